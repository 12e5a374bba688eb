//! Numbers of Estonian driving licences.
//!
//! ET and six digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["et9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ee-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of an Estonian driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["EE"],
    anchor: "ET and six digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "juhiluba",
        "juhiloa number",
        "eesti juhiluba",
        "juhiloa",
        "estonian driving licence",
        "estonian driving license",
        "estonian driver license",
        "estonian drivers license",
        "ee driving licence",
        "ee driver license",
        "ee drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "juhiluba: ET123456",
            value: "ET123456",
            normal: "ET123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "estonian driving licence ET123456 was shown",
            value: "ET123456",
            normal: "ET123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ee_driving_licence",
            text: "ET123456",
            value: "ET123456",
            normal: "ET123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref ET123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "ET123456", why: "the field says what it is" },
        Counterexample { field: "", text: "juhiluba: ET123", why: "too short" },
    ],
};
