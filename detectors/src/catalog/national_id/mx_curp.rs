//! Population registry codes (CURP) of Mexico.
//!
//! Eighteen characters: four letters of the names, the date of birth YYMMDD, H, M or X for the sex, two
//! letters of the state of birth, three consonants of the names, a character against duplicates (a digit
//! for births before 2000, a letter from then on) and a check digit. First letters that make a rude word
//! have X in the second place.

use super::mexico;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, mod11::number},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{4}9{6}A{6}X9"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "mx-curp",
    revision: 1,
    category: Category::NationalId,
    summary: "A population registry code of Mexico.",
    standard: Standard {
        name: "SEGOB, Instructivo normativo para la asignación de la Clave Única de Registro de Población",
        url: "https://en.wikipedia.org/wiki/Unique_Population_Registry_Code",
    },
    regions: &["MX"],
    anchor: "eighteen letters and digits, four letters and six digits first",
    checks: "the check digit, the date of birth, the sex, the state, words that are avoided",
    context: &[
        "curp",
        "clave única de registro de población",
        "clave única",
        "registro de población",
        "unique population registry code",
        "population registry code",
        "mx curp",
        "clave curp",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 96, formatted: 96, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "CURP: EEPP800101HNERXN06",
            value: "EEPP800101HNERXN06",
            normal: "EEPP800101HNERXN06",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Unique population registry code MAAR000229MDFRNSA5",
            value: "MAAR000229MDFRNSA5",
            normal: "MAAR000229MDFRNSA5",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "curp",
            text: "pepp700101hasrrd09",
            value: "pepp700101hasrrd09",
            normal: "PEPP700101HASRRD09",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "La solicitud de HEGG560427MVZRRL04 fue aceptada.",
            value: "HEGG560427MVZRRL04",
            normal: "HEGG560427MVZRRL04",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CURP: EEPP800101HNERXN05", why: "the check digit is wrong" },
        Counterexample { field: "curp", text: "PEGL891313MJCRMS06", why: "there is no month 13" },
        Counterexample { field: "curp", text: "PEGL890909MQQRMS02", why: "there is no state QQ" },
        Counterexample { field: "curp", text: "BACA890909MJCRMS05", why: "first letters that are avoided" },
    ],
};

/// Codes of the federal entities, and NE for births abroad: Instructivo normativo, annex 4.
const STATES: &[u8] = b"ASBCBSCCCHCLCMCSDFDGGRGTHGJCMCMNMSNENLNTOCPLQRQTSLSPSRTCTLTSVZYNZS";

fn check(code: &[u8]) -> Option<Evidence> {
    let (words, date, sex, state) = (code.get(..4)?, code.get(4..10)?, code.get(10)?, code.get(11..13)?);
    let (duplicate, last) = (code.get(16)?, number(code.get(17..)?)?);
    let century = if duplicate.is_ascii_digit() { 1900 } else { 2000 };
    let year = century + dates::two(date, 0);
    let known = STATES.chunks(2).any(|entry| entry == state);
    if !matches!(sex, b'H' | b'M' | b'X')
        || !known
        || !dates::exists(year, dates::two(date, 2), dates::two(date, 4))
        || mexico::AVOIDED.contains(&words)
    {
        return None;
    }
    let sum: u32 = code.iter().take(17).zip((2..=18).rev()).map(|(c, w)| value(*c) * w).sum();
    (u64::from((10 - sum % 10) % 10) == last).then_some(Evidence::CHECKSUM)
}

/// The place of a character in the alphabet of digits and Spanish letters; Ñ stands behind N.
fn value(character: u8) -> u32 {
    match character {
        b'0'..=b'9' => u32::from(character - b'0'),
        b'A'..=b'N' => u32::from(character - b'A') + 10,
        _ => u32::from(character.saturating_sub(b'A')) + 11,
    }
}
