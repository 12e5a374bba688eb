//! Kennitala: identification numbers of Iceland.
//!
//! Ten digits DDMMYY-RRKC: the date of birth, a serial from 20 on, a check digit and the century (8, 9, 0
//! for 18, 19 and 20). Companies and associations have one too, with 40 added to the day; text does not tell
//! them from persons otherwise, so both count.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates,
        mod11::{digits, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6}-9{4}", "9{6} 9{4}", "9{10}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "is-kennitala",
    revision: 1,
    category: Category::NationalId,
    summary: "An identification number of Iceland (kennitala).",
    standard: Standard {
        name: "Registers Iceland, kennitala; Act 140/2019 on the registration of individuals",
        url: "https://en.wikipedia.org/wiki/Kennitala",
    },
    regions: &["IS"],
    anchor: "ten digits, alone or in groups of 6 and 4",
    checks: "the date of birth (for organisations plus 40), the century, the check digit modulo 11",
    context: &[
        "kennitala",
        "kennitalan",
        "kennitölu",
        "kennitölur",
        "kt",
        "kennit",
        "icelandic id",
        "icelandic id number",
        "icelandic identification number",
        "icelandic national id",
        "is kennitala",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 20, formatted: 70, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Kennitala: 120174-3399",
            value: "120174-3399",
            normal: "1201743399",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Jón Jónsson, kt. 0101902079, Reykjavík",
            value: "0101902079",
            normal: "0101902079",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "kennitala",
            text: "120174 2079",
            value: "120174 2079",
            normal: "1201742079",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "The Icelandic ID number 450401-3150 is that of a company.",
            value: "450401-3150",
            normal: "4504013150",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Kennitala: 120174-3398", why: "the century is 8, 9 or 0" },
        Counterexample { field: "", text: "kt. 530575-0299", why: "the check digit is wrong" },
        Counterexample { field: "kennitala", text: "320174-3399", why: "no month has 32 days" },
        Counterexample { field: "", text: "Bókun 0101902079", why: "without a label it is any number" },
    ],
};

const WEIGHTS: &[u32] = &[3, 2, 7, 6, 5, 4, 3, 2, 1];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<10>(number)?;
    let century = match d[9] {
        8 => 1800,
        9 => 1900,
        0 => 2000,
        _ => return None,
    };
    // Organisations are registered with 40 added to the day.
    let day = match dates::two(number, 0) {
        day @ 41..=71 => day - 40,
        day => day,
    };
    let year = century + dates::two(number, 4);
    (dates::is_birth_year(year)
        && dates::exists(year, dates::two(number, 2), day)
        && weighted(&d, WEIGHTS).is_multiple_of(11))
    .then_some(Evidence::CHECKSUM)
}
