//! Numbers of Romanian passports.
//!
//! Eight or nine digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8,9}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ro-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Romanian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["RO"],
    anchor: "eight or nine digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "pașaport",
        "paşaport",
        "număr pașaport",
        "nr pașaport",
        "pașaport românesc",
        "romanian passport",
        "romanian passport number",
        "ro passport",
        "ro passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "pașaport: 051234567",
            value: "051234567",
            normal: "051234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "romanian passport 051234567 was shown",
            value: "051234567",
            normal: "051234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ro_passport",
            text: "051234567",
            value: "051234567",
            normal: "051234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 051234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "051234567", why: "the field says what it is" },
        Counterexample { field: "", text: "pașaport: 051234", why: "too short" },
    ],
};
