//! Numbers of Romanian driving licences.
//!
//! A letter, eight digits and for some a letter. There is no public check digit, and other documents have
//! numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{8}", "A9{8}A"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ro-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Romanian driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["RO"],
    anchor: "a letter, eight digits and for some a letter",
    checks: "the form, and digits that are not all the same",
    context: &[
        "permis de conducere",
        "permis conducere",
        "nr permis de conducere",
        "permis auto",
        "romanian driving licence",
        "romanian driving license",
        "romanian driver license",
        "romanian drivers license",
        "ro driving licence",
        "ro driver license",
        "ro drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "permis de conducere: B01234567",
            value: "B01234567",
            normal: "B01234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "romanian driving licence B01234567 was shown",
            value: "B01234567",
            normal: "B01234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ro_driving_licence",
            text: "B01234567",
            value: "B01234567",
            normal: "B01234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref B01234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "B01234567", why: "the field says what it is" },
        Counterexample { field: "", text: "permis de conducere: B01234", why: "too short" },
    ],
};
