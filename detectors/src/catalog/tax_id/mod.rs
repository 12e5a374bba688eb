//! Tax numbers of persons.

use crate::method::Entry;
mod ph_tin;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[ph_tin::ENTRY];
