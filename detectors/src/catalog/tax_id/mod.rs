//! Tax numbers of persons.

use crate::method::Entry;

mod at_steuernummer;
mod cy_tic;
mod cz_dic;
mod de_steuer_id;
mod de_steuernummer;
mod es_nif;
mod fr_spi;
mod gr_afm;
mod hu_adoazonosito;
mod mt_tin;
pub(super) mod numbers;
mod pl_nip;
mod pt_nif;
mod si_davcna;
mod sk_dic;
mod tax_number;
mod uk_utr;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    de_steuer_id::ENTRY,
    de_steuernummer::ENTRY,
    uk_utr::ENTRY,
    fr_spi::ENTRY,
    es_nif::ENTRY,
    pt_nif::ENTRY,
    pl_nip::ENTRY,
    at_steuernummer::ENTRY,
    gr_afm::ENTRY,
    hu_adoazonosito::ENTRY,
    cz_dic::ENTRY,
    si_davcna::ENTRY,
    sk_dic::ENTRY,
    cy_tic::ENTRY,
    mt_tin::ENTRY,
    tax_number::ENTRY,
];
