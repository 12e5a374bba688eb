//! Vehicle identification numbers.
//!
//! Seventeen letters and digits, I, O and Q left out, the last four digits. North American ones (first 1 to
//! 5) carry a check digit in place nine, and many others do: those are found without a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Identifier(Identifier { forms: &["X{17}"], check }),
        Method::Labelled(Labelled { value: labelled }),
    ],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "vin",
    revision: 1,
    category: Category::VehicleId,
    summary: "A vehicle identification number.",
    standard: Standard {
        name: "ISO 3779:2009; 49 CFR 565.15",
        url: "https://www.ecfr.gov/current/title-49/subtitle-B/chapter-V/part-565",
    },
    regions: &[],
    anchor: "seventeen letters and digits",
    checks: "the letters that are used; the check digit of North America",
    context: &[
        "vin",
        "vin number",
        "vin no",
        "vehicle identification number",
        "vin code",
        "chassis number",
        "chassis no",
        "fahrgestellnummer",
        "fahrzeug identifizierungsnummer",
        "fin",
        "numéro de châssis",
        "número de bastidor",
        "bastidor",
        "numero di telaio",
        "numer vin",
        "chassinummer",
        "número do chassi",
        "chassi",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 85, formatted: 0, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "the vin is JB3BA36KXHU036784.",
            value: "JB3BA36KXHU036784",
            normal: "JB3BA36KXHU036784",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "vin",
            text: "2T2HK31U38C057399",
            value: "2T2HK31U38C057399",
            normal: "2T2HK31U38C057399",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "seen 1M8GDM9AXKP042788 on",
            value: "1M8GDM9AXKP042788",
            normal: "1M8GDM9AXKP042788",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "VIN: WVWZZZ1JZXW000001",
            value: "WVWZZZ1JZXW000001",
            normal: "WVWZZZ1JZXW000001",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "vin 1M8GDM9A1KP042788", why: "the check digit is wrong" },
        Counterexample { field: "", text: "vin 11131517191011111", why: "digits alone" },
        Counterexample { field: "", text: "vin 1M8GDM9AXKPO42788", why: "O is not used" },
    ],
};

/// The weights of 49 CFR 565.15, table IV; the check digit itself has none.
const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/// The value of a character, table III.
fn value_of(byte: u8) -> Option<u32> {
    Some(match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        b'A'..=b'H' => u32::from(byte - b'A') + 1,
        b'J'..=b'N' => u32::from(byte - b'J') + 1,
        b'P' => 7,
        b'R' => 9,
        b'S'..=b'Z' => u32::from(byte - b'S') + 2,
        _ => return None,
    })
}

/// The check digit of a number; `None` if a character is not used.
fn check_digit(number: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (byte, weight) in number.iter().zip(WEIGHTS) {
        sum += value_of(*byte)? * weight;
    }
    Some(match sum % 11 {
        10 => b'X',
        digit => b'0' + digit as u8,
    })
}

/// Letters and digits, the last four digits.
fn is_plausible(number: &[u8]) -> bool {
    let letters = number.iter().filter(|b| b.is_ascii_uppercase()).count();
    letters >= 2 && number.get(13..).is_some_and(|serial| serial.iter().all(u8::is_ascii_digit))
}

fn check(number: &[u8]) -> Option<Evidence> {
    (is_plausible(number) && number.get(8) == Some(&check_digit(number)?)).then_some(Evidence::CHECKSUM)
}

/// Behind a label the number needs no check digit, unless it is of North America, where it is prescribed.
fn labelled(site: &Site<'_>, at: usize) -> Option<Value> {
    let number = site.right(at, 17).to_ascii_uppercase();
    let after = site.byte(at + 17);
    if number.len() != 17 || after.is_ascii_alphanumeric() || after == b'_' || !is_plausible(&number) {
        return None;
    }
    let digit = check_digit(&number)?;
    let passes = number.get(8) == Some(&digit);
    if matches!(number.first(), Some(b'1'..=b'5')) && !passes {
        return None;
    }
    let evidence = if passes { Evidence::CHECKSUM } else { Evidence::NONE };
    Some(Value { span: at..at + 17, evidence, doubt: 0 })
}
