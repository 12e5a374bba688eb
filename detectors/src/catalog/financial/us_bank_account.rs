//! Numbers of bank accounts in the United States.
//!
//! Eight to seventeen digits; every bank has its own layout, and there is no check digit: a number counts
//! only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{8,17}", "9{4}~9{4}~9{2,4}", "9{4}~9{4}~9{4}~9{1,4}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "us-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in the United States.",
    standard: Standard {
        name: "Nacha Operating Rules, entry detail record: DFI account number, 17 characters",
        url: "https://www.nacha.org/rules",
    },
    regions: &["US"],
    anchor: "eight to seventeen digits",
    checks: "none: banks number accounts as they like",
    context: &[
        "us bank number",
        "us bank account",
        "us bank account number",
        "checking account",
        "checking account number",
        "savings account",
        "savings account number",
        "checking",
        "dda number",
        "demand deposit account",
        "direct deposit account",
        "ach account number",
        "us account number",
        "cuenta corriente número",
        "cuenta de cheques",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Checking account number: 945456787654",
            value: "945456787654",
            normal: "945456787654",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "us_bank_number",
            text: "945456787654",
            value: "945456787654",
            normal: "945456787654",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "direct deposit account 0021 4435 8719 is open",
            value: "0021 4435 8719",
            normal: "002144358719",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "us bank number: 1234567", why: "seven digits are too few" },
        Counterexample { field: "", text: "945456787654", why: "digits without a label are any number" },
        Counterexample { field: "us_bank_account", text: "00000000", why: "no account is all zeros" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
