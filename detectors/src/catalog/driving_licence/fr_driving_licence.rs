//! Numbers of French driving licences.
//!
//! Twelve digits; since 2013 two digits, two letters and five digits. There is no public check digit, and
//! other documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{12}", "99AA9{5}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "fr-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a French driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["FR"],
    anchor: "twelve digits; since 2013 two digits, two letters and five digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "permis de conduire",
        "numéro de permis",
        "numéro de permis de conduire",
        "permis français",
        "numéro neph",
        "neph",
        "french driving licence",
        "french driving license",
        "french driver license",
        "french drivers license",
        "fr driving licence",
        "fr driver license",
        "fr drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "permis de conduire: 13AA00002",
            value: "13AA00002",
            normal: "13AA00002",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "french driving licence 13AA00002 was shown",
            value: "13AA00002",
            normal: "13AA00002",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "fr_driving_licence",
            text: "13AA00002",
            value: "13AA00002",
            normal: "13AA00002",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 13AA00002", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "13AA00002", why: "the field says what it is" },
        Counterexample { field: "", text: "permis de conduire: 13AA00", why: "too short" },
    ],
};
