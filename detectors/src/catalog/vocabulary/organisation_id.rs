//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] = &[
    "company number",
    "company registration number",
    "business number",
    "business registration number",
    "handelsregisternummer",
    "numéro d entreprise",
    "numéro siren",
    "número de empresa",
    "numero rea",
    "kvk nummer",
    "ondernemingsnummer",
    "numer regon",
    "organisationsnummer",
    "organisasjonsnummer",
    "cvr nummer",
    "cod unic de înregistrare",
    "사업자등록번호",
    "法人番号",
    "统一社会信用代码",
];
