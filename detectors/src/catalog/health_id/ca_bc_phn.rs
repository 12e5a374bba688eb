//! Personal health numbers of British Columbia.
//!
//! Ten digits, the first 9, written 4-3-3; the last is a check digit modulo 11.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}", "9{4}~999~999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ca-bc-phn",
    revision: 1,
    category: Category::HealthId,
    summary: "A personal health number of British Columbia.",
    standard: Standard {
        name: "BC Ministry of Health, MSP, personal health number",
        url: "https://www2.gov.bc.ca/gov/content/health/health-drug-coverage/msp/bc-residents/personal-health-identification",
    },
    regions: &["CA"],
    anchor: "ten digits from 9 on, alone or in groups of 4, 3 and 3",
    checks: "begins with 9; modulo 11",
    context: &[
        "phn",
        "bc phn",
        "ca bc phn",
        "personal health number",
        "personal health no",
        "bc services card",
        "care card",
        "carecard",
        "bc health number",
        "msp number",
        "numéro de santé personnel",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 30, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "PHN: 9698 658 215",
            value: "9698 658 215",
            normal: "9698658215",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "her personal health number is 9736504212",
            value: "9736504212",
            normal: "9736504212",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "bc_phn",
            text: "9698658215",
            value: "9698658215",
            normal: "9698658215",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PHN: 9698 658 216", why: "the check digit is wrong" },
        Counterexample { field: "", text: "personal health number 5736504210", why: "it begins with 9" },
        Counterexample { field: "", text: "9698658215", why: "ten digits without a label are any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<10>(number)?;
    let rest = weighted(&digits[1..9], &[2, 4, 8, 5, 10, 9, 7, 3]) % 11;
    (digits[0] == 9 && (11 - rest) % 11 % 10 == u32::from(digits[9])).then_some(Evidence::CHECKSUM)
}
