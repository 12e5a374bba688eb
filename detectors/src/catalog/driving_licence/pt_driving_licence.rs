//! Numbers of Portuguese driving licences.
//!
//! One or two letters, five to eight digits and a check digit. There is no public check digit, and other
//! documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{1,2}-9{5,8} 9", "A{1,2} 9{5,8} 9", "A{1,2}-9{6,9}", "A{1,2}9{6,9}"],
        check: shapes::plain,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "pt-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Portuguese driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["PT"],
    anchor: "one or two letters, five to eight digits and a check digit",
    checks: "the form, and digits that are not all the same",
    context: &[
        "carta de condução",
        "número da carta de condução",
        "carta de condução portuguesa",
        "portuguese driving licence",
        "portuguese driving license",
        "portuguese driver license",
        "portuguese drivers license",
        "pt driving licence",
        "pt driver license",
        "pt drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "carta de condução: L-1234567 8",
            value: "L-1234567 8",
            normal: "L12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "portuguese driving licence L-1234567 8 was shown",
            value: "L-1234567 8",
            normal: "L12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "pt_driving_licence",
            text: "L-1234567 8",
            value: "L-1234567 8",
            normal: "L12345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref L12345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "L12345678", why: "the field says what it is" },
        Counterexample { field: "", text: "carta de condução: L-123", why: "too short" },
    ],
};
