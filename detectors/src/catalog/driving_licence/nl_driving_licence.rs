//! Numbers of Dutch driving licences.
//!
//! Ten digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "nl-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Dutch driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["NL"],
    anchor: "ten digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "rijbewijs",
        "rijbewijsnummer",
        "rijbewijs nummer",
        "nederlands rijbewijs",
        "dutch driving licence",
        "dutch driving license",
        "dutch driver license",
        "dutch drivers license",
        "nl driving licence",
        "nl driver license",
        "nl drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "nederlands rijbewijs: 5123456789",
            value: "5123456789",
            normal: "5123456789",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "dutch driving licence 5123456789 was shown",
            value: "5123456789",
            normal: "5123456789",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nl_driving_licence",
            text: "5123456789",
            value: "5123456789",
            normal: "5123456789",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 5123456789", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "5123456789", why: "the field says what it is" },
        Counterexample { field: "", text: "rijbewijs: 5123456", why: "too short" },
    ],
};
