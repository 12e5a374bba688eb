//! Numbers of Irish driving licences.
//!
//! Nine digits of the driver, or six digits and four letters. There is no public check digit,
//! and other documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6}A{4}", "9{9}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ie-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of an Irish driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["IE"],
    anchor: "nine digits of the driver, or six digits and four letters",
    checks: "the form, and digits that are not all the same",
    context: &[
        "ceadúnas tiomána",
        "ireland driving licence",
        "irish driver number",
        "irish driving licence",
        "irish driving license",
        "irish driver license",
        "irish drivers license",
        "ie driving licence",
        "ie driver license",
        "ie drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "ceadúnas tiomána: 123456789",
            value: "123456789",
            normal: "123456789",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "irish driving licence 123456789 was shown",
            value: "123456789",
            normal: "123456789",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ie_driving_licence",
            text: "123456789",
            value: "123456789",
            normal: "123456789",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 123456789", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "123456789", why: "the field says what it is" },
        Counterexample { field: "", text: "ceadúnas tiomána: 123456", why: "too short" },
    ],
};
