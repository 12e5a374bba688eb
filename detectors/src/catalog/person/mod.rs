//! Facts about a person: date of birth, age, gender, special categories.

use crate::method::Entry;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[];
