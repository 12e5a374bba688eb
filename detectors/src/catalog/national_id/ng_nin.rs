//! National identification numbers (NIN) of Nigeria.
//!
//! Eleven digits without a meaning; the issuer tells of no check digit, so a value counts only with a
//! label.

use super::placeholder::is_placeholder;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}", "9999~999~9999", "9{5} 9{6}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ng-nin",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of Nigeria.",
    standard: Standard { name: "NIMC Act 2007, National Identification Number", url: "https://nimc.gov.ng/" },
    regions: &["NG"],
    anchor: "eleven digits, alone or in groups of 4, 3 and 4",
    checks: "eleven digits that neither are all equal nor count up or down",
    context: &[
        "national identification number nigeria",
        "nigerian national identification number",
        "nin",
        "nin number",
        "nimc",
        "nigerian nin",
        "nigerian id",
        "ng nin",
        "virtual nin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "NIN: 63184930275",
            value: "63184930275",
            normal: "63184930275",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Nigerian NIN 6318-493-0275",
            value: "6318-493-0275",
            normal: "63184930275",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ng_nin",
            text: "63184930275",
            value: "63184930275",
            normal: "63184930275",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "NIN: 12345678901",
            why: "a number that counts up is a placeholder",
        },
        Counterexample { field: "ng_nin", text: "1234567890", why: "a digit is missing" },
        Counterexample { field: "", text: "Ref 63184930275", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "63184930275", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_placeholder(number)).then_some(Evidence::NONE)
}
