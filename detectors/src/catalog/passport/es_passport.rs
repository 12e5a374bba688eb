//! Numbers of Spanish passports.
//!
//! Three letters and six digits; older ones two letters. There is no public check digit, and other
//! documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{3}9{6}", "A{2}9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "es-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Spanish passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["ES"],
    anchor: "three letters and six digits; older ones two letters",
    checks: "the form, and digits that are not all the same",
    context: &[
        "pasaporte español",
        "número de pasaporte español",
        "pasaporte españa",
        "mi pasaporte",
        "spanish passport",
        "spanish passport number",
        "es passport",
        "es passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "pasaporte español: AAA123456",
            value: "AAA123456",
            normal: "AAA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "spanish passport AAA123456 was shown",
            value: "AAA123456",
            normal: "AAA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "es_passport",
            text: "AAA123456",
            value: "AAA123456",
            normal: "AAA123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref AAA123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "AAA123456", why: "the field says what it is" },
        Counterexample { field: "", text: "pasaporte español: AAA123", why: "too short" },
    ],
};
