//! Numbers of Estonian passports.
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
    id: "ee-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of an Estonian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["EE"],
    anchor: "one or two letters and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "eesti pass",
        "passi number",
        "estonian passport",
        "estonian passport number",
        "ee passport",
        "ee passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "eesti pass: KE1234567",
            value: "KE1234567",
            normal: "KE1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "estonian passport KE1234567 was shown",
            value: "KE1234567",
            normal: "KE1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ee_passport",
            text: "KE1234567",
            value: "KE1234567",
            normal: "KE1234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref KE1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "KE1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "eesti pass: KE1234", why: "too short" },
    ],
};
