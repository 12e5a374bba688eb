//! Numbers of Cypriot driving licences.
//!
//! Twelve digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{12}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "cy-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Cypriot driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["CY"],
    anchor: "twelve digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "άδεια οδήγησης κύπρος",
        "cyprus driving licence",
        "άδεια οδήγησης",
        "cypriot driving licence",
        "cypriot driving license",
        "cypriot driver license",
        "cypriot drivers license",
        "cy driving licence",
        "cy driver license",
        "cy drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "άδεια οδήγησης κύπρος: 001234567890",
            value: "001234567890",
            normal: "001234567890",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "cypriot driving licence 001234567890 was shown",
            value: "001234567890",
            normal: "001234567890",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cy_driving_licence",
            text: "001234567890",
            value: "001234567890",
            normal: "001234567890",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 001234567890", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "001234567890", why: "the field says what it is" },
        Counterexample {
            field: "", text: "άδεια οδήγησης κύπρος: 001234567", why: "too short"
        },
    ],
};
