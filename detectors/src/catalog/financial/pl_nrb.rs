//! NRB, the numbers of bank accounts in Poland.
//!
//! Twenty-six digits: two check digits (modulo 97, as in the IBAN with PL), bank and branch (8, the last a
//! check digit of weights 3, 9, 7, 1), account (16). One number in a thousand passes by chance.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        mod11::{digits, weighted},
        mod97,
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{26}", "99~9{4}~9{4}~9{4}~9{4}~9{4}~9{4}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "pl-nrb",
    revision: 1,
    category: Category::BankAccount,
    summary: "An NRB, the number of a bank account in Poland.",
    standard: Standard {
        name: "PN-F-01102, Numer Rachunku Bankowego",
        url: "https://pl.wikipedia.org/wiki/Numer_Rachunku_Bankowego",
    },
    regions: &["PL"],
    anchor: "twenty-six digits, alone or in groups of 2 and four",
    checks: "modulo 97; weights 3, 9, 7, 1 over bank and branch",
    context: &[
        "pl nrb",
        "nrb",
        "numer rachunku",
        "nr rachunku",
        "rachunek bankowy",
        "numer rachunku bankowego",
        "numer konta",
        "nr konta",
        "konto bankowe",
        "numer konta bankowego",
        "polish bank account",
        "rachunek",
        "nr rach",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 70, formatted: 92, context: 96, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Nr rachunku: 61 1090 1014 0000 0712 1981 2874",
            value: "61 1090 1014 0000 0712 1981 2874",
            normal: "61109010140000071219812874",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "nrb",
            text: "61109010140000071219812874",
            value: "61109010140000071219812874",
            normal: "61109010140000071219812874",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "przelew na 61109010140000071219812874",
            value: "61109010140000071219812874",
            normal: "61109010140000071219812874",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Nr rachunku: 62 1090 1014 0000 0712 1981 2874",
            why: "the check digits are wrong",
        },
        Counterexample {
            field: "nrb",
            text: "61109010150000071219812874",
            why: "bank and branch do not pass",
        },
        Counterexample {
            field: "order_id",
            text: "61109010140000071219812874",
            why: "the field says what it is",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<26>(number)?;
    let (key, account) = number.split_at_checked(2)?;
    let branch = weighted(&digits[2..10], &[3, 9, 7, 1, 3, 9, 7, 1]);
    let mut tail = *b"PL00";
    tail[2..].copy_from_slice(key);
    let fits = mod97::remainder([account, &tail]) == 1 && branch.is_multiple_of(10);
    (fits && account.iter().any(|byte| *byte != b'0')).then_some(Evidence::CHECKSUM)
}
