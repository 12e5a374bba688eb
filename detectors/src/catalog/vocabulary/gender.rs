//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] = &[
    "gender",
    "sex",
    "geschlecht",
    "sexe",
    "sexo",
    "género",
    "sesso",
    "genere",
    "geslacht",
    "płeć",
    "kön",
    "gênero",
    "køn",
    "kjønn",
    "sukupuoli",
    "pohlaví",
    "cinsiyet",
];
