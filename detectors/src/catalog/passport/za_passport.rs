//! Numbers of South African passports.
//!
//! A letter and eight digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{8}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "za-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a South African passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["ZA"],
    anchor: "a letter and eight digits",
    checks: "the letters A, D, M and T with which numbers begin",
    context: &[
        "sa passport",
        "south africa passport",
        "rsa passport",
        "paspoortnommer",
        "south african passport",
        "south african passport number",
        "za passport",
        "za passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "sa passport: A12345678",
            value: "A12345678",
            normal: "A12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "south african passport A12345678 was shown",
            value: "A12345678",
            normal: "A12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "za_passport",
            text: "A12345678",
            value: "A12345678",
            normal: "A12345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref A12345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "A12345678", why: "the field says what it is" },
        Counterexample { field: "", text: "sa passport: A12345", why: "too short" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (first, rest) = number.split_first()?;
    (b"ADMT".contains(first) && rest.iter().any(|b| *b != b'0')).then_some(Evidence::NONE)
}
