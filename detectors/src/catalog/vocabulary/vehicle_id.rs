//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] = &[];
