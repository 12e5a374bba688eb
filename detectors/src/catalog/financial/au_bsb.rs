//! BSB codes, the bank, state and branch of accounts in Australia.
//!
//! Six digits, written 3-3. There is no check digit: a code counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["999~999", "9{6}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "au-bsb",
    revision: 1,
    category: Category::BankAccount,
    summary: "A BSB code of a bank branch in Australia.",
    standard: Standard {
        name: "Australian Payments Network, BSB numbers",
        url: "https://en.wikipedia.org/wiki/Bank_state_branch",
    },
    regions: &["AU"],
    anchor: "six digits, alone or 3-3",
    checks: "not all digits the same; the third digit is a state",
    context: &[
        "au bsb",
        "bsb",
        "bsb number",
        "bsb code",
        "bsb no",
        "bank state branch",
        "bank state branch code",
        "bsbs",
        "bsb number of branch",
        "branch bsb",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "BSB: 062-000",
            value: "062-000",
            normal: "062000",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "bsb",
            text: "732001",
            value: "732001",
            normal: "732001",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "the bsb code is 013 606.",
            value: "013 606",
            normal: "013606",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "062-000", why: "six digits without a label are any number" },
        Counterexample { field: "order_id", text: "062-000", why: "the field says what it is" },
        Counterexample { field: "bsb", text: "000000", why: "a placeholder" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
