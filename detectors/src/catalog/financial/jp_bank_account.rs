//! Numbers of bank accounts in Japan.
//!
//! Seven digits behind the bank's four and the branch's three. There is no check digit: an account needs a
//! label (ordinary 普通, current 当座) or all three groups.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{7}", "9{4}-9{3}-9{7}", "9{4} 9{3} 9{7}", "9{3}-9{7}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "jp-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in Japan.",
    standard: Standard {
        name: "Japanese Bankers Association, Zengin System",
        url: "https://en.wikipedia.org/wiki/Zengin_code",
    },
    regions: &["JP"],
    anchor: "seven digits, or groups of 4, 3 and 7",
    checks: "not all digits the same",
    context: &[
        "jp bank account",
        "japanese bank account",
        "口座番号",
        "普通預金",
        "当座預金",
        "銀行口座",
        "普通口座",
        "普通",
        "振込先",
        "futsu account",
        "koza bango",
        "ordinary account",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 84, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "口座番号: 1234567",
            value: "1234567",
            normal: "1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "jp_bank_account",
            text: "0001-123-1234567",
            value: "0001-123-1234567",
            normal: "00011231234567",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Japanese bank account 0005-002-7654321",
            value: "0005-002-7654321",
            normal: "00050027654321",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "1234567", why: "seven digits without a label are any number" },
        Counterexample { field: "jp_bank_account", text: "0000000", why: "a placeholder" },
        Counterexample { field: "order_id", text: "0001-123-1234567", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
