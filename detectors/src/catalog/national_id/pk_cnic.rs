//! Numbers of the computerised national identity card of Pakistan (CNIC, NICOP, Smart NIC).
//!
//! Thirteen digits, printed 5-7-1: the first is the province, the next four division, district, tehsil and
//! council, then the family, and last a digit that is odd for men and even for women. There is no check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["99999-9999999-9", "99999 9999999 9", "9{13}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "pk-cnic",
    revision: 1,
    category: Category::NationalId,
    summary: "A computerised national identity card number of Pakistan.",
    standard: Standard {
        name: "NADRA, Computerised National Identity Card; layout as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/CNIC_(Pakistan)",
    },
    regions: &["PK"],
    anchor: "thirteen digits, alone or in groups of 5, 7 and 1",
    checks: "province 1 to 8; the digit of the sex is not 0",
    context: &[
        "cnic",
        "cnic no",
        "cnic number",
        "nicop",
        "snic",
        "computerised national identity card",
        "computerized national identity card",
        "pk cnic",
        "nadra",
        "nadra card",
        "شناختی کارڈ",
        "شناختی کارڈ نمبر",
        "shanakhti card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 65, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "CNIC: 34201-0891231-8",
            value: "34201-0891231-8",
            normal: "3420108912318",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "شناختی کارڈ نمبر 42201-0397640-8",
            value: "42201-0397640-8",
            normal: "4220103976408",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cnic",
            text: "4220103976408",
            value: "4220103976408",
            normal: "4220103976408",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CNIC: 94201-0891231-8", why: "no province is 9" },
        Counterexample { field: "", text: "CNIC 34201-0891231-0", why: "the digit of the sex is never 0" },
        Counterexample {
            field: "",
            text: "4220103976408",
            why: "thirteen digits without a label are any number",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<13>(number)?;
    // 1 Khyber Pakhtunkhwa, 2 the former tribal areas, 3 Punjab, 4 Sindh, 5 Balochistan, 6 Islamabad,
    // 7 Gilgit-Baltistan, 8 Azad Kashmir.
    ((1..=8).contains(&digits[0]) && digits[12] != 0 && !is_uniform(number)).then_some(Evidence::NONE)
}
