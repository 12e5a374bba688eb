//! Numbers of US passports.
//!
//! Nine digits, or a letter and eight digits. There is no public check digit, and other documents have
//! numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}", "A9{8}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "us-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a US passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["US"],
    anchor: "nine digits, or a letter and eight digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "american passport",
        "united states passport",
        "u s passport",
        "usa passport",
        "passport usa",
        "travel document",
        "us passport",
        "us passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "american passport: A12803456",
            value: "A12803456",
            normal: "A12803456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "us passport A12803456 was shown",
            value: "A12803456",
            normal: "A12803456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "us_passport",
            text: "A12803456",
            value: "A12803456",
            normal: "A12803456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref A12803456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "A12803456", why: "the field says what it is" },
        Counterexample { field: "", text: "american passport: A12803", why: "too short" },
    ],
};
