//! Numbers of Lithuanian driving licences.
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
    id: "lt-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Lithuanian driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["LT"],
    anchor: "eight digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "vairuotojo pažymėjimas",
        "vairuotojo pažymėjimo numeris",
        "vairuotojo pažymėjimo",
        "lithuanian driving licence",
        "lithuanian driving license",
        "lithuanian driver license",
        "lithuanian drivers license",
        "lt driving licence",
        "lt driver license",
        "lt drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "vairuotojo pažymėjimas: 01234567",
            value: "01234567",
            normal: "01234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "lithuanian driving licence 01234567 was shown",
            value: "01234567",
            normal: "01234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "lt_driving_licence",
            text: "01234567",
            value: "01234567",
            normal: "01234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 01234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "01234567", why: "the field says what it is" },
        Counterexample { field: "", text: "vairuotojo pažymėjimas: 01234", why: "too short" },
    ],
};
