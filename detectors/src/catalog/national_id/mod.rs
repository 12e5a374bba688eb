//! National identity and social security numbers.

use crate::method::Entry;

mod nl_bsn;
mod pl_pesel;
mod us_ssn;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[us_ssn::ENTRY, nl_bsn::ENTRY, pl_pesel::ENTRY];
