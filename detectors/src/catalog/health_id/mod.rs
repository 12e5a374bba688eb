//! Health insurance, medical record and health service numbers.

use crate::method::Entry;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[];
