//! National identity and social security numbers.

use crate::method::Entry;

mod in_aadhaar;
mod in_vid;
mod in_voter;
mod us_ssn;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[us_ssn::ENTRY, in_aadhaar::ENTRY, in_vid::ENTRY, in_voter::ENTRY];
