//! Number plates: Nigerian.
//!
//! Three letters of the area, three digits, two letters. There is no check digit, so that a value counts
//! little without a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{3}-9{3}A{2}", "A{3} 9{3}A{2}", "A{3}9{3}A{2}", "A{3}-9{3}-A{2}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ng-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: Nigerian.",
    standard: Standard {
        name: "Federal Road Safety Commission",
        url: "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_Nigeria",
    },
    regions: &["NG"],
    anchor: "three letters of the area, three digits, two letters",
    checks: "the form and the letters that are used",
    context: &[
        "plate number",
        "plates",
        "nigeria plate number",
        "vehicle plate",
        "nigerian number plate",
        "nigerian license plate",
        "ng number plate",
        "ng license plate",
        "ng licence plate",
        "ng vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "plate number: ABJ-123XY",
            value: "ABJ-123XY",
            normal: "ABJ123XY",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "nigerian number plate: ABJ-123XY",
            value: "ABJ-123XY",
            normal: "ABJ123XY",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ng_number_plate",
            text: "ABJ-123XY",
            value: "ABJ-123XY",
            normal: "ABJ123XY",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ABJ123XY was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "ABJ123XY", why: "the field says what it is" },
        Counterexample { field: "", text: "plate number: AB-1234CD", why: "not its form" },
    ],
};

fn check(plate: &[u8]) -> Option<Evidence> {
    plate.iter().any(|b| matches!(b, b'1'..=b'9')).then_some(Evidence::NONE)
}
