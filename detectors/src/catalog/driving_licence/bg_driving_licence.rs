//! Numbers of Bulgarian driving licences.
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
    id: "bg-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Bulgarian driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["BG"],
    anchor: "nine digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "свидетелство за управление",
        "шофьорска книжка",
        "свидетелство за управление на мпс",
        "bulgarian driving licence",
        "bulgarian driving license",
        "bulgarian driver license",
        "bulgarian drivers license",
        "bg driving licence",
        "bg driver license",
        "bg drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "свидетелство за управление: 281234567",
            value: "281234567",
            normal: "281234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "bulgarian driving licence 281234567 was shown",
            value: "281234567",
            normal: "281234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "bg_driving_licence",
            text: "281234567",
            value: "281234567",
            normal: "281234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 281234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "281234567", why: "the field says what it is" },
        Counterexample {
            field: "", text: "свидетелство за управление: 281234", why: "too short"
        },
    ],
};
