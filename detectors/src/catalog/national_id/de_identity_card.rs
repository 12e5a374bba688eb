//! Serial numbers of German identity cards.
//!
//! Since November 2010 nine characters, digits and the consonants CFGHJKLMNPRTVWXYZ, the first a letter;
//! until then nine digits. The machine-readable zone has a check digit behind them, which many write with
//! the number; without it there is nothing to check, so only a label tells such a value.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["AX{8}", "AX{8}9", "9{10}", "9{10}d", "A 9{8}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "de-identity-card",
    revision: 1,
    category: Category::NationalId,
    summary: "The serial number of a German identity card.",
    standard: Standard {
        name: "PAuswV; ICAO Doc 9303 part 5 (check digits)",
        url: "https://de.wikipedia.org/wiki/Personalausweis_(Deutschland)",
    },
    regions: &["DE"],
    anchor: "a letter and eight letters or digits, with or without a check digit; ten digits",
    checks: "letters that are used, and the check digit where it is written",
    context: &[
        "personalausweis",
        "personalausweisnummer",
        "personalausweisnr",
        "perso",
        "ausweisnummer",
        "ausweisnr",
        "ausweis nr",
        "ausweis",
        "ausweis id",
        "seriennummer des ausweises",
        "pa nummer",
        "german identity card",
        "german id card",
        "german id",
        "de id card",
        "de identity card number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "Personalausweis: L01X00T47",
            value: "L01X00T47",
            normal: "L01X00T47",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Ausweis Nr. T22000129 gültig bis 2025.",
            value: "T22000129",
            normal: "T22000129",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "personalausweisnummer",
            text: "L01X00T471",
            value: "L01X00T471",
            normal: "L01X00T471",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "German identity card no. T220001293",
            value: "T220001293",
            normal: "T220001293",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Personalausweisnummer 1220001297D",
            value: "1220001297D",
            normal: "1220001297D",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Personalausweis: L01X00T472", why: "the check digit is wrong" },
        Counterexample { field: "", text: "T22000129", why: "without a label, a part number" },
        Counterexample { field: "", text: "Personalausweis: A01X00T47", why: "A is not used" },
        Counterexample { field: "order_id", text: "T22000129", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    // The nationality stands behind the check digit of old numbers.
    let text = text.strip_suffix(b"D").filter(|rest| rest.len() == 10).unwrap_or(text);
    let mut sum = 0;
    let (nine, behind) = text.split_at_checked(9)?;
    for (byte, weight) in nine.iter().zip([7, 3, 1].into_iter().cycle()) {
        sum += weight * value(*byte)?;
    }
    if is_uniform(nine) || nine.iter().filter(|byte| byte.is_ascii_digit()).count() < 2 {
        return None;
    }
    match behind {
        [] => Some(Evidence::NONE),
        [check] if u32::from(check.wrapping_sub(b'0')) == sum % 10 => Some(Evidence::CHECKSUM),
        _ => None,
    }
}

/// Vowels and letters that look like digits are not used: PAuswV, annex 1.
fn value(byte: u8) -> Option<u32> {
    match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        _ if b"CFGHJKLMNPRTVWXYZ".contains(&byte) => Some(u32::from(byte - b'A') + 10),
        _ => None,
    }
}
