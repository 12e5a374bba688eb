//! Number plates: Swedish.
//!
//! Three letters, two digits, and a digit or letter. There is no check digit, so that a value counts little
//! without a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{3}~9{2}X", "A{3}9{2}X"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "se-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: Swedish.",
    standard: Standard {
        name: "Transportstyrelsen, registreringsnummer",
        url: "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_Sweden",
    },
    regions: &["SE"],
    anchor: "three letters, two digits, and a digit or letter",
    checks: "the form and the letters that are used",
    context: &[
        "registreringsnummer",
        "regnummer",
        "registreringsskylt",
        "regnr",
        "swedish number plate",
        "swedish license plate",
        "se number plate",
        "se license plate",
        "se licence plate",
        "se vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "registreringsnummer: ABC 12D",
            value: "ABC 12D",
            normal: "ABC12D",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "swedish number plate: ABC 12D",
            value: "ABC 12D",
            normal: "ABC12D",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "se_number_plate",
            text: "ABC 12D",
            value: "ABC 12D",
            normal: "ABC12D",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ABC12D was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "ABC12D", why: "the field says what it is" },
        Counterexample { field: "", text: "registreringsnummer: IBC 12D", why: "I, Q and V are not used" },
    ],
};

fn check(plate: &[u8]) -> Option<Evidence> {
    (!plate.iter().any(|b| b"IQV".contains(b)) && plate.last() != Some(&b'O')).then_some(Evidence::NONE)
}
