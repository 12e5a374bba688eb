//! Numbers of Slovenian driving licences.
//!
//! Nine digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "si-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Slovenian driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["SI"],
    anchor: "nine digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "vozniško dovoljenje",
        "številka vozniškega dovoljenja",
        "vozniškega dovoljenja",
        "slovenian driving licence",
        "slovenian driving license",
        "slovenian driver license",
        "slovenian drivers license",
        "si driving licence",
        "si driver license",
        "si drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "vozniško dovoljenje: 001234567",
            value: "001234567",
            normal: "001234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "slovenian driving licence 001234567 was shown",
            value: "001234567",
            normal: "001234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "si_driving_licence",
            text: "001234567",
            value: "001234567",
            normal: "001234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 001234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "001234567", why: "the field says what it is" },
        Counterexample { field: "", text: "vozniško dovoljenje: 001234", why: "too short" },
    ],
};
