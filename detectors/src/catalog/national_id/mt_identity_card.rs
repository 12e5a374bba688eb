//! Numbers of identity cards of Malta, which are the tax numbers of citizens too.
//!
//! Up to seven digits, the last two of them the year of the registration of birth, and a letter: M (born in
//! Malta), G (born in Gozo), A, L, H, P, B or Z. Leading zeros are often left out. There is no check digit,
//! so a number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{4,7}A", "9{4,7} A", "9{4,7}(A)"], check })],
    normal: without_zeros,
};

static DEFINITION: Definition = Definition {
    id: "mt-identity-card",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of an identity card of Malta.",
    standard: Standard {
        name: "OECD, Malta: information on tax identification numbers",
        url: "https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Malta-TIN.pdf",
    },
    regions: &["MT"],
    anchor: "four to seven digits and a letter",
    checks: "the letter is one of A, B, G, H, L, M, P and Z; a number of zeros is none",
    context: &[
        "karta tal identità",
        "karta tal identita",
        "numru tal karta",
        "numru tal identità",
        "maltese id",
        "maltese id card",
        "maltese id card no",
        "maltese id card number",
        "maltese identity card",
        "malta id card",
        "malta identity card",
        "identity card malta",
        "id card malta",
        "mt identity card",
        "mt id card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Maltese ID card: 0123480M",
            value: "0123480M",
            normal: "123480M",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "karta tal-identità 1234567(A)",
            value: "1234567(A)",
            normal: "1234567A",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "mt_identity_card",
            text: "49087(M)",
            value: "49087(M)",
            normal: "49087M",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "mt_identity_card",
            text: "1234567a",
            value: "1234567a",
            normal: "1234567A",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "0123480M", why: "without a label the form says too little" },
        Counterexample { field: "", text: "Malta ID card 0123480K", why: "no register has the letter K" },
        Counterexample { field: "mt_identity_card", text: "0000000M", why: "no card has the number nought" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (letter, serial) = number.split_last()?;
    (b"ABGHLMPZ".contains(letter) && serial.iter().any(|digit| *digit != b'0')).then_some(Evidence::NONE)
}

/// Leading zeros do not count.
fn without_zeros(value: &str, out: &mut String) {
    normal::compact(value.trim_start_matches('0'), out);
}
