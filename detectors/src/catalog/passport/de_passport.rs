//! Numbers of German passports.
//!
//! Nine characters, C, F, G, H, J or K first; behind them the check digit of the machine-readable zone may
//! stand. Letters that read as digits or make words (A, B, D, E, I, O, Q, S, U) are not used. Passports
//! before 2007 have ten digits, the check digit last.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AX{8}", "AX{8}9", "9{10}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "de-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a German passport.",
    standard: Standard {
        name: "ICAO Doc 9303-3, section 4.9; Passverordnung (PassV)",
        url: "https://www.icao.int/publications/pages/publication.aspx?docnum=9303",
    },
    regions: &["DE"],
    anchor: "nine characters, C, F, G, H, J or K first, with or without the check digit behind them",
    checks: "the letters that are used, and the check digit of ICAO Doc 9303 where it is written",
    context: &[
        "reisepassnummer",
        "pass nr",
        "passnummer",
        "reisepass nr",
        "deutscher reisepass",
        "reisepass deutschland",
        "passnr",
        "de passport",
        "german passport",
        "german passport number",
        "de passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "reisepassnummer: C01X00T478",
            value: "C01X00T478",
            normal: "C01X00T478",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "german passport C01X00T478 was shown",
            value: "C01X00T478",
            normal: "C01X00T478",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "de_passport",
            text: "C01X00T478",
            value: "C01X00T478",
            normal: "C01X00T478",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref C01X00T478", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "C01X00T478", why: "the field says what it is" },
        Counterexample { field: "", text: "reisepassnummer: C01X00T477", why: "the check digit is wrong" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    if is_uniform(number) {
        return None;
    }
    let allowed = number.iter().all(|b| b.is_ascii_digit() || b"CFGHJKLMNPRTVWXYZ".contains(b));
    let first = *number.first()?;
    if !allowed || !(first.is_ascii_digit() || b"CFGHJK".contains(&first)) {
        return None;
    }
    // The specimens of the Federal Ministry of the Interior.
    let reserved = if number.starts_with(b"C01X00T47") { Evidence::RESERVED } else { Evidence::NONE };
    match number.split_last() {
        Some((last, body)) if body.len() == 9 => {
            (shapes::check_digit(body) == Some(*last)).then_some(Evidence::CHECKSUM | reserved)
        }
        _ if shapes::digits_in(number) >= 3 => Some(reserved),
        _ => None,
    }
}
