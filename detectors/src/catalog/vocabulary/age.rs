//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] = &[
    "age", "aged", "alter", "âge", "edad", "età", "leeftijd", "wiek", "idade", "ålder", "vârsta", "alder",
    "ikä", "věk", "életkor", "yaş",
];
