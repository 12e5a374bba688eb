//! Numbers of Greek driving licences.
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
    id: "gr-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Greek driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["GR"],
    anchor: "nine digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "άδεια οδήγησης",
        "δίπλωμα οδήγησης",
        "αριθμός άδειας οδήγησης",
        "adeia odigisis",
        "greek driving licence",
        "greek driving license",
        "greek driver license",
        "greek drivers license",
        "gr driving licence",
        "gr driver license",
        "gr drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "άδεια οδήγησης: 123456780",
            value: "123456780",
            normal: "123456780",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "greek driving licence 123456780 was shown",
            value: "123456780",
            normal: "123456780",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "gr_driving_licence",
            text: "123456780",
            value: "123456780",
            normal: "123456780",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 123456780", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "123456780", why: "the field says what it is" },
        Counterexample { field: "", text: "άδεια οδήγησης: 123456", why: "too short" },
    ],
};
