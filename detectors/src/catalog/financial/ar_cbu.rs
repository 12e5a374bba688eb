//! CBU and CVU, the numbers of bank accounts and virtual accounts in Argentina.
//!
//! Twenty-two digits in two blocks, each with a check digit of weights 3, 1, 7 and 9 from the right: bank
//! and branch (7 and 1), account (13 and 1). One number in a hundred passes by chance.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{22}", "9{8}~9{14}", "9{7}-9-9{13}-9"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ar-cbu",
    revision: 1,
    category: Category::BankAccount,
    summary: "A CBU or CVU, the number of a bank account in Argentina.",
    standard: Standard {
        name: "Banco Central de la República Argentina, Clave Bancaria Uniforme",
        url: "https://en.wikipedia.org/wiki/Clave_Bancaria_Uniforme",
    },
    regions: &["AR"],
    anchor: "twenty-two digits in blocks of 8 and 14",
    checks: "both check digits: weights 7, 1, 3, 9 modulo 10",
    context: &[
        "ar cbu",
        "cbu",
        "cvu",
        "clave bancaria uniforme",
        "clave virtual uniforme",
        "número de cbu",
        "nro de cbu",
        "cbu cvu",
        "cbu nro",
        "cbu number",
        "uniform bank code",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 80, context: 96, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "CBU: 2850590940090418135201",
            value: "2850590940090418135201",
            normal: "2850590940090418135201",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "cbu",
            text: "28505909 40090418135201",
            value: "28505909 40090418135201",
            normal: "2850590940090418135201",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Clave Bancaria Uniforme 0070090020000004146504",
            value: "0070090020000004146504",
            normal: "0070090020000004146504",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "transferir a 28505909 40090418135201",
            value: "28505909 40090418135201",
            normal: "2850590940090418135201",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "CBU: 2810590940090418135201",
            why: "the first check digit is wrong",
        },
        Counterexample {
            field: "cbu",
            text: "1940099324001313220028",
            why: "the second check digit is wrong",
        },
        Counterexample {
            field: "",
            text: "2850590940090418135201",
            why: "twenty-two digits without a label",
        },
    ],
};

/// Whether the last digit of a block passes: weights 3, 1, 7 and 9 from the right.
fn passes(block: &[u8]) -> bool {
    let sum: u32 = block
        .iter()
        .rev()
        .zip([1, 3, 1, 7, 9, 3, 1, 7, 9, 3, 1, 7, 9, 3])
        .map(|(&d, w)| u32::from(d) * w)
        .sum();
    sum.is_multiple_of(10)
}

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<22>(number)?;
    let (branch, account) = digits.split_at(8);
    // Virtual accounts begin with zeros, never both blocks.
    let blank = account.iter().all(|d| *d == 0);
    (!blank && !is_uniform(number) && passes(branch) && passes(account)).then_some(Evidence::CHECKSUM)
}
