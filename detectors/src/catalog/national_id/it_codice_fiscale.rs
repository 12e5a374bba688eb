//! Codice fiscale, the tax code of persons in Italy.
//!
//! Surname, name, year, month letter, day (women + 40), place and a check letter. Where two persons would
//! share a code, digits are replaced by letters (omocodia).

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{6}X{2}AX{2}AX{3}A", "A{3} A{3} X{2}AX{2} AX{3}A"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "it-codice-fiscale",
    revision: 1,
    category: Category::NationalId,
    summary: "A tax code (codice fiscale) of a person in Italy.",
    standard: Standard {
        name: "Decreto ministeriale 23 dicembre 1976; Codice fiscale",
        url: "https://it.wikipedia.org/wiki/Codice_fiscale",
    },
    regions: &["IT"],
    anchor: "16 letters and digits in the layout of the code",
    checks: "month letter, possible day, check letter; letters of omocodia are read as digits",
    context: &[
        "codice fiscale",
        "codicefiscale",
        "cod fisc",
        "cod fiscale",
        "cf",
        "c f",
        "it codicefiscale",
        "it fiscal code",
        "italian fiscal code",
        "italian tax code",
        "fiscal code",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 90, formatted: 90, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Codice fiscale: PRVSMP80A01H501R",
            value: "PRVSMP80A01H501R",
            normal: "PRVSMP80A01H501R",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Italian tax code PRVSMP80A01H50MJ",
            value: "PRVSMP80A01H50MJ",
            normal: "PRVSMP80A01H50MJ",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "codice_fiscale",
            text: "FTTTZI83T41D969F",
            value: "FTTTZI83T41D969F",
            normal: "FTTTZI83T41D969F",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "SMPCAI26C24H872Z",
            value: "SMPCAI26C24H872Z",
            normal: "SMPCAI26C24H872Z",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Codice fiscale: PRVSMP80A01H501S",
            why: "the check letter is wrong",
        },
        Counterexample { field: "", text: "codice fiscale FTTTZI83T81D969F", why: "no day is 81" },
        Counterexample { field: "codice_fiscale", text: "PRVSMP80F01H501R", why: "F is no month" },
    ],
};

/// Months in order. Decreto ministeriale 23 dicembre 1976.
const MONTHS: &[u8] = b"ABCDEHLMPRST";
/// The letters that stand for 0 to 9 in codes of omocodia.
const OMOCODIA: &[u8] = b"LMNPQRSTUV";
/// The values of characters at odd places: A and 0 first.
const ODD: [u32; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// A digit, or the letter that stands for it.
fn digit(code: &[u8], place: usize) -> Option<u32> {
    let byte = *code.get(place)?;
    if byte.is_ascii_digit() {
        return Some(u32::from(byte - b'0'));
    }
    OMOCODIA.iter().position(|letter| *letter == byte).and_then(|n| u32::try_from(n).ok())
}

fn check(code: &[u8]) -> Option<Evidence> {
    let (check, rest) = code.split_last()?;
    let year = digit(code, 6)? * 10 + digit(code, 7)?;
    let month = MONTHS.iter().position(|letter| code.get(8) == Some(letter))?;
    let day = digit(code, 9)? * 10 + digit(code, 10)?;
    for place in 12..15 {
        digit(code, place)?;
    }
    let day = if day > 40 { day - 40 } else { day };
    if !dates::exists_in_some_century(year, u32::try_from(month).ok()? + 1, day) {
        return None;
    }
    let mut sum = 0;
    for (place, byte) in rest.iter().enumerate() {
        let value = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A',
            _ => return None,
        };
        sum += if place % 2 == 0 { *ODD.get(usize::from(value))? } else { u32::from(value) };
    }
    (u32::from(check.checked_sub(b'A')?) == sum % 26).then_some(Evidence::CHECKSUM)
}
