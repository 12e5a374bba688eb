//! Numbers of Luxembourgish driving licences.
//!
//! Six digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "lu-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Luxembourgish driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["LU"],
    anchor: "six digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "permis de conduire luxembourgeois",
        "luxembourg driving licence",
        "luxemburger führerschein",
        "luxembourgish driving licence",
        "luxembourgish driving license",
        "luxembourgish driver license",
        "luxembourgish drivers license",
        "lu driving licence",
        "lu driver license",
        "lu drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "permis de conduire luxembourgeois: 123456",
            value: "123456",
            normal: "123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "luxembourgish driving licence: 123456 was shown",
            value: "123456",
            normal: "123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "lu_driving_licence",
            text: "123456",
            value: "123456",
            normal: "123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "123456", why: "the field says what it is" },
        Counterexample { field: "", text: "permis de conduire luxembourgeois: 123", why: "too short" },
    ],
};
