//! Tax numbers of persons.

use crate::method::Entry;

mod ar_cuit;
mod at_steuernummer;
mod au_tfn;
mod co_nit;
mod cy_tic;
mod cz_dic;
mod de_steuer_id;
mod de_steuernummer;
mod es_nif;
mod fi_veronumero;
mod fr_spi;
mod gr_afm;
mod hu_adoazonosito;
mod in_pan;
mod ke_pin;
mod mt_tin;
mod mx_rfc;
pub(super) mod numbers;
mod nz_ird;
mod ph_tin;
mod pl_nip;
mod pt_nif;
mod si_davcna;
mod sk_dic;
mod tax_number;
mod uk_utr;
mod us_atin;
mod us_itin;
mod us_ptin;
mod ve_rif;
mod za_tin;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    au_tfn::ENTRY,
    nz_ird::ENTRY,
    us_itin::ENTRY,
    us_atin::ENTRY,
    us_ptin::ENTRY,
    mx_rfc::ENTRY,
    ar_cuit::ENTRY,
    co_nit::ENTRY,
    ve_rif::ENTRY,
    za_tin::ENTRY,
    ke_pin::ENTRY,
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
    ph_tin::ENTRY,
    in_pan::ENTRY,
    fi_veronumero::ENTRY,
];
