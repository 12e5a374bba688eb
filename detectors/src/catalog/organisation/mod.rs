//! Identifiers of organisations that may be a sole trader's.

use crate::method::Entry;
mod sg_uen;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[sg_uen::ENTRY];
