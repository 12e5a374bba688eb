//! Codice fiscale: tax codes of persons in Italy, which serve as identity numbers.
//!
//! Sixteen characters: three letters of the surname and three of the first name, two digits of the year, a
//! letter for the month, the day (women plus 40), the code of the municipality or country of birth (a letter
//! and three digits) and a check letter. Where two persons would have the same code, digits are replaced by
//! letters from the right (omocodia).

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "A{6}X{2}AX{2}AX{3}A",
            "A{3}~A{3}~X{2}AX{2}~AX{3}A",
            "A{6}~X{2}AX{2}~AX{3}A",
            "A{6}~X{2}AX{2}AX{3}A",
            "A{3}~A{3}~X{2}~A~X{2}~AX{3}~A",
            "A{3}~A{3}~X{2}AX{2}~AX{3}~A",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "it-codice-fiscale",
    revision: 1,
    category: Category::NationalId,
    summary: "A tax code of a person in Italy (codice fiscale).",
    standard: Standard {
        name: "Ministero delle Finanze, decreto 23 dicembre 1976 n. 13813",
        url: "https://it.wikipedia.org/wiki/Codice_fiscale",
    },
    regions: &["IT"],
    anchor: "sixteen letters and digits, alone or in groups",
    checks: "month, day, first letter of the municipality, letters for digits, check letter",
    context: &[
        "codice fiscale",
        "codici fiscali",
        "cod fiscale",
        "cod fisc",
        "codicefiscale",
        "codfisc",
        "cf",
        "c f",
        "fiscal code",
        "italian fiscal code",
        "italian tax code",
        "it fiscal code",
        "it codicefiscale",
        "codice fiscal",
        "steuerkodex",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 95, formatted: 97, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Codice fiscale: RCCMNL83S18D969H",
            value: "RCCMNL83S18D969H",
            normal: "RCCMNL83S18D969H",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "cf",
            text: "rss mra 85t10 a562s",
            value: "rss mra 85t10 a562s",
            normal: "RSSMRA85T10A562S",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "RSSMRA45C12F2LRI",
            value: "RSSMRA45C12F2LRI",
            normal: "RSSMRA45C12F2LRI",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "The Italian tax code BNCLRA92D45H501A is hers.",
            value: "BNCLRA92D45H501A",
            normal: "BNCLRA92D45H501A",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Codice fiscale: RCCMNL83S18D969A",
            why: "the check letter is wrong",
        },
        Counterexample { field: "", text: "CNTCHR83T32D969H", why: "no month has 32 days" },
        Counterexample { field: "codice_fiscale", text: "RCCMNL83F18D969H", why: "F stands for no month" },
        Counterexample {
            field: "",
            text: "CF RSSMRA85T10N562S",
            why: "codes of municipalities begin with A to M or Z",
        },
    ],
};

/// Codes that forms and manuals print for Mario Rossi.
const SPECIMENS: &[&[u8]] = &[b"RSSMRA80A01H501U", b"RSSMRA85T10A562S"];

/// The values of 0 to 9 and of A to J at odd places, and those of K to Z: table of the decree.
const ODD: &[u32; 26] =
    &[1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

fn check(code: &[u8]) -> Option<Evidence> {
    let day = match number(code, 9)? {
        day @ 41..=71 => day - 40,
        day => day,
    };
    let month = 1 + b"ABCDEHLMPRST".iter().position(|letter| code.get(8) == Some(letter))? as u32;
    let municipality = matches!(code.get(11)?, b'A'..=b'M' | b'Z');
    let numbered = [12, 13, 14].iter().all(|&at| code.get(at).copied().and_then(digit).is_some());
    let (&last, rest) = code.split_last()?;
    if !municipality
        || !numbered
        || !dates::exists_in_some_century(number(code, 6)?, month, day)
        || check_letter(rest)? != last
    {
        return None;
    }
    Some(if SPECIMENS.contains(&code) { Evidence::CHECKSUM | Evidence::RESERVED } else { Evidence::CHECKSUM })
}

/// The digit that a character of a code stands for: itself, or the letter of omocodia.
fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        _ => b"LMNPQRSTUV".iter().position(|&letter| letter == byte).map(|digit| digit as u32),
    }
}

/// The number that two characters from a place on stand for.
fn number(code: &[u8], at: usize) -> Option<u32> {
    Some(digit(*code.get(at)?)? * 10 + digit(*code.get(at + 1)?)?)
}

/// The letter behind fifteen characters: values of odd places by the table, of even places as they are.
fn check_letter(rest: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (index, byte) in rest.iter().enumerate() {
        let value = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A',
            _ => return None,
        };
        sum += if index % 2 == 0 { *ODD.get(usize::from(value))? } else { u32::from(value) };
    }
    Some(b'A' + (sum % 26) as u8)
}
