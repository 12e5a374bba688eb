//! Numbers of Danish driving licences.
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
    id: "dk-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Danish driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["DK"],
    anchor: "eight digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "kørekort",
        "kørekortnummer",
        "kørekort nr",
        "dansk kørekort",
        "danish driving licence",
        "danish driving license",
        "danish driver license",
        "danish drivers license",
        "dk driving licence",
        "dk driver license",
        "dk drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "kørekort: 22123456",
            value: "22123456",
            normal: "22123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "danish driving licence 22123456 was shown",
            value: "22123456",
            normal: "22123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "dk_driving_licence",
            text: "22123456",
            value: "22123456",
            normal: "22123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 22123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "22123456", why: "the field says what it is" },
        Counterexample { field: "", text: "kørekort: 22123", why: "too short" },
    ],
};
