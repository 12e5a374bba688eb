//! National provider identifiers of the United States: who treats, not who is treated.
//!
//! Ten digits, the first 1 or 2. The last is the Luhn check digit of the number with 80840 before it, the prefix
//! of health cards of the United States.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{luhn, mod11::digits},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}", "9{4}~999~999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "us-npi",
    revision: 1,
    category: Category::HealthId,
    summary: "A national provider identifier of the United States.",
    standard: Standard {
        name: "45 CFR 162.406; CMS, Requirements for NPI and NPI check digit",
        url: "https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand",
    },
    regions: &["US"],
    anchor: "ten digits, alone or in groups of 4, 3 and 3",
    checks: "begins with 1 or 2; Luhn with the prefix 80840",
    context: &[
        "npi",
        "npi number",
        "npi no",
        "us npi",
        "national provider identifier",
        "national provider id",
        "provider identifier",
        "provider id",
        "provider npi",
        "national provider number",
        "rendering provider",
        "billing provider npi",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 30, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NPI: 1245319599",
            value: "1245319599",
            normal: "1245319599",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Provider identifier 1003000126",
            value: "1003000126",
            normal: "1003000126",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "npi",
            text: "1234-567-893",
            value: "1234-567-893",
            normal: "1234567893",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NPI: 1245319598", why: "the check digit is wrong" },
        Counterexample { field: "", text: "NPI 3234567893", why: "the first digit is 1 or 2" },
        Counterexample { field: "", text: "1245319599", why: "ten digits without a label are any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<10>(number)?;
    if !matches!(digits[0], 1 | 2) {
        return None;
    }
    let mut whole = [8, 0, 8, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    whole[5..].copy_from_slice(&digits);
    luhn::passes(&whole).then_some(Evidence::CHECKSUM)
}
