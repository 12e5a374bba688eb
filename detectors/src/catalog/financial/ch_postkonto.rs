//! Postal accounts of Switzerland and Liechtenstein.
//!
//! Two digits, up to six and a check digit, in groups with dashes; also nine digits in a row with zeros.
//! The check is the recursive modulo 10 of payment slips.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["99-9{1,6}-9", "99 9{1,6} 9", "9{9}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ch-postkonto",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a postal account in Switzerland or Liechtenstein.",
    standard: Standard {
        name: "PostFinance, Handbuch ESR: Prüfziffer Modulo 10 rekursiv",
        url: "https://de.wikipedia.org/wiki/Postkonto",
    },
    regions: &["CH", "LI"],
    anchor: "digits in groups of 2, 1 to 6 and 1",
    checks: "recursive modulo 10",
    context: &[
        "ch postkonto",
        "postkonto",
        "postkontonummer",
        "pc konto",
        "postcheckkonto",
        "postcheck",
        "pc nr",
        "postfinance konto",
        "ccp",
        "compte postal",
        "compte de chèques postaux",
        "conto postale",
        "conto corrente postale",
        "swiss postal account",
        "esr",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Postkonto: 80-470-3",
            value: "80-470-3",
            normal: "804703",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "postkonto",
            text: "01-162-8",
            value: "01-162-8",
            normal: "011628",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "compte postal 12-2048-5",
            value: "12-2048-5",
            normal: "1220485",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Postkonto: 80-470-4", why: "the check digit is wrong" },
        Counterexample { field: "", text: "80-470-3", why: "without a label such groups are anything" },
        Counterexample { field: "order_id", text: "80-470-3", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    const TABLE: [u8; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
    let (last, rest) = number.split_last()?;
    let (kind, serial) = rest.split_at_checked(2)?;
    // Zeros before the middle group change nothing only if they are there: the check is over nine digits.
    let mut digits = [b'0'; 8];
    digits[..2].copy_from_slice(kind);
    digits.get_mut(8usize.checked_sub(serial.len())?.max(2)..)?.copy_from_slice(serial);
    let carry = digits
        .iter()
        .fold(0u8, |carry, byte| TABLE[usize::from((carry + byte.wrapping_sub(b'0') % 10) % 10)]);
    let fits = (10 - carry) % 10 == last.wrapping_sub(b'0');
    (fits && serial.iter().any(|byte| *byte != b'0')).then_some(Evidence::CHECKSUM)
}
