//! Number plates: German.
//!
//! One to three letters of the district, one or two letters, one to four digits, E or H for some. There is
//! no check digit, so that a value counts little without a label.

use super::districts::DISTRICTS;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "A{1,3} A{1,2} 9{1,4}",
            "A{1,3}-A{1,2}-9{1,4}",
            "A{1,3}-A{1,2} 9{1,4}",
            "A{1,3} A{1,2}9{1,4}",
            "A{1,3} A{1,2} 9{1,4}A",
            "A{1,3}-A{1,2} 9{1,4}A",
            "A{1,3}-A{1,2}-9{1,4}A",
            "A{1,3}-A{1,2}9{1,4}",
            "A{2,5}9{1,4}",
            "A{2,5}9{1,4}A",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "de-number-plate",
    revision: 1,
    category: Category::VehicleId,
    summary: "A number plate: German.",
    standard: Standard {
        name: "Fahrzeug-Zulassungsverordnung (FZV), section 9",
        url: "https://de.wikipedia.org/wiki/Liste_der_Kfz-Kennzeichen_in_Deutschland",
    },
    regions: &["DE"],
    anchor: "one to three letters of the district, one or two, one to four digits, E or H for some",
    checks: "the codes of the districts",
    context: &[
        "kennzeichen",
        "kfz kennzeichen",
        "amtliches kennzeichen",
        "autokennzeichen",
        "nummernschild",
        "de kfz",
        "kfz",
        "german number plate",
        "german license plate",
        "de number plate",
        "de license plate",
        "de licence plate",
        "de vehicle registration",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "kennzeichen: HH-AB 1234",
            value: "HH-AB 1234",
            normal: "HHAB1234",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "german number plate: HH-AB 1234",
            value: "HH-AB 1234",
            normal: "HHAB1234",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "de_number_plate",
            text: "HH-AB 1234",
            value: "HH-AB 1234",
            normal: "HHAB1234",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "HHAB1234 was ordered", why: "without a label it is any code" },
        Counterexample { field: "order_id", text: "HHAB1234", why: "the field says what it is" },
        Counterexample { field: "", text: "kennzeichen: QQ-AB 1234", why: "there is no such district" },
    ],
};

/// Whether letters are a district's, one or two more letters follow, and a number without leading zero.
fn check(plate: &[u8]) -> Option<Evidence> {
    let letters = plate.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let known = |district: usize| {
        let code = plate.get(..district).and_then(|code| std::str::from_utf8(code).ok());
        code.is_some_and(|code| DISTRICTS.binary_search(&code).is_ok())
    };
    let divided =
        (1..=3).any(|district| matches!(letters.checked_sub(district), Some(1 | 2)) && known(district));
    let last = plate.last().filter(|b| b.is_ascii_uppercase());
    (divided && *plate.get(letters)? != b'0' && last.is_none_or(|b| matches!(b, b'E' | b'H')))
        .then_some(Evidence::NONE)
}
