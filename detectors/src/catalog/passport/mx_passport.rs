//! Numbers of Mexican passports.
//!
//! A letter and eight digits; older ones eleven digits. There is no public check digit, and other documents
//! have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{8}", "9{11}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "mx-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Mexican passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["MX"],
    anchor: "a letter and eight digits; older ones eleven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "pasaporte mexicano",
        "número de pasaporte mexicano",
        "pasaporte méxico",
        "mexican passport",
        "mexican passport number",
        "mx passport",
        "mx passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "pasaporte mexicano: G12345678",
            value: "G12345678",
            normal: "G12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "mexican passport G12345678 was shown",
            value: "G12345678",
            normal: "G12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "mx_passport",
            text: "G12345678",
            value: "G12345678",
            normal: "G12345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref G12345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "G12345678", why: "the field says what it is" },
        Counterexample { field: "", text: "pasaporte mexicano: G12345", why: "too short" },
    ],
};
