//! Numbers of Armenian passports.
//!
//! Two letters and seven digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{7}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "am-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of an Armenian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["AM"],
    anchor: "two letters and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "անձնագիր",
        "անձնագրի համար",
        "armenian passport",
        "armenian passport number",
        "am passport",
        "am passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "անձնագիր: AN0123456",
            value: "AN0123456",
            normal: "AN0123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "armenian passport AN0123456 was shown",
            value: "AN0123456",
            normal: "AN0123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "am_passport",
            text: "AN0123456",
            value: "AN0123456",
            normal: "AN0123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref AN0123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "AN0123456", why: "the field says what it is" },
        Counterexample { field: "", text: "անձնագիր: AN0123", why: "too short" },
    ],
};
