//! Tax numbers of persons.

use crate::method::Entry;

mod au_tfn;
mod nz_ird;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    au_tfn::ENTRY,
    nz_ird::ENTRY,
];
