//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] = &[
    "user agent",
    "useragent",
    "http user agent",
    "browser agent",
    "agent utilisateur",
    "agente de usuario",
    "agente utente",
];
