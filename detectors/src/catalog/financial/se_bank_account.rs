//! Numbers of bank accounts in Sweden.
//!
//! A clearing number of four digits (five for savings banks, beginning with 8) and an account of five to
//! ten. Banks have check digits of different kinds; the form and the range of clearing numbers are all that
//! is looked at.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{4}", "9{4}-9", "9{4}~9{5,10}", "9{4}-9~9{5,10}", "9{4} 9{3} 9{3} 9{3,4}", "9{11,15}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "se-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in Sweden, with its clearing number.",
    standard: Standard {
        name: "Bankgirot, Bankernas kontonummer och kontonummeruppbyggnad",
        url: "https://www.bankgirot.se/",
    },
    regions: &["SE"],
    anchor: "a clearing number and five to ten digits",
    checks: "clearing numbers from 1000 on",
    context: &[
        "se bank account",
        "clearingnummer",
        "clearingnr",
        "clearing",
        "clearing och kontonummer",
        "clearing nr",
        "svenskt bankkonto",
        "swedish bank account",
        "lönekonto",
        "clearing number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Clearing- och kontonummer: 5000-1234567",
            value: "5000-1234567",
            normal: "50001234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "clearingnummer",
            text: "8327-9",
            value: "8327-9",
            normal: "83279",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Swedish bank account 3300 8001011234",
            value: "3300 8001011234",
            normal: "33008001011234",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "5000-1234567", why: "digits without a label are any number" },
        Counterexample { field: "order_id", text: "3300-8001011234", why: "the field says what it is" },
        Counterexample {
            field: "",
            text: "Swedish bank account 0123-4567890",
            why: "no clearing number begins with 0",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let savings = number.len() != 5 || number.first() == Some(&b'8');
    let given = number.first() != Some(&b'0') && savings && !is_uniform(number);
    given.then_some(Evidence::NONE)
}
