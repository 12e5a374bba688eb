//! Number plates: Dutch.
//!
//! Six letters and digits in three groups. There is no check digit, so that a value counts little without a
//! label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "A{2}-9{2}-A{2}",
            "9{2}-A{2}-A{2}",
            "A{2}-A{2}-9{2}",
            "9{2}-A{3}-9",
            "9-A{3}-9{2}",
            "A{2}-9{3}-A",
            "A-9{3}-A{2}",
            "A{3}-9{2}-A",
            "9{2}-A{2}-9{2}",
            "A-9{2}-A{3}",
            "X{6}",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "nl-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: Dutch.",
    standard: Standard {
        name: "RDW, sidecodes",
        url: "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_the_Netherlands",
    },
    regions: &["NL"],
    anchor: "six letters and digits in three groups",
    checks: "the form and the letters that are used",
    context: &[
        "kenteken",
        "kentekennummer",
        "kentekenplaat",
        "kenteken nr",
        "dutch number plate",
        "dutch license plate",
        "nl number plate",
        "nl license plate",
        "nl licence plate",
        "nl vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "kenteken: GB-001-B",
            value: "GB-001-B",
            normal: "GB001B",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "dutch number plate: GB-001-B",
            value: "GB-001-B",
            normal: "GB001B",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nl_number_plate",
            text: "GB-001-B",
            value: "GB-001-B",
            normal: "GB001B",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "GB001B was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "GB001B", why: "the field says what it is" },
        Counterexample { field: "", text: "kenteken: AB", why: "too short" },
    ],
};

fn check(plate: &[u8]) -> Option<Evidence> {
    let digits = plate.iter().filter(|b| b.is_ascii_digit()).count();
    (1..=4).contains(&digits).then_some(Evidence::NONE)
}
