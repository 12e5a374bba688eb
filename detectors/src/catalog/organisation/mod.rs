//! Identifiers of organisations that may be a sole trader's.

use crate::method::Entry;

mod au_abn;
mod au_acn;
mod br_cnpj;
mod ch_uid;
mod de_handelsregister;
mod de_ust_id;
mod eu_vat;
mod fr_siren;
mod hu_adoszam;
mod in_gstin;
mod it_partita_iva;
mod kr_brn;
mod nl_btw_id;
mod ro_cui;
mod se_organisationsnummer;
mod sg_uen;
mod us_ein;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    au_abn::ENTRY,
    au_acn::ENTRY,
    de_ust_id::ENTRY,
    de_handelsregister::ENTRY,
    se_organisationsnummer::ENTRY,
    br_cnpj::ENTRY,
    us_ein::ENTRY,
    fr_siren::ENTRY,
    it_partita_iva::ENTRY,
    nl_btw_id::ENTRY,
    ch_uid::ENTRY,
    ro_cui::ENTRY,
    hu_adoszam::ENTRY,
    eu_vat::ENTRY,
    sg_uen::ENTRY,
    in_gstin::ENTRY,
    kr_brn::ENTRY,
];
