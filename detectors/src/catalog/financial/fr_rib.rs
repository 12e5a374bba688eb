//! RIB, the numbers of bank accounts in France and Monaco before the IBAN.
//!
//! Bank (5), branch (5), account (11 letters or digits) and a key: 97 less the sum of 89 times the bank, 15
//! times the branch and 3 times the account, modulo 97. Letters count as digits: A and J are 1, S is 2.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}X{11}99", "9{5}~9{5}~X{11}~99"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "fr-rib",
    revision: 1,
    category: Category::BankAccount,
    summary: "A RIB, the number of a bank account in France or Monaco.",
    standard: Standard {
        name: "CFONB, Relevé d identité bancaire",
        url: "https://fr.wikipedia.org/wiki/Cl%C3%A9_RIB",
    },
    regions: &["FR", "MC"],
    anchor: "digits and letters in groups of 5, 5, 11 and 2",
    checks: "the key modulo 97",
    context: &[
        "fr rib",
        "rib",
        "relevé d identité bancaire",
        "code rib",
        "clé rib",
        "numéro de compte",
        "n de compte",
        "compte bancaire",
        "coordonnées bancaires",
        "références bancaires",
        "french bank account",
        "numéro rib",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 50, formatted: 88, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "RIB : 20041 01005 0500013M026 06",
            value: "20041 01005 0500013M026 06",
            normal: "20041010050500013M02606",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "rib",
            text: "20041010050500013M02606",
            value: "20041010050500013M02606",
            normal: "20041010050500013M02606",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "French bank account 30006-00001-12345678901-89",
            value: "30006-00001-12345678901-89",
            normal: "30006000011234567890189",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "virement sur 20041 01005 0500013M026 06",
            value: "20041 01005 0500013M026 06",
            normal: "20041010050500013M02606",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "RIB : 20041 01005 0500013M026 07", why: "the key is wrong" },
        Counterexample { field: "rib", text: "30006000011234567890188", why: "the key is wrong" },
        Counterexample {
            field: "order_id",
            text: "20041010050500013M02606",
            why: "the field says what it is",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    // Divided as one number: 97 less the remainder with 00 for the key.
    let mut left = 0;
    for &byte in number {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'R' => (byte - b'A') % 9 + 1,
            b'S'..=b'Z' => byte - b'S' + 2,
            _ => return None,
        };
        left = (left * 10 + u32::from(digit)) % 97;
    }
    (left == 0 && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
