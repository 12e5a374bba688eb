//! Identifiers of organisations that may be a sole trader's.

use crate::method::Entry;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[];
