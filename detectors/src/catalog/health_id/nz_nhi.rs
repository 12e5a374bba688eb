//! Numbers of the National Health Index of New Zealand.
//!
//! Seven characters. The old form has three letters and four digits (ZAC5361), the last a check digit
//! modulo 11; the new form, given from 2026 on, three letters, two digits, a letter and a check letter
//! modulo 24 (ALU18KZ). The letters are those of the alphabet without I and O, worth 1 to 24, by the
//! weights 7 to 2. Numbers that begin with Z are for tests.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{3}9{4}", "A{3}99AA", "A{3} 9{4}", "A{3}-9{4}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "nz-nhi",
    revision: 1,
    category: Category::HealthId,
    summary: "A number of the National Health Index (NHI) of New Zealand.",
    standard: Standard {
        name: "HISO 10046, Consumer Health Identity Standard",
        url: "https://en.wikipedia.org/wiki/NHI_Number",
    },
    regions: &["NZ"],
    anchor: "three letters and four digits, or three letters, two digits and two letters",
    checks: "check digit modulo 11, check letter modulo 24",
    context: &[
        "nhi",
        "nhi number",
        "nhi no",
        "nhinumber",
        "national health index",
        "national health index number",
        "nz nhi",
        "patient nhi",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NHI: ZAC5361",
            value: "ZAC5361",
            normal: "ZAC5361",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "NHI number ALU18KZ",
            value: "ALU18KZ",
            normal: "ALU18KZ",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "nhi",
            text: "ZZZ0016",
            value: "ZZZ0016",
            normal: "ZZZ0016",
            evidence: Evidence::RESERVED,
        },
        Example {
            field: "nhi_number",
            text: "ABC1235",
            value: "ABC1235",
            normal: "ABC1235",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NHI: ZAC5362", why: "the check digit is wrong" },
        Counterexample {
            field: "",
            text: "ABC1235",
            why: "three letters and four digits without a label are any code",
        },
        Counterexample { field: "", text: "NHI: ZIC5361", why: "the letter I is not used" },
        Counterexample { field: "part_no", text: "ZAC5361", why: "the field says what it is" },
    ],
};

/// The value of a character: a digit is itself, letters without I and O are 1 to 24.
fn value(byte: u8) -> Option<u32> {
    match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'A'..=b'H' => Some(u32::from(byte - b'A') + 1),
        b'J'..=b'N' => Some(u32::from(byte - b'A')),
        b'P'..=b'Z' => Some(u32::from(byte - b'A') - 1),
        _ => None,
    }
}

fn check(number: &[u8]) -> Option<Evidence> {
    let (last, rest) = number.split_last()?;
    let mut sum = 0;
    for (byte, weight) in rest.iter().zip([7, 6, 5, 4, 3, 2]) {
        sum += value(*byte)? * weight;
    }
    let passes = if last.is_ascii_digit() {
        // A remainder of 0 has no check digit: such numbers are not given.
        !sum.is_multiple_of(11) && (11 - sum % 11) % 10 == value(*last)?
    } else {
        24 - sum % 24 == value(*last)?
    };
    let reserved = if number.starts_with(b"Z") { Evidence::RESERVED } else { Evidence::NONE };
    passes.then_some(Evidence::CHECKSUM | reserved)
}
