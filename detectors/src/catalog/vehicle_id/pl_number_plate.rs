//! Number plates: Polish.
//!
//! Two or three letters of the district, four or five letters or digits. There is no check digit, so that a
//! value counts little without a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{2,3} X{4,5}", "A{2,3}9X{3,4}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "pl-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: Polish.",
    standard: Standard {
        name: "Rozporządzenie w sprawie rejestracji pojazdów",
        url: "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_Poland",
    },
    regions: &["PL"],
    anchor: "two or three letters of the district, four or five letters or digits",
    checks: "the form and the letters that are used",
    context: &[
        "numer rejestracyjny",
        "nr rejestracyjny",
        "rejestracja",
        "tablica rejestracyjna",
        "nr rej",
        "polish number plate",
        "polish license plate",
        "pl number plate",
        "pl license plate",
        "pl licence plate",
        "pl vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "numer rejestracyjny: WA 12345",
            value: "WA 12345",
            normal: "WA12345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "polish number plate: WA 12345",
            value: "WA 12345",
            normal: "WA12345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "pl_number_plate",
            text: "WA 12345",
            value: "WA 12345",
            normal: "WA12345",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "WA12345 was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "WA12345", why: "the field says what it is" },
        Counterexample { field: "", text: "numer rejestracyjny: W", why: "too short" },
    ],
};

fn check(plate: &[u8]) -> Option<Evidence> {
    let digits = plate.iter().filter(|b| b.is_ascii_digit()).count();
    (digits >= 2).then_some(Evidence::NONE)
}
