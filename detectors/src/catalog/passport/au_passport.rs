//! Numbers of Australian passports.
//!
//! One or two letters and seven digits. There is no public check digit, and other documents have numbers of
//! the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{7}", "AA9{7}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "au-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of an Australian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["AU"],
    anchor: "one or two letters and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "australian passport no",
        "aussie passport",
        "passport australia",
        "australian passport",
        "australian passport number",
        "au passport",
        "au passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "australian passport no: N1234567",
            value: "N1234567",
            normal: "N1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "australian passport N1234567 was shown",
            value: "N1234567",
            normal: "N1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "au_passport",
            text: "N1234567",
            value: "N1234567",
            normal: "N1234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref N1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "N1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "australian passport no: N1234", why: "too short" },
    ],
};
