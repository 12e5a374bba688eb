//! National identity and social security numbers.

use crate::method::Entry;

mod bd_nid;
mod id_nik;
mod lk_nic;
mod my_nric;
mod ph_philsys;
mod ph_sss;
mod ph_umid;
mod pk_cnic;
mod sg_nric;
mod th_pin;
mod us_ssn;
mod vn_cccd;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    us_ssn::ENTRY,
    sg_nric::ENTRY,
    th_pin::ENTRY,
    pk_cnic::ENTRY,
    my_nric::ENTRY,
    id_nik::ENTRY,
    vn_cccd::ENTRY,
    ph_sss::ENTRY,
    ph_umid::ENTRY,
    ph_philsys::ENTRY,
    lk_nic::ENTRY,
    bd_nid::ENTRY,
];
