//! Numbers of Norwegian passports.
//!
//! Eight digits; since 2020 three letters and six digits. There is no public check digit, and other
//! documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}", "A{3}9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "no-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Norwegian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["NO"],
    anchor: "eight digits; since 2020 three letters and six digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "norsk pass",
        "passnummer norge",
        "norske pass",
        "norway passport",
        "norwegian passport",
        "norwegian passport number",
        "no passport",
        "no passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "norsk pass: 26123456",
            value: "26123456",
            normal: "26123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "norwegian passport 26123456 was shown",
            value: "26123456",
            normal: "26123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "no_passport",
            text: "26123456",
            value: "26123456",
            normal: "26123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 26123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "26123456", why: "the field says what it is" },
        Counterexample { field: "", text: "norsk pass: 26123", why: "too short" },
    ],
};
