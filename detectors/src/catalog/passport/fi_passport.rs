//! Numbers of Finnish passports.
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
    id: "fi-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Finnish passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["FI"],
    anchor: "two letters and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "passin numero",
        "suomen passi",
        "passinumero",
        "finskt pass",
        "finnish passport",
        "finnish passport number",
        "fi passport",
        "fi passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "passin numero: XP1234567",
            value: "XP1234567",
            normal: "XP1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "finnish passport XP1234567 was shown",
            value: "XP1234567",
            normal: "XP1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "fi_passport",
            text: "XP1234567",
            value: "XP1234567",
            normal: "XP1234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref XP1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "XP1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "passin numero: XP1234", why: "too short" },
    ],
};
