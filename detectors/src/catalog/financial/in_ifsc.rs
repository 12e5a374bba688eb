//! IFSC, the codes of bank branches in India.
//!
//! Four letters of the bank, a zero, six letters or digits of the branch. There is no check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{4}9X{6}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "in-ifsc",
    revision: 1,
    category: Category::BankAccount,
    summary: "An IFSC, the code of a bank branch in India.",
    standard: Standard {
        name: "Reserve Bank of India, Indian Financial System Code",
        url: "https://en.wikipedia.org/wiki/Indian_Financial_System_Code",
    },
    regions: &["IN"],
    anchor: "four letters, a zero and six letters or digits",
    checks: "the fifth character is a zero",
    context: &[
        "in ifsc",
        "ifsc",
        "ifsc code",
        "ifs code",
        "ifsc no",
        "indian financial system code",
        "rtgs code",
        "neft code",
        "rtgs neft ifsc",
        "आईएफएससी",
        "bank branch code india",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 40, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "IFSC: SBIN0000691",
            value: "SBIN0000691",
            normal: "SBIN0000691",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ifsc_code",
            text: "HDFC0000001",
            value: "HDFC0000001",
            normal: "HDFC0000001",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "NEFT code ICIC0006238",
            value: "ICIC0006238",
            normal: "ICIC0006238",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "IFSC: SBIN1000691", why: "the fifth character is a zero" },
        Counterexample {
            field: "",
            text: "SBIN0000691",
            why: "without a label such codes are of many kinds",
        },
        Counterexample { field: "order_id", text: "SBIN0000691", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (number.get(4) == Some(&b'0')).then_some(Evidence::NONE)
}
