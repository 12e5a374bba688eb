//! Identity numbers (national code) of Iran.
//!
//! Ten digits: three of the place of registration, six of a serial and a check digit modulo 11. Leading
//! zeros are written.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}", "999-9{6}-9"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ir-national-code",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of Iran.",
    standard: Standard {
        name: "National Organization for Civil Registration, National identity number",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["IR"],
    anchor: "ten digits, alone or in groups of 3, 6 and 1",
    checks: "the check digit",
    context: &[
        "کد ملی",
        "کدملی",
        "شماره ملی",
        "کد ملّی",
        "code melli",
        "kode melli",
        "kod melli",
        "codemelli",
        "melli code",
        "iranian national code",
        "iranian national id",
        "iranian id",
        "ir national code",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 50, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "کد ملی: 0499382196",
            value: "0499382196",
            normal: "0499382196",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Iranian national ID 127-348165-8",
            value: "127-348165-8",
            normal: "1273481658",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "code_melli",
            text: "0499382196",
            value: "0499382196",
            normal: "0499382196",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Iranian ID 0499382197", why: "the check digit is wrong" },
        Counterexample { field: "code_melli", text: "1111111111", why: "all digits are equal" },
        Counterexample { field: "", text: "Ref 0499382196", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "0499382196", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<10>(number)?;
    let expected = match weighted(&d, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11 {
        remainder @ 0..=1 => remainder,
        remainder => 11 - remainder,
    };
    (!is_uniform(number) && expected == u32::from(d[9])).then_some(Evidence::CHECKSUM)
}
