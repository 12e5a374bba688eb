//! Numbers of Hungarian driving licences.
//!
//! Two letters and six digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{6}", "AA 9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "hu-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Hungarian driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["HU"],
    anchor: "two letters and six digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "jogosítvány",
        "vezetői engedély",
        "vezetői engedély száma",
        "jogosítvány száma",
        "hungarian driving licence",
        "hungarian driving license",
        "hungarian driver license",
        "hungarian drivers license",
        "hu driving licence",
        "hu driver license",
        "hu drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "jogosítvány: FR123456",
            value: "FR123456",
            normal: "FR123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "hungarian driving licence FR123456 was shown",
            value: "FR123456",
            normal: "FR123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "hu_driving_licence",
            text: "FR123456",
            value: "FR123456",
            normal: "FR123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref FR123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "FR123456", why: "the field says what it is" },
        Counterexample { field: "", text: "jogosítvány: FR123", why: "too short" },
    ],
};
