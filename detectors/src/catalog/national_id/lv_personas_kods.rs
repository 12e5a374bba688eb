//! Personas kods: personal codes of Latvia.
//!
//! Eleven digits in groups of 6 and 5. Codes given until June 2017 begin with the date of birth DDMMYY and
//! the century (0, 1, 2 for 18, 19 and 20); the last is a check digit. Codes given since begin with 3 and a
//! digit from 2 on and are random otherwise: there the check digit is taken as evidence where it is right,
//! and not asked for.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates,
        mod11::{digits, is_uniform, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6}-9{5}", "9{6} 9{5}", "9{11}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "lv-personas-kods",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal code of Latvia (personas kods).",
    standard: Standard {
        name: "Pilsonības un migrācijas lietu pārvalde, Personas koda maiņa",
        url: "https://www.pmlp.gov.lv/",
    },
    regions: &["LV"],
    anchor: "eleven digits, alone or in groups of 6 and 5",
    checks: "the date of birth and the check digit of old codes, the beginning 32 to 39 of new ones",
    context: &[
        "personas kods",
        "personas koda",
        "personas kodu",
        "personas kodi",
        "pers kods",
        "personaskods",
        "latvian personal code",
        "personal code latvia",
        "lv personas kods",
        "lv personal code",
        "lv pvn",
        "персональный код",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Personas kods: 161175-19997",
            value: "161175-19997",
            normal: "16117519997",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Anna, personas kods 32867300679",
            value: "32867300679",
            normal: "32867300679",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "personas_kods",
            text: "150386 11230",
            value: "150386 11230",
            normal: "15038611230",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Latvian personal code 321234-56789",
            value: "321234-56789",
            normal: "32123456789",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Personas kods: 161375-19997", why: "there is no month 13" },
        Counterexample { field: "", text: "personas kods 161175-19998", why: "the check digit is wrong" },
        Counterexample {
            field: "personas_kods",
            text: "31117519997",
            why: "neither a date in November nor a new code",
        },
        Counterexample {
            field: "",
            text: "161175-19997 Riga",
            why: "other countries write numbers like this",
        },
    ],
};

const WEIGHTS: &[u32] = &[1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    if is_uniform(number) {
        return None;
    }
    let passes = (1101 - weighted(&d, WEIGHTS)) % 11 % 10 == u32::from(d[10]);
    if d[0] == 3 && d[1] >= 2 {
        return Some(if passes { Evidence::CHECKSUM } else { Evidence::NONE });
    }
    let year = 1800 + u32::from(d[6]) * 100 + dates::two(number, 4);
    (d[6] <= 2
        && passes
        && dates::is_birth_year(year)
        && dates::exists(year, dates::two(number, 2), dates::two(number, 0)))
    .then_some(Evidence::CHECKSUM)
}
