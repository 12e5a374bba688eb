//! National identity and social security numbers.

use crate::method::Entry;

mod us_ssn;

mod at_svnr;
mod baltic;
mod be_eid;
mod be_nn;
mod bg_egn;
mod bg_pnf;
mod ch_ahv;
mod cy_identity_card;
mod cz_rodne_cislo;
mod de_identity_card;
mod de_svnr;
mod dk_cpr;
mod ee_isikukood;
mod es_dni;
mod es_nie;
mod es_nuss;
mod fi_hetu;
mod fr_cni;
mod fr_nir;
mod gr_amka;
mod gr_identity_card;
mod hr_oib;
mod hu_identity_card;
mod hu_szemelyi;
mod ie_pps;
mod lt_asmens_kodas;
mod spanish;
mod uk_electoral_roll;
mod uk_nino;
mod uk_upn;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    us_ssn::ENTRY,
    at_svnr::ENTRY,
    be_nn::ENTRY,
    be_eid::ENTRY,
    bg_egn::ENTRY,
    bg_pnf::ENTRY,
    ch_ahv::ENTRY,
    cy_identity_card::ENTRY,
    cz_rodne_cislo::ENTRY,
    dk_cpr::ENTRY,
    ee_isikukood::ENTRY,
    lt_asmens_kodas::ENTRY,
    de_svnr::ENTRY,
    de_identity_card::ENTRY,
    es_dni::ENTRY,
    es_nie::ENTRY,
    es_nuss::ENTRY,
    fi_hetu::ENTRY,
    fr_nir::ENTRY,
    fr_cni::ENTRY,
    uk_nino::ENTRY,
    uk_upn::ENTRY,
    uk_electoral_roll::ENTRY,
    gr_amka::ENTRY,
    gr_identity_card::ENTRY,
    hr_oib::ENTRY,
    hu_szemelyi::ENTRY,
    hu_identity_card::ENTRY,
    ie_pps::ENTRY,
];
