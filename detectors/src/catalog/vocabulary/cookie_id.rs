//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] =
    &["cookie id", "cookie identifier", "tracking cookie", "identifiant de cookie", "id de cookie"];
