//! Numbers of French passports.
//!
//! Two digits, two letters and five digits. There is no public check digit, and other documents have
//! numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["99AA9{5}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "fr-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a French passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["FR"],
    anchor: "two digits, two letters and five digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "passeport français",
        "numéro de passeport français",
        "passeport france",
        "numéro de passeport",
        "french passport",
        "french passport number",
        "fr passport",
        "fr passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 91, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "passeport français: 09FV12345",
            value: "09FV12345",
            normal: "09FV12345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "french passport 09FV12345 was shown",
            value: "09FV12345",
            normal: "09FV12345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "fr_passport",
            text: "09FV12345",
            value: "09FV12345",
            normal: "09FV12345",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 09FV12345", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "09FV12345", why: "the field says what it is" },
        Counterexample { field: "", text: "passeport français: 09FV12", why: "too short" },
    ],
};
