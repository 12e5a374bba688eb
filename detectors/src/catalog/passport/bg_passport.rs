//! Numbers of Bulgarian passports.
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
    id: "bg-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Bulgarian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["BG"],
    anchor: "nine digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "паспорт българия",
        "номер на паспорт",
        "български паспорт",
        "balgarski pasport",
        "bulgarian passport",
        "bulgarian passport number",
        "bg passport",
        "bg passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "паспорт българия: 381234567",
            value: "381234567",
            normal: "381234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "bulgarian passport 381234567 was shown",
            value: "381234567",
            normal: "381234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "bg_passport",
            text: "381234567",
            value: "381234567",
            normal: "381234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 381234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "381234567", why: "the field says what it is" },
        Counterexample { field: "", text: "паспорт българия: 381234", why: "too short" },
    ],
};
