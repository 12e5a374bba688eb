//! Numbers of bank accounts in the United Kingdom, alone or with the sort code before them.
//!
//! Eight digits behind the six of the sort code. Banks have check digits of their own (modulus checking),
//! whose tables change with every release; the form is all that is looked at.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{8}", "9{4} 9{4}", "99-99-99 9{8}", "99 99 99 9{8}", "9{6} 9{8}", "9{6}-9{8}", "9{14}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "uk-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in the United Kingdom, with or without its sort code.",
    standard: Standard {
        name: "Vocalink (Pay.UK), Validating Account Numbers",
        url: "https://en.wikipedia.org/wiki/Sort_code",
    },
    regions: &["GB"],
    anchor: "eight digits, or six and eight",
    checks: "not all digits the same",
    context: &[
        "uk bank account",
        "uk account number",
        "uk bank account number",
        "sort code and account number",
        "account number and sort code",
        "bank account uk",
        "gb bank account",
        "building society account",
        "current account number",
        "faster payments account",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 85, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Sort code and account number: 20-00-00 55779911",
            value: "20-00-00 55779911",
            normal: "20000055779911",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "uk_bank_account",
            text: "55779911",
            value: "55779911",
            normal: "55779911",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "current account number 66374958",
            value: "66374958",
            normal: "66374958",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "55779911", why: "eight digits without a label are any number" },
        Counterexample { field: "", text: "uk account number 00000000", why: "a placeholder" },
        Counterexample {
            field: "uk_bank_account",
            text: "5577991",
            why: "seven digits are padded by the bank",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let account = number.get(number.len().checked_sub(8)?..)?;
    (!is_uniform(account)).then_some(Evidence::NONE)
}
