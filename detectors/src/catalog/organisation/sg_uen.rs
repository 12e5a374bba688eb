//! Unique entity numbers of Singapore, of businesses, companies and other entities.
//!
//! Three formats, each with a check letter of its own weighted sum: eight digits (businesses, which may be one
//! person), year of registration and five digits (companies), or R, S or T, the year, two letters for the kind
//! of entity and four digits.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{LATEST, two},
        mod11::{digits, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}A", "9{9}A", "A99AA9999A"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "sg-uen",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A unique entity number of Singapore.",
    standard: Standard { name: "ACRA, Unique Entity Number", url: "https://www.uen.gov.sg" },
    regions: &["SG"],
    anchor: "eight or nine digits and a letter, or ten letters and digits",
    checks: "check letter of each format; year of registration; kind of entity",
    context: &[
        "uen",
        "uen no",
        "uen number",
        "unique entity number",
        "acra",
        "acra number",
        "acra registration",
        "sg uen",
        "singapore uen",
        "business registration number singapore",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 60, formatted: 0, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "UEN 53125226D was processed",
            value: "53125226D",
            normal: "53125226D",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "Unique Entity Number: 201434292D",
            value: "201434292D",
            normal: "201434292D",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "uen",
            text: "t16rf0037c",
            value: "t16rf0037c",
            normal: "T16RF0037C",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "S57TU0392K",
            value: "S57TU0392K",
            normal: "S57TU0392K",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "UEN 53125226E", why: "the check letter does not fit" },
        Counterexample { field: "", text: "UEN T16ZZ0037C", why: "ZZ is no kind of entity" },
        Counterexample { field: "", text: "53125226", why: "a letter has to end it" },
    ],
};

/// Kinds of entity of the third format, as published by the agencies that issue the number.
const KINDS: &[&[u8; 2]] = &[
    b"CC", b"CD", b"CH", b"CL", b"CM", b"CP", b"CS", b"CX", b"DP", b"FB", b"FC", b"FM", b"FN", b"GA", b"GB",
    b"GS", b"HC", b"HS", b"LL", b"LP", b"MB", b"MC", b"MD", b"MH", b"MM", b"MQ", b"NB", b"NR", b"PA", b"PB",
    b"PF", b"RF", b"RP", b"SM", b"SS", b"TC", b"TU", b"VH", b"XL",
];

/// The letters and digits of the third format by value; I, O, Y and Z are not used.
const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWX0123456789";

fn check(number: &[u8]) -> Option<Evidence> {
    let (letter, rest) = number.split_last()?;
    let expected = match (rest.len(), rest.first()?) {
        (8, _) => {
            let sum = weighted(&digits::<8>(rest)?, &[10, 4, 9, 3, 8, 2, 7, 1]);
            b"XMKECAWLJDB".get((sum % 11) as usize)?
        }
        (9, b'0'..=b'9') => {
            // The register begins with the nineteenth century.
            if !(1800..=LATEST).contains(&(two(rest, 0) * 100 + two(rest, 2))) {
                return None;
            }
            let sum = weighted(&digits::<9>(rest)?, &[10, 8, 6, 4, 9, 7, 5, 3, 1]);
            b"ZKCMDNERGWH".get((sum % 11) as usize)?
        }
        (9, b'R' | b'S' | b'T') => {
            let kind = rest.get(3..5)?;
            if !KINDS.iter().any(|known| known.as_slice() == kind) {
                return None;
            }
            let mut sum = 0;
            for (byte, weight) in rest.iter().zip([4, 3, 5, 3, 10, 2, 2, 5, 7]) {
                sum += ALPHABET.iter().position(|known| known == byte)? * weight;
            }
            // Less 5, kept above zero.
            ALPHABET.get((sum + 6) % 11)?
        }
        _ => return None,
    };
    (expected == letter).then_some(Evidence::CHECKSUM)
}
