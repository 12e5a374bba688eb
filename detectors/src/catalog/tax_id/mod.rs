//! Tax numbers of persons.

use crate::method::Entry;

mod in_pan;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[in_pan::ENTRY];
