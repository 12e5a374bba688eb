//! Number plates: Italian.
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
        forms: &["A{2}9{3}A{2}", "A{2} 9{3} A{2}", "A{2} 9{3}A{2}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "it-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: Italian.",
    standard: Standard {
        name: "Codice della strada, article 100",
        url: "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_Italy",
    },
    regions: &["IT"],
    anchor: "two letters, three digits, two letters",
    checks: "the form and the letters that are used",
    context: &[
        "targa",
        "numero di targa",
        "targa auto",
        "targa veicolo",
        "italian number plate",
        "italian license plate",
        "it number plate",
        "it license plate",
        "it licence plate",
        "it vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "targa: AB123CD",
            value: "AB123CD",
            normal: "AB123CD",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "italian number plate AB123CD",
            value: "AB123CD",
            normal: "AB123CD",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "it_number_plate",
            text: "AB123CD",
            value: "AB123CD",
            normal: "AB123CD",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "AB123CD was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "AB123CD", why: "the field says what it is" },
        Counterexample { field: "", text: "targa: AI123CD", why: "I, O, Q and U are not used" },
    ],
};

fn check(plate: &[u8]) -> Option<Evidence> {
    let unused = |b: &u8| b"IOQU".contains(b);
    (!plate.iter().any(unused)).then_some(Evidence::NONE)
}
