//! Numbers of Belgian driving licences.
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
    id: "be-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Belgian driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["BE"],
    anchor: "ten digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "rijbewijs",
        "belgisch rijbewijs",
        "permis de conduire belge",
        "rijbewijsnummer",
        "belgian driving licence",
        "belgian driving license",
        "belgian driver license",
        "belgian drivers license",
        "be driving licence",
        "be driver license",
        "be drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "rijbewijs: 1234567890",
            value: "1234567890",
            normal: "1234567890",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "belgian driving licence 1234567890 was shown",
            value: "1234567890",
            normal: "1234567890",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "be_driving_licence",
            text: "1234567890",
            value: "1234567890",
            normal: "1234567890",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 1234567890", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "1234567890", why: "the field says what it is" },
        Counterexample { field: "", text: "rijbewijs: 1234567", why: "too short" },
    ],
};
