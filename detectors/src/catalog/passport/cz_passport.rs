//! Numbers of Czech passports.
//!
//! Eight digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "cz-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Czech passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["CZ"],
    anchor: "eight digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "cestovní pas",
        "číslo pasu",
        "číslo cestovního pasu",
        "český pas",
        "czech passport",
        "czech passport number",
        "cz passport",
        "cz passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "cestovní pas: 39123456",
            value: "39123456",
            normal: "39123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "czech passport 39123456 was shown",
            value: "39123456",
            normal: "39123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cz_passport",
            text: "39123456",
            value: "39123456",
            normal: "39123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 39123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "39123456", why: "the field says what it is" },
        Counterexample { field: "", text: "cestovní pas: 39123", why: "too short" },
    ],
};
