//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] = &[
    "date of birth",
    "dob",
    "birth date",
    "birthdate",
    "birthday",
    "geburtsdatum",
    "geburtstag",
    "date de naissance",
    "fecha de nacimiento",
    "data di nascita",
    "geboortedatum",
    "data urodzenia",
    "data de nascimento",
    "födelsedatum",
    "data nașterii",
    "fødselsdato",
    "syntymäaika",
    "datum narození",
    "dátum narodenia",
    "születési dátum",
    "doğum tarihi",
];
