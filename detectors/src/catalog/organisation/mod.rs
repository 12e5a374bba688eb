//! Identifiers of organisations that may be a sole trader's.

use crate::method::Entry;

mod au_abn;
mod au_acn;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[au_abn::ENTRY, au_acn::ENTRY];
