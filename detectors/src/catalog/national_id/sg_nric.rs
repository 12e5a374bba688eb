//! Registration numbers of Singapore: NRIC of citizens and residents, FIN of foreigners.
//!
//! A letter for the series (S and T residents, F, G and M foreigners), seven digits and a check letter of a
//! weighted sum modulo 11. The letters of the check differ by series, so a chance match is rare.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{7}A"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "sg-nric",
    revision: 2,
    category: Category::NationalId,
    summary: "A national registration (NRIC) or foreign identification number (FIN) of Singapore.",
    standard: Standard {
        name: "ICA, National Registration Identity Card; check letter as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/National_Registration_Identity_Card",
    },
    regions: &["SG"],
    anchor: "a letter S, T, F, G or M, seven digits and a letter",
    checks: "series letter; check letter, weights 2 7 6 5 4 3 2 modulo 11",
    context: &[
        "nric",
        "nric no",
        "nric number",
        "fin no",
        "fin number",
        "nric fin",
        "national registration identity card",
        "foreign identification number",
        "sg fin",
        "sg nric fin",
        "singapore ic",
        "身份证",
        "身份证号",
        "身份证号码",
        "kad pengenalan singapura",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 85, formatted: 0, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "NRIC S2740116C was processed",
            value: "S2740116C",
            normal: "S2740116C",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "S9108268C",
            value: "S9108268C",
            normal: "S9108268C",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "nric",
            text: "m4332674t",
            value: "m4332674t",
            normal: "M4332674T",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "FIN number: F2346401L",
            value: "F2346401L",
            normal: "F2346401L",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NRIC: S2740116D", why: "the check letter does not fit" },
        Counterexample { field: "", text: "A2740116C", why: "no series begins with A" },
        Counterexample { field: "order_id", text: "S2740116C", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (series, letter) = (*number.first()?, *number.last()?);
    let (offset, letters): (u32, &[u8; 11]) = match series {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return None,
    };
    let digits = digits::<7>(number.get(1..8)?)?;
    // No number is all zeros; S0000001I was the first.
    if digits == [0; 7] {
        return None;
    }
    let sum = weighted(&digits, &[2, 7, 6, 5, 4, 3, 2]) + offset;
    (letters.get((sum % 11) as usize) == Some(&letter)).then_some(Evidence::CHECKSUM)
}
