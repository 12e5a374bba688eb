//! Tax numbers of persons.

use crate::method::Entry;

mod ar_cuit;
mod au_tfn;
mod co_nit;
mod ke_pin;
mod mx_rfc;
mod nz_ird;
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
];
