//! Numbers of Taiwanese passports.
//!
//! Nine digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "tw-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Taiwanese passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["TW"],
    anchor: "nine digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "護照",
        "護照號碼",
        "台灣護照",
        "taiwan passport",
        "taiwanese passport",
        "taiwanese passport number",
        "tw passport",
        "tw passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "護照: 312345678",
            value: "312345678",
            normal: "312345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "taiwanese passport 312345678 was shown",
            value: "312345678",
            normal: "312345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "tw_passport",
            text: "312345678",
            value: "312345678",
            normal: "312345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 312345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "312345678", why: "the field says what it is" },
        Counterexample { field: "", text: "護照: 312345", why: "too short" },
    ],
};
