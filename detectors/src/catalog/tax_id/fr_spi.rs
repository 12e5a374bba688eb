//! Tax numbers of persons in France (numéro fiscal de référence, SPI).
//!
//! Thirteen digits, the first 0 to 3; the last three are the remainder of the first ten modulo 511, which
//! chance gives one number in 500.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::number,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{13}", "99~99~999~999~999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "fr-spi",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person in France.",
    standard: Standard { name: "OECD, TIN, France", url: "https://www.impots.gouv.fr/" },
    regions: &["FR"],
    anchor: "thirteen digits, alone or in groups of 2, 2, 3, 3 and 3",
    checks: "first digit 0 to 3; modulo 511",
    context: &[
        "numéro fiscal",
        "numero fiscal",
        "n fiscal",
        "nº fiscal",
        "n° fiscal",
        "no fiscal",
        "spi",
        "numéro spi",
        "identifiant fiscal",
        "numéro fiscal de référence",
        "numéro d'identification fiscale",
        "référence fiscale",
        "numéro de déclarant",
        "fr nif",
        "fr spi",
        "french tax number",
        "french tax id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 80, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Numéro fiscal : 30 23 217 600 053",
            value: "30 23 217 600 053",
            normal: "3023217600053",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "numero fiscal 0701987765493",
            value: "0701987765493",
            normal: "0701987765493",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "numero_fiscal",
            text: "1234567890066",
            value: "1234567890066",
            normal: "1234567890066",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "30 23 217 600 053",
            value: "30 23 217 600 053",
            normal: "3023217600053",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Numéro fiscal : 30 23 217 600 054",
            why: "the check digits are wrong",
        },
        Counterexample {
            field: "", text: "Numéro fiscal : 9701987765432", why: "the first digit is 0 to 3"
        },
        Counterexample {
            field: "",
            text: "3023217600053",
            why: "thirteen digits without a label are any number",
        },
    ],
};

fn check(digits: &[u8]) -> Option<Evidence> {
    let (first, body, key) = (digits.first()?, number(digits.get(..10)?)?, number(digits.get(10..13)?)?);
    (*first <= b'3' && body > 0 && body % 511 == key).then_some(Evidence::CHECKSUM)
}
