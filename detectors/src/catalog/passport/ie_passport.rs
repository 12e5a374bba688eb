//! Numbers of Irish passports.
//!
//! Two letters and seven digits, or a letter and eight digits. There is no public check digit, and other
//! documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{7}", "A9{8}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ie-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of an Irish passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["IE"],
    anchor: "two letters and seven digits, or a letter and eight digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "pas éireannach",
        "irish passport no",
        "uimhir phas",
        "ireland passport",
        "irish passport",
        "irish passport number",
        "ie passport",
        "ie passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "pas éireannach: PA1234567",
            value: "PA1234567",
            normal: "PA1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "irish passport PA1234567 was shown",
            value: "PA1234567",
            normal: "PA1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ie_passport",
            text: "PA1234567",
            value: "PA1234567",
            normal: "PA1234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref PA1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "PA1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "pas éireannach: PA1234", why: "too short" },
    ],
};
