//! Bank verification numbers (BVN) of Nigeria, one a person, tied to fingerprints.
//!
//! Eleven digits, the first is 2; there is no published check digit, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ng-bvn",
    revision: 1,
    category: Category::NationalId,
    summary: "A bank verification number of Nigeria.",
    standard: Standard {
        name: "CBN, Regulatory Framework for Bank Verification Number Operations",
        url: "https://nibss-plc.com.ng/",
    },
    regions: &["NG"],
    anchor: "eleven digits",
    checks: "the first digit is 2",
    context: &["bvn", "bvn number", "bank verification number", "bank verification no", "ng bvn"],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "BVN: 22184930275",
            value: "22184930275",
            normal: "22184930275",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Bank Verification Number 22301984412",
            value: "22301984412",
            normal: "22301984412",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "bvn",
            text: "22184930275",
            value: "22184930275",
            normal: "22184930275",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "BVN: 12184930275", why: "the first digit is 2" },
        Counterexample { field: "bvn", text: "22222222222", why: "all digits are equal" },
        Counterexample { field: "", text: "Ref 22184930275", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "22184930275", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (number.first() == Some(&b'2') && !is_uniform(number)).then_some(Evidence::NONE)
}
