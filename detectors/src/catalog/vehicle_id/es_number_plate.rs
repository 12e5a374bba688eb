//! Number plates: Spanish.
//!
//! Four digits and three consonants; before 2000 the province first. There is no check digit, so that a
//! value counts little without a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{4}~A{3}", "9{4}A{3}", "A{1,2}-9{4}-A{1,2}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "es-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: Spanish.",
    standard: Standard {
        name: "Orden INT/2323/2011",
        url: "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_Spain",
    },
    regions: &["ES"],
    anchor: "four digits and three consonants; before 2000 the province first",
    checks: "the form and the letters that are used",
    context: &[
        "matrícula",
        "matrícula del vehículo",
        "número de matrícula",
        "placa",
        "spanish number plate",
        "spanish license plate",
        "es number plate",
        "es license plate",
        "es licence plate",
        "es vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "matrícula: 1234 BCD",
            value: "1234 BCD",
            normal: "1234BCD",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "spanish number plate: 1234 BCD",
            value: "1234 BCD",
            normal: "1234BCD",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "es_number_plate",
            text: "1234 BCD",
            value: "1234 BCD",
            normal: "1234BCD",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "1234BCD was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "1234BCD", why: "the field says what it is" },
        Counterexample { field: "", text: "matrícula: 1234 ABC", why: "vowels are not used" },
    ],
};

fn check(plate: &[u8]) -> Option<Evidence> {
    let vowels = plate.first()?.is_ascii_digit() && plate.iter().any(|b| b"AEIOUQ".contains(b));
    (!vowels).then_some(Evidence::NONE)
}
