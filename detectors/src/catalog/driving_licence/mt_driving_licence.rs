//! Numbers of Maltese driving licences.
//!
//! Two characters and six digits. There is no public check digit, and other documents have numbers of the
//! same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["X{2} 9{3} 9{3}", "X{2}9{6}", "X{2} 9{6}"],
        check: shapes::plain,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "mt-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Maltese driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["MT"],
    anchor: "two characters and six digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "liċenzja tas sewqan",
        "malta driving licence",
        "licenzja tas sewqan",
        "maltese driving licence",
        "maltese driving license",
        "maltese driver license",
        "maltese drivers license",
        "mt driving licence",
        "mt driver license",
        "mt drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "liċenzja tas sewqan: BD123456",
            value: "BD123456",
            normal: "BD123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "maltese driving licence BD123456 was shown",
            value: "BD123456",
            normal: "BD123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "mt_driving_licence",
            text: "BD123456",
            value: "BD123456",
            normal: "BD123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref BD123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "BD123456", why: "the field says what it is" },
        Counterexample { field: "", text: "liċenzja tas sewqan: BD123", why: "too short" },
    ],
};
