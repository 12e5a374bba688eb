//! Bankgiro and plusgiro numbers of Sweden.
//!
//! Bankgiro numbers have seven or eight digits with a dash before the last four, plusgiro numbers two to
//! eight with a dash before the last. Both end in a Luhn check digit; they need a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{luhn, mod11::is_uniform},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{3,4}-9{4}", "9{3,4} 9{4}", "9{4,8}", "9{1,7}-9", "9{1,3} 99 99-9", "9{1,3} 99-9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "se-bankgiro",
    revision: 1,
    category: Category::BankAccount,
    summary: "A bankgiro or plusgiro number of Sweden.",
    standard: Standard { name: "Bankgirot, Bankgironummer: 10-modulen", url: "https://www.bankgirot.se/" },
    regions: &["SE"],
    anchor: "digits with a dash before the last four or the last",
    checks: "Luhn",
    context: &[
        "se bankgiro",
        "bankgiro",
        "bankgironummer",
        "bankgironr",
        "bg nr",
        "bg nummer",
        "plusgiro",
        "plusgironummer",
        "postgiro",
        "pg nr",
        "bankgiro number",
        "plusgirokonto",
        "bg",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Bankgiro: 5050-1055",
            value: "5050-1055",
            normal: "50501055",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "bankgiro",
            text: "991-2346",
            value: "991-2346",
            normal: "9912346",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "betala till plusgiro 902003-3",
            value: "902003-3",
            normal: "9020033",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Bankgiro: 5050-1056", why: "the check digit is wrong" },
        Counterexample { field: "", text: "5050-1055", why: "eight digits without a label are any number" },
        Counterexample { field: "order_id", text: "991-2346", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let mut digits = [0; 8];
    let digits = digits.get_mut(..number.len())?;
    for (slot, byte) in digits.iter_mut().zip(number) {
        *slot = byte.checked_sub(b'0').filter(|d| *d < 10)?;
    }
    (luhn::passes(digits) && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
