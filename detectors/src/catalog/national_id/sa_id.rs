//! Identity numbers of citizens and residence numbers (iqama) of foreigners in Saudi Arabia.
//!
//! Ten digits: 1 for citizens or 2 for residents, eight of a serial and a Luhn check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        luhn,
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "sa-id",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity or residence number of Saudi Arabia.",
    standard: Standard {
        name: "Ministry of Interior, Civil Affairs; National Identity, Resident Identity",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["SA"],
    anchor: "ten digits",
    checks: "the Luhn check digit, the first digit",
    context: &[
        "iqama",
        "iqama number",
        "iqama no",
        "saudi id",
        "saudi national id",
        "national id ksa",
        "resident identity",
        "absher",
        "sa id",
        "رقم الهوية الوطنية",
        "الهوية الوطنية",
        "رقم الإقامة",
        "هوية مقيم",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Iqama: 2394817262",
            value: "2394817262",
            normal: "2394817262",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "رقم الهوية الوطنية 1084736196",
            value: "1084736196",
            normal: "1084736196",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "iqama_no",
            text: "2394817262",
            value: "2394817262",
            normal: "2394817262",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Iqama: 2394817263", why: "the check digit is wrong" },
        Counterexample { field: "sa_id", text: "3084736192", why: "the first digit is 1 or 2" },
        Counterexample { field: "", text: "Ref 1084736196", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "1084736196", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<10>(number)?;
    (matches!(d[0], 1 | 2) && !is_uniform(number) && luhn::passes(&d)).then_some(Evidence::CHECKSUM)
}
