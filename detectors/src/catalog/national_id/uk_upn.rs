//! Unique pupil numbers of England and Wales.
//!
//! A check letter, the local authority of the first school, the school, the year and a serial: twelve
//! digits; the last of temporary numbers is a letter.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::number,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A9{12}", "A9{11}A", "A 9{12}", "A 999 9999 99 999", "A999 9999 99 999"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "uk-upn",
    revision: 1,
    category: Category::NationalId,
    summary: "A unique pupil number of England or Wales.",
    standard: Standard {
        name: "Department for Education, Unique pupil numbers: guide for schools and local authorities",
        url: "https://www.gov.uk/government/publications/unique-pupil-numbers",
    },
    regions: &["GB"],
    anchor: "a letter and twelve digits, the last one a letter for temporary numbers",
    checks: "check letter (modulo 23), possible local authority",
    context: &[
        "upn",
        "upns",
        "unique pupil number",
        "unique pupil no",
        "pupil number",
        "pupil no",
        "pupil reference",
        "former upn",
        "gb upn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 70, formatted: 75, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "UPN: B801200005001",
            value: "B801200005001",
            normal: "B801200005001",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Unique pupil number B823432108046",
            value: "B823432108046",
            normal: "B823432108046",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "upn",
            text: "R312204515117",
            value: "R312204515117",
            normal: "R312204515117",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "transfer of R312204515117 to another school",
            value: "R312204515117",
            normal: "R312204515117",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "former UPN V93120000801A",
            value: "V93120000801A",
            normal: "V93120000801A",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "UPN: A801200005001", why: "the check letter is wrong" },
        Counterexample { field: "", text: "UPN: E000200005001", why: "there is no local authority 000" },
        Counterexample { field: "", text: "A801200005001", why: "the check letter is wrong" },
        Counterexample { field: "order_id", text: "B801200005001", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let (letter, rest) = text.split_first()?;
    // Department for Education, UPN guide: remainder modulo 23 of the sum with weights 2 to 13.
    let mut sum = 0;
    for (byte, weight) in rest.iter().zip(2..) {
        sum += weight * value(*byte)?;
    }
    let authority = number(rest.get(..3)?)?;
    let known = matches!(authority, 201..=399 | 420 | 660..=681 | 800..=999);
    (known && LETTERS.get(sum % 23) == Some(letter)).then_some(Evidence::CHECKSUM)
}

/// I, O and S are not used.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

fn value(byte: u8) -> Option<usize> {
    match byte {
        b'0'..=b'9' => Some(usize::from(byte - b'0')),
        _ => LETTERS.iter().position(|letter| *letter == byte),
    }
}
