//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] = &[
    "special category",
    "special category data",
    "sensitive personal data",
    "besondere kategorien",
    "données sensibles",
    "datos sensibles",
    "dati sensibili",
    "bijzondere persoonsgegevens",
    "dane wrażliwe",
    "dados sensíveis",
    "känsliga personuppgifter",
    "date sensibile",
];
