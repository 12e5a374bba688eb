//! Number plates: French.
//!
//! Two letters, three digits, two letters. There is no check digit, so that a value counts little without a
//! label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{2}-9{3}-A{2}", "A{2} 9{3} A{2}", "A{2}9{3}A{2}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "fr-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: French.",
    standard: Standard {
        name: "Arrêté du 9 février 2009, SIV",
        url: "https://fr.wikipedia.org/wiki/Plaque_d%27immatriculation_fran%C3%A7aise",
    },
    regions: &["FR"],
    anchor: "two letters, three digits, two letters",
    checks: "the form and the letters that are used",
    context: &[
        "plaque d immatriculation",
        "immatriculation",
        "numéro d immatriculation",
        "plaque",
        "french number plate",
        "french license plate",
        "fr number plate",
        "fr license plate",
        "fr licence plate",
        "fr vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "plaque d immatriculation: AB-123-CD",
            value: "AB-123-CD",
            normal: "AB123CD",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "french number plate: AB-123-CD",
            value: "AB-123-CD",
            normal: "AB123CD",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "fr_number_plate",
            text: "AB-123-CD",
            value: "AB-123-CD",
            normal: "AB123CD",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "AB123CD was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "AB123CD", why: "the field says what it is" },
        Counterexample {
            field: "",
            text: "plaque d immatriculation: AI-123-CD",
            why: "I, O and U are not used",
        },
    ],
};

fn check(plate: &[u8]) -> Option<Evidence> {
    let unused = |b: &u8| b"IOU".contains(b);
    (!plate.iter().any(unused)).then_some(Evidence::NONE)
}
