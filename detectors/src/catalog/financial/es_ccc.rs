//! CCC, the numbers of bank accounts in Spain before the IBAN.
//!
//! Twenty digits: bank (4), branch (4), two check digits, account (10). The first check digit is of bank
//! and branch, the second of the account; both modulo 11 with powers of 2 as weights. One number in 121
//! passes by chance.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{20}", "9{4}~9{4}~99~9{10}", "9{4}-9{4}-99 9{10}", "9{4} 9{4} 99 9{5} 9{5}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "es-ccc",
    revision: 1,
    category: Category::BankAccount,
    summary: "A CCC, the number of a bank account in Spain.",
    standard: Standard {
        name: "Banco de España, Código Cuenta Cliente",
        url: "https://es.wikipedia.org/wiki/C%C3%B3digo_cuenta_cliente",
    },
    regions: &["ES"],
    anchor: "twenty digits, alone or in groups of 4, 4, 2 and 10",
    checks: "both check digits, modulo 11",
    context: &[
        "es ccc",
        "ccc",
        "código cuenta cliente",
        "código de cuenta cliente",
        "cuenta cliente",
        "número de cuenta",
        "nº de cuenta",
        "n de cuenta",
        "cuenta bancaria",
        "cuenta corriente",
        "domiciliación bancaria",
        "spanish bank account",
        "compte corrent",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 85, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Código cuenta cliente: 2085 8720 60 1902070563",
            value: "2085 8720 60 1902070563",
            normal: "20858720601902070563",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "ccc",
            text: "20858720601902070563",
            value: "20858720601902070563",
            normal: "20858720601902070563",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Spanish bank account 1234-1234-16-1234567890",
            value: "1234-1234-16-1234567890",
            normal: "12341234161234567890",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "ingresar en 2085 8720 60 1902070563",
            value: "2085 8720 60 1902070563",
            normal: "20858720601902070563",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Código cuenta cliente: 1234-1234-00 1234567890",
            why: "the check digits are wrong",
        },
        Counterexample { field: "ccc", text: "10341234161234567890", why: "the first check digit is wrong" },
        Counterexample { field: "", text: "20858720601902070563", why: "twenty digits without a label" },
    ],
};

/// The check digit of ten digits.
fn check_digit(digits: &[u8]) -> u32 {
    match 11 - weighted(digits, &[1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 {
        11 => 0,
        10 => 1,
        digit => digit,
    }
}

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<20>(number)?;
    let mut branch = [0; 10];
    branch[2..].copy_from_slice(&digits[..8]);
    let fits =
        check_digit(&branch) == u32::from(digits[8]) && check_digit(&digits[10..]) == u32::from(digits[9]);
    (fits && !is_uniform(&number[10..]) && !number.starts_with(b"0000")).then_some(Evidence::CHECKSUM)
}
