//! NID: identity numbers of Albania, printed on identity cards as "numri personal".
//!
//! Ten characters: the decade of birth (0 to 9 from 1800, A to T from 1900), the last digit of the year, the
//! month (plus 50 for women, plus 30 for foreigners), the day, a serial of three, a check letter modulo 23.
//! Tax numbers of companies (NIPT) have the same form and check, but seldom a possible month.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{8}A", "A 9{8} A", "A9{8} A"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "al-nid",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of Albania (NID).",
    standard: Standard {
        name: "OECD, Albania: information on tax identification numbers",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["AL"],
    anchor: "a letter, eight digits and a letter",
    checks: "the date of birth, the sex in the month, the check letter modulo 23",
    context: &[
        "numri personal",
        "nr personal",
        "numri i identitetit",
        "numri i identitetit të shtetasit",
        "numri personal i identifikimit",
        "numër personal",
        "nid",
        "nish",
        "letërnjoftim",
        "letërnjoftimi",
        "al nid",
        "albanian id",
        "albanian id number",
        "albanian identity number",
        "albanian personal number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 75, formatted: 75, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Numri personal: I90201535E",
            value: "I90201535E",
            normal: "I90201535E",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "J05115999K",
            value: "J05115999K",
            normal: "J05115999K",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "nid",
            text: "j00101999w",
            value: "j00101999w",
            normal: "J00101999W",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Albanian ID number K01001002K",
            value: "K01001002K",
            normal: "K01001002K",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Numri personal: I90201535F", why: "the check letter is wrong" },
        Counterexample { field: "", text: "NIPT J91402501L", why: "month 14 is a company" },
        Counterexample { field: "nid", text: "K22218003V", why: "month 22 is a company" },
        Counterexample { field: "", text: "Ref J00101999A", why: "the check letter is wrong" },
    ],
};

/// The check letters in the order of the remainders.
const LETTERS: &[u8] = b"WABCDEFGHIJKLMNOPQRSTUV";

fn check(number: &[u8]) -> Option<Evidence> {
    let (&last, rest) = number.split_last()?;
    let (&decade, digits) = rest.split_first()?;
    // Forms have letters here, so nobody who was born before 1900.
    if number.len() != 10 || !(b'A'..=b'T').contains(&decade) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let year = 1900 + u32::from(decade - b'A') * 10 + u32::from(digits.first()? - b'0');
    let month = match dates::two(number, 2) {
        month @ 1..=12 => month,
        month @ 31..=42 => month - 30,
        month @ 51..=62 => month - 50,
        month @ 81..=92 => month - 80,
        _ => return None,
    };
    // The letter of the decade counts as its place in the row, once; digits with their place from the left.
    let sum: u32 = u32::from(decade - b'A')
        + 1
        + digits.iter().zip(1..).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum::<u32>();
    (dates::is_birth_year(year)
        && dates::exists(year, month, dates::two(number, 4))
        && LETTERS.get((sum % 23) as usize) == Some(&last))
    .then_some(Evidence::CHECKSUM)
}
