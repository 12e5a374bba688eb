//! Numbers of Swiss passports.
//!
//! A letter and seven digits, since 2022 letters among them. There is no public check digit, and other
//! documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{7}", "AX{7}"], check: shapes::five_digits })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ch-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Swiss passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["CH"],
    anchor: "a letter and seven digits, since 2022 letters among them",
    checks: "the form, and digits that are not all the same",
    context: &[
        "schweizer pass",
        "schweizer reisepass",
        "passeport suisse",
        "passaporto svizzero",
        "schweizer passnummer",
        "swiss passport",
        "swiss passport number",
        "ch passport",
        "ch passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "schweizer pass: S1234567",
            value: "S1234567",
            normal: "S1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "swiss passport S1234567 was shown",
            value: "S1234567",
            normal: "S1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ch_passport",
            text: "S1234567",
            value: "S1234567",
            normal: "S1234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref S1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "S1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "schweizer pass: S1234", why: "too short" },
    ],
};
