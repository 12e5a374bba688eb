//! Finnish personal identity codes (henkilötunnus, HETU).
//!
//! Day of birth DDMMYY, a sign for the century, a number, even for women, and a check character. `+` stands
//! for 1800, `-` and, since 2023, U to Y for 1900, `A` to `F` for 2000. Numbers from 900 on are for tests
//! and hospitals.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::{LATEST, exists, two},
    checks::mod11::number,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6}-999X", "9{6}+999X", "9{6}A999X"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "fi-hetu",
    revision: 2,
    category: Category::NationalId,
    summary: "A Finnish personal identity code.",
    standard: Standard {
        name: "Digital and Population Data Services Agency: the personal identity code",
        url: "https://dvv.fi/en/personal-identity-code",
    },
    regions: &["FI"],
    anchor: "six digits, a sign of the century, three digits and a digit or letter",
    checks: "check character (modulo 31), day of birth, number from 002 on",
    context: &[
        "hetu",
        "henkilötunnus",
        "henkilötunnuksen",
        "henkilötunnuksesi",
        "hlötunnus",
        "sotu",
        "sosiaaliturvatunnus",
        "personbeteckning",
        "finnish personal identity code",
        "finnish personal id",
        "personal identity code",
        "fi personal identity code",
        "finnish national id",
        "finnish social security number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 90, formatted: 88, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Henkilötunnus: 131052-308T",
            value: "131052-308T",
            normal: "131052308T",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "050610A238A on lapsi",
            value: "050610A238A",
            normal: "050610A238A",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "hetu",
            text: "240878-417H",
            value: "240878-417H",
            normal: "240878417H",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "personbeteckning 131187Y302E",
            value: "131187Y302E",
            normal: "131187Y302E",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "testihenkilö, hetu 131187-902T",
            value: "131187-902T",
            normal: "131187902T",
            evidence: Evidence::RESERVED,
        },
    ],
    counterexamples: &[
        Counterexample { field: "hetu", text: "131052/308T", why: "the sign tells the century" },
        Counterexample {
            field: "", text: "Henkilötunnus: 131052-308U", why: "the check character is wrong"
        },
        Counterexample { field: "", text: "hetu 310252-308Y", why: "February has no 31 days" },
        Counterexample { field: "", text: "131052-308U", why: "the check character is wrong" },
        Counterexample { field: "order_id", text: "131052-308T", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    // `-` and `+` are no characters of the compact value.
    let (centuries, serial): (&[u32], usize) = match text.get(6)? {
        b'A'..=b'F' => (&[2000], 7),
        b'U'..=b'Y' if text.len() == 11 => (&[1900], 7),
        b'0'..=b'9' if text.len() == 10 => (&[1900, 1800], 6),
        _ => return None,
    };
    let (date, serial) = (text.get(..6)?, text.get(serial..)?);
    let (day, month, year) = (two(date, 0), two(date, 2), two(date, 4));
    let born = |century: &u32| century + year <= LATEST && exists(century + year, month, day);
    let (last, serial) = serial.split_last()?;
    let serial = number(serial).filter(|serial| *serial >= 2)?;
    let expected = CHECKS.get(usize::try_from((number(date)? * 1000 + serial) % 31).ok()?);
    if !centuries.iter().any(born) || expected != Some(last) {
        return None;
    }
    Some(if serial >= 900 { Evidence::CHECKSUM | Evidence::RESERVED } else { Evidence::CHECKSUM })
}

/// Digits and letters without G, I, O, Q and Z, by the remainder modulo 31.
const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
