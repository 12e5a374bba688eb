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
mod dk_cpr;
mod ee_isikukood;
mod lt_asmens_kodas;

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
];
