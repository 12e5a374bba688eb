//! Numbers of bank accounts in Australia, alone or with the BSB code before them.
//!
//! Five to ten digits; banks have their own layouts. The BSB code in front (3-3) tells most.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{6,10}", "999-999 9{6,10}", "999 999 9{6,10}", "999-999-9{6,9}", "9{6} 9{6,10}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "au-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in Australia, with or without its BSB code.",
    standard: Standard {
        name: "Australian Payments Network, Bulk Electronic Clearing System: direct entry file",
        url: "https://en.wikipedia.org/wiki/Bank_state_branch",
    },
    regions: &["AU"],
    anchor: "six to ten digits, or a BSB code and these",
    checks: "not all digits the same",
    context: &[
        "au bank account",
        "australian bank account",
        "bsb and account number",
        "account number and bsb",
        "bsb account",
        "au account number",
        "bsb acc",
        "bank account australia",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 86, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "BSB and account number: 062-000 10123456",
            value: "062-000 10123456",
            normal: "06200010123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "au_bank_account",
            text: "10123456",
            value: "10123456",
            normal: "10123456",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Australian bank account 123-456 789012",
            value: "123-456 789012",
            normal: "123456789012",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "10123456", why: "eight digits without a label are any number" },
        Counterexample { field: "au_bank_account", text: "00000000", why: "a placeholder" },
        Counterexample { field: "order_id", text: "062-000 10123456", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let zeros = number.iter().rev().take_while(|byte| **byte == b'0').count();
    (!is_uniform(number) && zeros < 6).then_some(Evidence::NONE)
}
