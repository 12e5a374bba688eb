//! French social security numbers (NIR, numéro INSEE).
//!
//! Fifteen characters, written 2 95 10 99 126 111 93: sex, year and month of birth, department (2A and 2B in
//! Corsica, 97 and 98 overseas, 99 abroad), municipality or country, serial, and the key, 97 less the
//! remainder modulo 97. Months from 20 on stand for births whose month is not known. Many leave out the key;
//! then only a label tells.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::two,
    checks::mod11::number,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{6}X9{8}",
            "9~99~99~9X~999~999~99",
            "9{6}X9{6} 99",
            "9{6}X9{6}-99",
            "9{6}X9{6}",
            "9 99 99 9X 999999 99",
            "9 9{5}X9{6} 99",
            "9 9999 9X 999 999 99",
            "9 99 99 9X999999 99",
            "9 99 99 9X9 999 99 99",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "fr-nir",
    revision: 1,
    category: Category::NationalId,
    summary: "A French social security number.",
    standard: Standard {
        name: "Décret n° 82-103; INSEE, numéro d'inscription au répertoire",
        url: "https://www.insee.fr/en/metadonnees/definition/c1409",
    },
    regions: &["FR"],
    anchor: "thirteen or fifteen digits, alone or in groups of 1, 2, 2, 2, 3, 3 and 2",
    checks: "key (modulo 97), month, department and municipality",
    context: &[
        "nir",
        "numéro nir",
        "numéro de sécurité sociale",
        "n de sécurité sociale",
        "no sécurité sociale",
        "numéro sécurité sociale",
        "num sécu",
        "sécurité sociale",
        "numéro de sécu",
        "numéro insee",
        "n insee",
        "n ss",
        "numéro ss",
        "numéro d inscription au répertoire",
        "numéro d assuré social",
        "numéro de sécurité sociale français",
        "immatriculation sécurité sociale",
        "french social security number",
        "french ssn",
        "fr ssn",
        "insee number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 92, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "NIR 253072B07300470.",
            value: "253072B07300470",
            normal: "253072B07300470",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Numéro de sécurité sociale : 2 95 10 99 126 111 93",
            value: "2 95 10 99 126 111 93",
            normal: "295109912611193",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nir",
            text: "185057800608491",
            value: "185057800608491",
            normal: "185057800608491",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "1 69 05 99 352 123 74 est affilié",
            value: "1 69 05 99 352 123 74",
            normal: "169059935212374",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "French social security number 2951099126111",
            value: "2951099126111",
            normal: "2951099126111",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NIR 295109912611199", why: "the key is wrong" },
        Counterexample { field: "", text: "NIR 253072C07300443", why: "C is no part of Corsica" },
        Counterexample { field: "", text: "295109912611193", why: "fifteen digits without a label" },
        Counterexample { field: "", text: "NIR 295139912611144", why: "there is no month 13" },
        Counterexample { field: "order_id", text: "295109912611193", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let (sex, month) = (*text.first()?, two(text, 3));
    // 3, 4, 7 and 8: people whose registration is under way. Months: INSEE, 20 to 42 and from 50 on where the
    // civil registration is not complete.
    if !matches!(sex, b'1'..=b'4' | b'7' | b'8') || !matches!(month, 1..=12 | 20..=42 | 50..=99) {
        return None;
    }
    // Corsica counts as 19 and 18.
    let department = match text.get(5..7)? {
        b"2A" => 19,
        b"2B" => 18,
        digits => number(digits).filter(|department| *department > 0)?,
    };
    let (before, municipality, serial) = (text.get(..5)?, text.get(7..10)?, text.get(10..13)?);
    if municipality == b"000" || serial == b"000" {
        return None;
    }
    let all =
        (number(before)? * 100 + department) * 1_000_000 + number(municipality)? * 1000 + number(serial)?;
    match text.get(13..)? {
        [] => Some(Evidence::NONE),
        key => (number(key)? == 97 - all % 97).then_some(Evidence::CHECKSUM),
    }
}
