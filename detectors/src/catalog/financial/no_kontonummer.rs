//! Numbers of bank accounts in Norway (kontonummer, BBAN).
//!
//! Eleven digits, written 4-2-5: bank, kind, customer and check digit, weights 5, 4, 3, 2, 7, 6, 5, 4, 3, 2
//! modulo 11. Numbers of people are as long; those are written 6-5.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{4}~99~9{5}", "9{11}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "no-kontonummer",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in Norway.",
    standard: Standard {
        name: "Norsk Standard NS 9400, kontonummer; Bits AS",
        url: "https://no.wikipedia.org/wiki/Kontonummer",
    },
    regions: &["NO"],
    anchor: "eleven digits, alone or in groups of 4, 2 and 5",
    checks: "weights 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 modulo 11",
    context: &[
        "no kontonr",
        "no kontonummer",
        "no konto",
        "kontonr",
        "kontonummer",
        "konto nr",
        "bankkonto",
        "bankkontonummer",
        "norsk kontonummer",
        "norwegian bank account",
        "utbetalingskonto",
        "lønnskonto",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 70, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Kontonummer: 8601.11.17947",
            value: "8601.11.17947",
            normal: "86011117947",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "kontonr",
            text: "86011117947",
            value: "86011117947",
            normal: "86011117947",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Norwegian bank account 8601 11 17947",
            value: "8601 11 17947",
            normal: "86011117947",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "betales til 8601.11.17947 innen fredag",
            value: "8601.11.17947",
            normal: "86011117947",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Norwegian bank account 8601.11.17949",
            why: "the check digit is wrong",
        },
        Counterexample { field: "no_kontonr", text: "00001234567", why: "the old postal giro" },
        Counterexample {
            field: "",
            text: "86011117947",
            why: "eleven digits without a label are any number",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<11>(number)?;
    let sum = weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    let given = number.get(..4)? != b"0000" && !is_uniform(number);
    (given && sum.is_multiple_of(11)).then_some(Evidence::CHECKSUM)
}
