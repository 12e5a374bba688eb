//! Tax numbers (RFC) of Mexico.
//!
//! Four letters of the names (three for companies), a date YYMMDD, two characters against duplicates and
//! a check character, 0 to 9 or A. The check character is not right in every number that is in use, so a
//! wrong one is not refused: the pattern and the date are rare enough. Letters & and Ñ are not found.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::national_id::mexico,
    checks::{dates, mod11::weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{3,4}9{6}XXX", "A{3,4}~9{6}~XXX", "A{3,4}-9{6}XXX", "A{3,4}9{6}-XXX"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "mx-rfc",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person or company in Mexico.",
    standard: Standard {
        name: "SAT, Registro Federal de Contribuyentes; OECD, TIN information for Mexico",
        url: "https://es.wikipedia.org/wiki/Registro_Federal_de_Contribuyentes",
    },
    regions: &["MX"],
    anchor: "three or four letters, six digits and three letters or digits",
    checks: "the date, the characters against duplicates, words that are avoided",
    context: &[
        "rfc",
        "registro federal de contribuyentes",
        "federal taxpayer registry",
        "mexican tax id",
        "mexican tax number",
        "clave de rfc",
        "mx rfc",
        "rfc con homoclave",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 75, formatted: 80, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "RFC: GODE561231GR8",
            value: "GODE561231GR8",
            normal: "GODE561231GR8",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Registro Federal de Contribuyentes CMS071226LN2",
            value: "CMS071226LN2",
            normal: "CMS071226LN2",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "rfc",
            text: "gode 561231 gr8",
            value: "gode 561231 gr8",
            normal: "GODE561231GR8",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Factura a nombre de GODE561231GR8",
            value: "GODE561231GR8",
            normal: "GODE561231GR8",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "RFC XAXX010101000",
            value: "XAXX010101000",
            normal: "XAXX010101000",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "RFC: GODE561331GR8", why: "there is no month 13" },
        Counterexample {
            field: "rfc",
            text: "ABCD123456",
            why: "the characters behind the date are missing",
        },
        Counterexample { field: "rfc", text: "CACA580710NF7", why: "first letters that are avoided" },
        Counterexample { field: "order_id", text: "GODE561231GR8", why: "the field says what it is" },
    ],
};

/// The numbers that stand for the public and for foreigners without one: Resolución Miscelánea Fiscal
/// 2.7.1.23.
const GENERIC: &[&[u8]] = &[b"XAXX010101000", b"XEXX010101000"];

fn check(number: &[u8]) -> Option<Evidence> {
    if GENERIC.contains(&number) {
        return Some(Evidence::RESERVED);
    }
    let (words, rest) = number.split_at_checked(number.len().checked_sub(9)?)?;
    let (first, second, last) = (*rest.get(6)?, *rest.get(7)?, *rest.get(8)?);
    let possible = matches!(first, b'1'..=b'9' | b'A'..=b'Z')
        && matches!(second, b'1'..=b'9' | b'A'..=b'Z')
        && matches!(last, b'0'..=b'9' | b'A');
    let date = dates::exists_in_some_century(dates::two(rest, 0), dates::two(rest, 2), dates::two(rest, 4));
    if !possible || !date || mexico::AVOIDED.contains(&words) {
        return None;
    }
    // A company has a blank, of value 37, before its three letters.
    let mut values = [37; 12];
    for (slot, byte) in values.iter_mut().rev().zip(number.iter().rev().skip(1)) {
        *slot = value(*byte);
    }
    let expected = match 11 - weighted(&values, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11 {
        11 => b'0',
        10 => b'A',
        digit => b'0' + digit as u8,
    };
    Some(if last == expected { Evidence::CHECKSUM } else { Evidence::NONE })
}

/// The place of a character in the alphabet of the standard: & stands behind N.
fn value(character: u8) -> u8 {
    match character {
        b'0'..=b'9' => character - b'0',
        b'A'..=b'N' => character - b'A' + 10,
        _ => character.saturating_sub(b'A') + 11,
    }
}
