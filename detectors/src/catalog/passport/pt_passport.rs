//! Numbers of Portuguese passports.
//!
//! One or two letters and six digits. There is no public check digit, and other documents have numbers of
//! the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{6}", "AA9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "pt-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Portuguese passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["PT"],
    anchor: "one or two letters and six digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "passaporte português",
        "número do passaporte português",
        "passaporte portugal",
        "portuguese passport",
        "portuguese passport number",
        "pt passport",
        "pt passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "passaporte português: CA123456",
            value: "CA123456",
            normal: "CA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "portuguese passport CA123456 was shown",
            value: "CA123456",
            normal: "CA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "pt_passport",
            text: "CA123456",
            value: "CA123456",
            normal: "CA123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref CA123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "CA123456", why: "the field says what it is" },
        Counterexample { field: "", text: "passaporte português: CA123", why: "too short" },
    ],
};
