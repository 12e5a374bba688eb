//! Numbers of Latvian driving licences.
//!
//! Two or three letters and six digits. There is no public check digit, and other documents have numbers of
//! the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{6}", "A{3}9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "lv-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Latvian driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["LV"],
    anchor: "two or three letters and six digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "vadītāja apliecība",
        "vadītāja apliecības numurs",
        "autovadītāja apliecība",
        "latvian driving licence",
        "latvian driving license",
        "latvian driver license",
        "latvian drivers license",
        "lv driving licence",
        "lv driver license",
        "lv drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "vadītāja apliecība: LAA123456",
            value: "LAA123456",
            normal: "LAA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "latvian driving licence LAA123456 was shown",
            value: "LAA123456",
            normal: "LAA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "lv_driving_licence",
            text: "LAA123456",
            value: "LAA123456",
            normal: "LAA123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref LAA123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "LAA123456", why: "the field says what it is" },
        Counterexample { field: "", text: "vadītāja apliecība: LAA123", why: "too short" },
    ],
};
