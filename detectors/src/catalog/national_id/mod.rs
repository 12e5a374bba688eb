//! National identity and social security numbers.

use crate::method::Entry;

mod br_cpf;
mod br_pis;
mod br_rg;
mod br_titulo_eleitor;
mod ca_permanent_resident;
mod ca_sin;
pub(crate) mod mexico;
mod mx_curp;
mod mx_ine;
mod mx_nss;
mod us_ssn;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    us_ssn::ENTRY,
    ca_sin::ENTRY,
    ca_permanent_resident::ENTRY,
    mx_curp::ENTRY,
    mx_nss::ENTRY,
    mx_ine::ENTRY,
    br_cpf::ENTRY,
    br_rg::ENTRY,
    br_pis::ENTRY,
    br_titulo_eleitor::ENTRY,
];
