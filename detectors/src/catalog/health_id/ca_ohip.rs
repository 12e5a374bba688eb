//! Health card numbers of Ontario.
//!
//! Ten digits, written 4-3-3, with a Luhn check digit, and on newer cards a version code of one or two letters,
//! which changes with every card: the number alone is the person's.

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
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{10}",
            "9{10}A{1,2}",
            "9{10}~A{1,2}",
            "9{4}~999~999",
            "9{4}~999~999~A{1,2}",
            "9{4}~999~999A{1,2}",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ca-ohip",
    revision: 1,
    category: Category::HealthId,
    summary: "A health card number of Ontario.",
    standard: Standard {
        name: "Ontario Ministry of Health, Health Card Validation Reference Manual",
        url: "https://www.ontario.ca/page/apply-ohip-and-get-health-card",
    },
    regions: &["CA"],
    anchor: "ten digits, alone or in groups of 4, 3 and 3, and a code of up to two letters",
    checks: "Luhn",
    context: &[
        "ohip",
        "ohip number",
        "ohip no",
        "ohip card",
        "ontario health card",
        "ontario health insurance plan",
        "ontario health card number",
        "ontario health number",
        "hcn",
        "health card number",
        "ca ohip",
        "carte santé de l'ontario",
        "carte santé ontario",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "OHIP: 9876-543-217-AB",
            value: "9876-543-217-AB",
            normal: "9876543217",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Ontario health card 5123 456 781",
            value: "5123 456 781",
            normal: "5123456781",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ohip_number",
            text: "2781234568",
            value: "2781234568",
            normal: "2781234568",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "OHIP: 9876-543-218", why: "the check digit is wrong" },
        Counterexample { field: "", text: "OHIP 0000000000", why: "no number is all zeros" },
        Counterexample { field: "", text: "9876543217", why: "ten digits without a label are any number" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let digits = digits::<10>(value.get(..10)?)?;
    (digits[0] != 0 && !is_uniform(&digits) && luhn::passes(&digits)).then_some(Evidence::CHECKSUM)
}
