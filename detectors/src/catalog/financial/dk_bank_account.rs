//! Numbers of bank accounts in Denmark.
//!
//! A registration number of four digits and an account of up to ten. There is no check digit over both.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{4}~9{6,10}", "9{14}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "dk-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in Denmark, with its registration number.",
    standard: Standard { name: "Finans Danmark, registreringsnumre", url: "https://finansdanmark.dk/" },
    regions: &["DK"],
    anchor: "four digits and six to ten",
    checks: "registration numbers from 0040 on",
    context: &[
        "dk bank account",
        "reg nr",
        "registreringsnummer",
        "reg og kontonr",
        "reg nr og kontonr",
        "reg kontonr",
        "reg konto",
        "dansk bankkonto",
        "danish bank account",
        "nemkonto",
        "reg no",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 84, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Reg.nr. og kontonr.: 0040 0440116243",
            value: "0040 0440116243",
            normal: "00400440116243",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nemkonto",
            text: "0040-0440116243",
            value: "0040-0440116243",
            normal: "00400440116243",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Danish bank account 5301 0001234567",
            value: "5301 0001234567",
            normal: "53010001234567",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "0040 0440116243", why: "digits without a label are any number" },
        Counterexample { field: "order_id", text: "0040 0440116243", why: "the field says what it is" },
        Counterexample {
            field: "",
            text: "Danish bank account 5301 0000000000",
            why: "no account is all zeros",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (bank, account) = number.split_at_checked(4)?;
    (bank > b"0039".as_slice() && !is_uniform(account)).then_some(Evidence::NONE)
}
