//! Number plates: Indian.
//!
//! The state, the office, one to three letters, four digits; or the year, BH and four digits. There is no
//! check digit, so that a value counts little without a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "AA99A{1,3}9{4}",
            "AA9A{1,3}9{4}",
            "AA~99~A{1,3}~9{1,4}",
            "AA99 A{1,3} 9{4}",
            "99bh9{4}A{1,2}",
            "99 bh 9{4} A{1,2}",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "in-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: Indian.",
    standard: Standard {
        name: "Central Motor Vehicles Rules, 1989",
        url: "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_India",
    },
    regions: &["IN"],
    anchor: "the state, the office, one to three letters, four digits; or the year, BH and four digits",
    checks: "the codes of the states",
    context: &[
        "vehicle registration number",
        "bike s registration number",
        "rc number",
        "वाहन",
        "car number",
        "indian number plate",
        "indian license plate",
        "in number plate",
        "in license plate",
        "in licence plate",
        "in vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 45, context: 92, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "vehicle registration number: KA53ME3456",
            value: "KA53ME3456",
            normal: "KA53ME3456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "indian number plate KA53ME3456",
            value: "KA53ME3456",
            normal: "KA53ME3456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "in_number_plate",
            text: "KA53ME3456",
            value: "KA53ME3456",
            normal: "KA53ME3456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "KA53ME3456 was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "KA53ME3456", why: "the field says what it is" },
        Counterexample {
            field: "",
            text: "vehicle registration number: QQ53ME3456",
            why: "there is no such state",
        },
    ],
};

const STATES: &[&[u8; 2]] = &[
    b"AN", b"AP", b"AR", b"AS", b"BR", b"CG", b"CH", b"DD", b"DL", b"DN", b"GA", b"GJ", b"HP", b"HR", b"JH",
    b"JK", b"KA", b"KL", b"LA", b"LD", b"MH", b"ML", b"MN", b"MP", b"MZ", b"NL", b"OD", b"OR", b"PB", b"PY",
    b"RJ", b"SK", b"TN", b"TR", b"TS", b"TG", b"UA", b"UK", b"UP", b"WB",
];

fn check(plate: &[u8]) -> Option<Evidence> {
    let state = plate.get(..2)?;
    (plate.first()?.is_ascii_digit() || STATES.iter().any(|known| known.as_slice() == state))
        .then_some(Evidence::NONE)
}
