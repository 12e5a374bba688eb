//! Health insurance, medical record and health service numbers.

use crate::method::Entry;

mod au_ihi;
mod au_medicare;
mod ca_bc_phn;
mod ca_health_number;
mod ca_ohip;
mod ca_ramq;
mod de_bsnr;
mod de_kvnr;
mod de_lanr;
mod es_cip;
mod eu_ehic;
mod fr_rpps;
mod health_insurance;
mod health_professional;
mod hu_taj;
mod medical_record;
mod nz_nhi;
mod pt_sns;
pub(super) mod shared;
mod uk_chi;
mod uk_nhs;
mod us_dea;
mod us_hicn;
mod us_mbi;
mod us_npi;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    au_medicare::ENTRY,
    au_ihi::ENTRY,
    nz_nhi::ENTRY,
    uk_nhs::ENTRY,
    uk_chi::ENTRY,
    us_mbi::ENTRY,
    us_npi::ENTRY,
    us_dea::ENTRY,
    us_hicn::ENTRY,
    ca_bc_phn::ENTRY,
    ca_ohip::ENTRY,
    ca_ramq::ENTRY,
    ca_health_number::ENTRY,
    de_kvnr::ENTRY,
    de_lanr::ENTRY,
    de_bsnr::ENTRY,
    hu_taj::ENTRY,
    eu_ehic::ENTRY,
    es_cip::ENTRY,
    pt_sns::ENTRY,
    fr_rpps::ENTRY,
    medical_record::ENTRY,
    health_insurance::ENTRY,
    health_professional::ENTRY,
];
