//! Numbers of Slovak driving licences.
//!
//! A letter and seven digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{7}", "AA9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "sk-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Slovak driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["SK"],
    anchor: "a letter and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "vodičský preukaz",
        "číslo vodičského preukazu",
        "vodičského preukazu",
        "slovak driving licence",
        "slovak driving license",
        "slovak driver license",
        "slovak drivers license",
        "sk driving licence",
        "sk driver license",
        "sk drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "vodičský preukaz: T1234567",
            value: "T1234567",
            normal: "T1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "slovak driving licence T1234567 was shown",
            value: "T1234567",
            normal: "T1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "sk_driving_licence",
            text: "T1234567",
            value: "T1234567",
            normal: "T1234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref T1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "T1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "vodičský preukaz: T1234", why: "too short" },
    ],
};
