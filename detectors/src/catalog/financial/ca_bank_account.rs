//! Bank accounts of Canada: transit, institution and account number.
//!
//! Five digits of the branch (transit), three of the institution, seven to twelve of the account; in
//! electronic payments institution and transit stand as nine digits with a zero before them. There is no
//! check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{5}-9{3}", "9{5} 9{3}", "9{9}", "9{5}~9{3}~9{7,12}", "9{5}-9{3} 9{7,12}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ca-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A bank account in Canada: transit, institution and account number.",
    standard: Standard {
        name: "Payments Canada, Standard 005",
        url: "https://en.wikipedia.org/wiki/Routing_number_(Canada)",
    },
    regions: &["CA"],
    anchor: "digits in groups of 5, 3 and 7 to 12",
    checks: "institutions that Payments Canada has given numbers to",
    context: &[
        "ca bank account",
        "canadian bank account",
        "transit number",
        "transit no",
        "transit and institution",
        "institution number",
        "institution transit account",
        "canadian account number",
        "void cheque",
        "numéro de transit",
        "numéro d institution",
        "compte bancaire canadien",
        "eft routing number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 48, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Transit number and account: 00011-001-1234567",
            value: "00011-001-1234567",
            normal: "000110011234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ca_bank_account",
            text: "00011 001 1234567",
            value: "00011 001 1234567",
            normal: "000110011234567",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "numéro de transit 10202-815-7654321",
            value: "10202-815-7654321",
            normal: "102028157654321",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "transit number 00011-004",
            value: "00011-004",
            normal: "00011004",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "12345-999-1234567", why: "no institution has the number 999" },
        Counterexample { field: "order_id", text: "00011-001-1234567", why: "the field says what it is" },
        Counterexample {
            field: "",
            text: "transit number 12345-990",
            why: "no institution has the number 990",
        },
    ],
};

/// Whether Payments Canada has given numbers there: banks 001 to 399, trust companies 500 to 699, credit
/// unions and caisses 800 to 899.
fn is_institution(number: &[u8]) -> bool {
    matches!(number, [b'0'..=b'3' | b'5' | b'6' | b'8', b'0'..=b'9', b'0'..=b'9']) && number != b"000"
}

fn check(number: &[u8]) -> Option<Evidence> {
    // A routing number for electronic payments: a zero, the institution, the transit.
    let institution = if number.len() == 9 { number.get(1..4)? } else { number.get(5..8)? };
    let zero = number.len() != 9 || number.first() == Some(&b'0');
    (zero && is_institution(institution) && !is_uniform(number)).then_some(Evidence::NONE)
}
