//! Health insurance, medical record and health service numbers.

use crate::method::Entry;

mod au_ihi;
mod au_medicare;
mod nz_nhi;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[au_medicare::ENTRY, au_ihi::ENTRY, nz_nhi::ENTRY];
