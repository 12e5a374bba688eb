//! German insurance numbers of social security (Versicherungsnummer, Rentenversicherungsnummer).
//!
//! Twelve characters, written 15 070649 C 103: area, day of birth DDMMYY, first letter of the name at birth,
//! a serial of two digits, from 50 on for women, and a check digit. Day and month are zeros where they are
//! not known; 50 is added to the day where its serials are used up.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::two,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{8}A999",
            "99~999999~A~999",
            "99 999999 A999",
            "99 999999A999",
            "99-999999A999",
            "99 99 99 99 A 999",
            "99 99 99 99 A 99 9",
            "99 999999 A 99 9",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "de-svnr",
    revision: 1,
    category: Category::NationalId,
    summary: "An insurance number of German social security.",
    standard: Standard {
        name: "VKVV section 2 (Versicherungsnummer)",
        url: "https://www.gesetze-im-internet.de/vkvv/__2.html",
    },
    regions: &["DE"],
    anchor: "eight digits, a letter and three digits, alone or in groups of 2, 6, 1 and 3",
    checks: "check digit, possible day and month of birth, area from 02 on",
    context: &[
        "svnr",
        "sv nr",
        "sv nummer",
        "sozialversicherungsnummer",
        "sozialversicherungsnr",
        "rentenversicherungsnummer",
        "rentenversicherungsnr",
        "rvnr",
        "rv nr",
        "rv nummer",
        "versicherungsnummer",
        "versicherungsnr",
        "vsnr",
        "sozialversicherungsausweis",
        "german social security number",
        "german pension insurance number",
        "de social security",
        "de vsnr",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 85, formatted: 92, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "RVNR: 15070649C103",
            value: "15070649C103",
            normal: "15070649C103",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Sozialversicherungsnummer 65 070803 A 019",
            value: "65 070803 A 019",
            normal: "65070803A019",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "svnr",
            text: "53240178K519",
            value: "53240178K519",
            normal: "53240178K519",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "12190866M007 ist gemeldet",
            value: "12190866M007",
            normal: "12190866M007",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "her German social security number is 53240178K519",
            value: "53240178K519",
            normal: "53240178K519",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "RVNR: 15070649C100", why: "the check digit is wrong" },
        Counterexample { field: "", text: "RVNR: 15850649C109", why: "no month has 85 days" },
        Counterexample { field: "", text: "15071349C107", why: "there is no month 13" },
        Counterexample { field: "order_id", text: "15070649C103", why: "the field says what it is" },
    ],
};

const WEIGHTS: [u32; 12] = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

fn check(text: &[u8]) -> Option<Evidence> {
    let letter = u32::from(text.get(8)?.checked_sub(b'A')?) + 1;
    let (area, day, month) = (two(text, 0), two(text, 2), two(text, 4));
    // Areas begin with 02. Where the serials of a day are used up, section 2(5), the day has 50 added.
    if area < 2 || !matches!(day, 0..=31 | 51..=81) || month > 12 {
        return None;
    }
    let before = text.get(..8)?.iter().map(|b| u32::from(b.wrapping_sub(b'0')));
    let behind = text.get(9..11)?.iter().map(|b| u32::from(b.wrapping_sub(b'0')));
    // VKVV section 2(6): the letter counts as its place in the alphabet in two digits, products as their
    // digits' sums.
    let sum: u32 = before
        .chain([letter / 10, letter % 10])
        .chain(behind)
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    (text.get(11).is_some_and(|last| u32::from(last.wrapping_sub(b'0')) == sum % 10))
        .then_some(Evidence::CHECKSUM)
}
