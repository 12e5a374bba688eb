//! Numbers of Austrian passports.
//!
//! A letter and seven digits; two letters since 2023. There is no public check digit, and other documents
//! have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A9{7}", "A 9{7}", "AA9{7}"],
        check: shapes::plain,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "at-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of an Austrian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["AT"],
    anchor: "a letter and seven digits; two letters since 2023",
    checks: "the form, and digits that are not all the same",
    context: &[
        "österreichischer reisepass",
        "österreichische passnummer",
        "reisepass österreich",
        "austrian passport",
        "austrian passport number",
        "at passport",
        "at passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "österreichischer reisepass: P1234567",
            value: "P1234567",
            normal: "P1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "austrian passport P1234567 was shown",
            value: "P1234567",
            normal: "P1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "at_passport",
            text: "P1234567",
            value: "P1234567",
            normal: "P1234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref P1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "P1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "österreichischer reisepass: P1234", why: "too short" },
    ],
};
