//! Number plates: UK.
//!
//! Two letters, two digits of the half-year, three letters; before 2001 a letter of the year first or last.
//! There is no check digit, so that a value counts little without a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["AA99~A{3}", "AA99A{3}", "A9{1,3} A{3}", "A9{1,3}A{3}", "A{3} 9{1,3}A", "A{3}9{1,3}A"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "uk-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: UK.",
    standard: Standard {
        name: "DVLA, INF104 Vehicle registration numbers",
        url: "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_the_United_Kingdom",
    },
    regions: &["GB"],
    anchor: "two letters, two digits, three letters; before 2001 a letter of the year first or last",
    checks: "the letters that are used, and the half-years",
    context: &[
        "car reg",
        "vehicle registration number",
        "vrm",
        "registration mark",
        "reg plate",
        "number plate",
        "vehicle reg",
        "uk number plate",
        "uk license plate",
        "uk licence plate",
        "uk vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "car reg: AB51 ABC",
            value: "AB51 ABC",
            normal: "AB51ABC",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "uk number plate AB51 ABC",
            value: "AB51 ABC",
            normal: "AB51ABC",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "uk_number_plate",
            text: "AB51 ABC",
            value: "AB51 ABC",
            normal: "AB51ABC",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "AB51ABC was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "AB51ABC", why: "the field says what it is" },
        Counterexample { field: "", text: "car reg: AB35 ABC", why: "there is no such half-year" },
    ],
};

fn check(plate: &[u8]) -> Option<Evidence> {
    let letters = |part: &[u8], but: &[u8]| part.iter().all(|b| b.is_ascii_uppercase() && !but.contains(b));
    let (first, last) = (*plate.first()?, *plate.last()?);
    let known = if plate.get(1)?.is_ascii_digit() {
        // 1983 to 2001, the year first.
        !b"IOQUZ".contains(&first) && letters(plate.last_chunk::<3>()?, b"IQ")
    } else if last.is_ascii_uppercase() && plate.get(2)?.is_ascii_uppercase() {
        // 1963 to 1983, the year last.
        !b"IOQUZ".contains(&last) && letters(plate.get(..3)?, b"Q")
    } else {
        let half = matches!(dates::two(plate, 2), 2..=29 | 51..=79);
        half && letters(plate.get(..2)?, b"IQZ") && letters(plate.get(4..)?, b"IQ")
    };
    known.then_some(Evidence::NONE)
}
