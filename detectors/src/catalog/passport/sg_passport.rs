//! Numbers of Singaporean passports.
//!
//! A letter, seven digits and a letter. There is no public check digit, and other documents have numbers of
//! the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{7}A"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "sg-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Singaporean passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["SG"],
    anchor: "a letter, seven digits and a letter",
    checks: "the form, and digits that are not all the same",
    context: &[
        "singapore passport",
        "singapore passport number",
        "passport singapore",
        "singaporean passport",
        "singaporean passport number",
        "sg passport",
        "sg passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "singapore passport: K1234567E",
            value: "K1234567E",
            normal: "K1234567E",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "singaporean passport K1234567E was shown",
            value: "K1234567E",
            normal: "K1234567E",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "sg_passport",
            text: "K1234567E",
            value: "K1234567E",
            normal: "K1234567E",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref K1234567E", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "K1234567E", why: "the field says what it is" },
        Counterexample { field: "", text: "singapore passport: K12345", why: "too short" },
    ],
};
