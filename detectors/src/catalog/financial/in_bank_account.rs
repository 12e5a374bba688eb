//! Numbers of bank accounts in India.
//!
//! Nine to eighteen digits; banks have their own layouts, without a common check digit. Mostly an IFSC
//! stands beside.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{9,18}", "9{4} 9{4} 9{3,4}", "9{4} 9{4} 9{4} 9{2,4}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "in-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in India.",
    standard: Standard {
        name: "Reserve Bank of India, IBAN and account numbers: nine to eighteen digits",
        url: "https://www.rbi.org.in/",
    },
    regions: &["IN"],
    anchor: "nine to eighteen digits",
    checks: "not all digits the same",
    context: &[
        "in bank account",
        "indian bank account",
        "a c no",
        "a c number",
        "bank a c",
        "bank a c no",
        "savings a c",
        "sb a c",
        "खाता संख्या",
        "खाता नंबर",
        "beneficiary account number",
        "bank account india",
        "sb account",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 84, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Bank A/C No: 30465087213",
            value: "30465087213",
            normal: "30465087213",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "in_bank_account",
            text: "912010049586321",
            value: "912010049586321",
            normal: "912010049586321",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Indian bank account 50100234567890",
            value: "50100234567890",
            normal: "50100234567890",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "30465087213", why: "digits without a label are any number" },
        Counterexample { field: "order_id", text: "30465087213", why: "the field says what it is" },
        Counterexample { field: "in_bank_account", text: "000000000", why: "a placeholder" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
