//! Health insurance numbers of Germany (Krankenversichertennummer), the part that stays for life.
//!
//! A letter, eight digits and a check digit: the letter becomes two digits (A is 01), every second digit is doubled
//! as in the Luhn check, and the last digit of the sum is the check digit. A letter and nine digits with one check
//! digit are common as codes, so a label has to say it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::digits,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{9}", "A999~999~999"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "de-kvnr",
    revision: 1,
    category: Category::HealthId,
    summary: "A health insurance number of a person in Germany.",
    standard: Standard {
        name: "SGB V § 290; GKV-Spitzenverband, Krankenversichertennummer",
        url: "https://de.wikipedia.org/wiki/Krankenversichertennummer",
    },
    regions: &["DE"],
    anchor: "a letter and nine digits",
    checks: "sum of digits modulo 10, the letter as two digits",
    context: &[
        "kvnr",
        "kv nr",
        "kv nummer",
        "krankenversichertennummer",
        "krankenversicherungsnummer",
        "krankenversicherten nr",
        "krankenversicherungs nr",
        "versichertennummer",
        "versicherten nr",
        "versichertennr",
        "versicherten id",
        "egk",
        "egk nummer",
        "gesundheitskarte",
        "krankenkasse",
        "krankenversicherung",
        "health insurance number",
        "de health insurance",
        "de kvnr",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 40, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Krankenversichertennummer: A123456780",
            value: "A123456780",
            normal: "A123456780",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "KVNR T012345678, geb. 1970",
            value: "T012345678",
            normal: "T012345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "kvnr",
            text: "q987654322",
            value: "q987654322",
            normal: "Q987654322",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "KVNR: A123456787", why: "the check digit is wrong" },
        Counterexample {
            field: "",
            text: "A123456780",
            why: "one check digit is too little for a bare value",
        },
        Counterexample { field: "", text: "KVNR: 1123456780", why: "it begins with a letter" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let letter = value.first()?.checked_sub(b'A')? + 1;
    let digits = digits::<9>(value.get(1..)?)?;
    let mut sum = u32::from(letter / 10);
    for (place, digit) in std::iter::once(letter % 10).chain(digits[..8].iter().copied()).enumerate() {
        let part = if place % 2 == 0 { 2 * u32::from(digit) } else { u32::from(digit) };
        sum += part / 10 + part % 10;
    }
    (sum % 10 == u32::from(digits[8])).then_some(Evidence::CHECKSUM)
}
