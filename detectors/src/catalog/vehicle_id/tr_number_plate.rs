//! Number plates: Turkish.
//!
//! The province 01 to 81, one to three letters, two to five digits. There is no check digit, so that a
//! value counts little without a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["99 A{1,3} 9{2,5}", "99A{1,3}9{2,5}", "99-A{1,3}-9{2,5}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "tr-number-plate",
    revision: 2,
    category: Category::VehicleId,
    summary: "A number plate: Turkish.",
    standard: Standard {
        name: "Karayolları Trafik Yönetmeliği",
        url: "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_Turkey",
    },
    regions: &["TR"],
    anchor: "the province 01 to 81, one to three letters, two to five digits",
    checks: "the codes of the provinces",
    context: &[
        "plaka",
        "plaka no",
        "plaka numarası",
        "araç plakası",
        "araç plaka",
        "plakası",
        "turkish number plate",
        "turkish license plate",
        "tr number plate",
        "tr license plate",
        "tr licence plate",
        "tr vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 30, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "plaka: 34 ABC 1234",
            value: "34 ABC 1234",
            normal: "34ABC1234",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "turkish number plate: 34 ABC 1234",
            value: "34 ABC 1234",
            normal: "34ABC1234",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "tr_number_plate",
            text: "34 ABC 1234",
            value: "34 ABC 1234",
            normal: "34ABC1234",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "34ABC1234 was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "34ABC1234", why: "the field says what it is" },
        Counterexample { field: "", text: "plaka: 82 ABC 123", why: "there is no such province" },
    ],
};

fn check(plate: &[u8]) -> Option<Evidence> {
    matches!(dates::two(plate, 0), 1..=81).then_some(Evidence::NONE)
}
