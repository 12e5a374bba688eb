//! Identifiers of organisations that may be a sole trader's.

use crate::method::Entry;

mod in_gstin;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[in_gstin::ENTRY];
