//! Numbers of South Korean passports.
//!
//! A letter and eight digits; since 2021 a letter, three digits, a letter and four digits. There is no
//! public check digit, and other documents have numbers of the same form, so that a number counts only with
//! a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{8}", "A9{3}A9{4}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "kr-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a South Korean passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["KR"],
    anchor: "a letter and eight digits; since 2021 a letter, three digits, a letter and four digits",
    checks: "the letters M, S, R, D, G and O with which numbers begin",
    context: &[
        "여권",
        "여권번호",
        "여권번호는",
        "대한민국 여권",
        "korean passport",
        "korea passport",
        "south korean passport",
        "south korean passport number",
        "kr passport",
        "kr passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "여권: M123A4567",
            value: "M123A4567",
            normal: "M123A4567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "south korean passport M123A4567 was shown",
            value: "M123A4567",
            normal: "M123A4567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "kr_passport",
            text: "M123A4567",
            value: "M123A4567",
            normal: "M123A4567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref M123A4567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "M123A4567", why: "the field says what it is" },
        Counterexample { field: "", text: "여권: A123B4567", why: "A is no kind of passport" },
    ],
};

/// M many journeys, S one, R residents abroad, D diplomats, G and O officials.
fn check(number: &[u8]) -> Option<Evidence> {
    let (first, rest) = number.split_first()?;
    (b"MSRDGO".contains(first) && rest.iter().any(|b| *b != b'0')).then_some(Evidence::NONE)
}
