//! Numbers of Turkish passports.
//!
//! A letter and eight digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{8}", "A 9{8}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "tr-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Turkish passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["TR"],
    anchor: "a letter and eight digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "pasaport",
        "pasaport no",
        "pasaport numarası",
        "türk pasaportu",
        "turkey passport",
        "turkish passport",
        "turkish passport number",
        "tr passport",
        "tr passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "pasaport: U12345678",
            value: "U12345678",
            normal: "U12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "turkish passport U12345678 was shown",
            value: "U12345678",
            normal: "U12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "tr_passport",
            text: "U12345678",
            value: "U12345678",
            normal: "U12345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref U12345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "U12345678", why: "the field says what it is" },
        Counterexample { field: "", text: "pasaport: U12345", why: "too short" },
    ],
};
