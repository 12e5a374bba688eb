//! Identity numbers of the United Arab Emirates (Emirates ID).
//!
//! Fifteen digits, written 784-9999-9999999-9: the country code 784, the year of birth, seven of a serial
//! and a Luhn check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, luhn, mod11::digits},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{15}", "999~9999~9{7}~9"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ae-emirates-id",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of the United Arab Emirates.",
    standard: Standard {
        name: "Federal Authority for Identity, Citizenship, Customs and Port Security, Emirates ID",
        url: "https://icp.gov.ae/",
    },
    regions: &["AE"],
    anchor: "fifteen digits that begin with 784, alone or in groups of 3, 4, 7 and 1",
    checks: "the country code, the year of birth, the Luhn check digit",
    context: &[
        "emirates id",
        "emirates id number",
        "emirates id no",
        "emiratesid",
        "eid number",
        "uae id",
        "uae national id",
        "ae emirates id",
        "الهوية الإماراتية",
        "رقم الهوية الإماراتية",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 93, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Emirates ID: 784-1990-1234567-6",
            value: "784-1990-1234567-6",
            normal: "784199012345676",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "رقم الهوية الإماراتية 784199012345676",
            value: "784199012345676",
            normal: "784199012345676",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "emirates_id",
            text: "784199012345676",
            value: "784199012345676",
            normal: "784199012345676",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Omar Said, 784-1990-1234567-6, Sharjah",
            value: "784-1990-1234567-6",
            normal: "784199012345676",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Emirates ID: 784-1990-1234567-7",
            why: "the check digit is wrong",
        },
        Counterexample { field: "emirates_id", text: "785179012345677", why: "the country code is 784" },
        Counterexample { field: "", text: "Ref 784199012345676", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "784-1990-1234567-6", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<15>(number)?;
    let year = dates::two(number, 3) * 100 + dates::two(number, 5);
    (number.starts_with(b"784") && dates::is_birth_year(year) && luhn::passes(&d))
        .then_some(Evidence::CHECKSUM)
}
