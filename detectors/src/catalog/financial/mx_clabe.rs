//! CLABE, the standardised bank code of Mexico.
//!
//! Eighteen digits: bank (3), place (3), account (11), and a check digit over weights 3, 7 and 1, each
//! product modulo 10.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{18}", "9{3}~9{3}~9{11}~9"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "mx-clabe",
    revision: 1,
    category: Category::BankAccount,
    summary: "A CLABE, the number of a bank account in Mexico.",
    standard: Standard {
        name: "Banco de México and ABM, Clave Bancaria Estandarizada",
        url: "https://en.wikipedia.org/wiki/CLABE",
    },
    regions: &["MX"],
    anchor: "eighteen digits",
    checks: "weights 3, 7, 1, products modulo 10; the bank is not 000",
    context: &[
        "mx clabe",
        "clabe",
        "clave bancaria",
        "clave bancaria estandarizada",
        "clabe interbancaria",
        "cuenta clabe",
        "número clabe",
        "clabe account",
        "clabe number",
        "clabe bancaria",
        "standardized bank code",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 60, context: 96, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "CLABE: 032180000118359719",
            value: "032180000118359719",
            normal: "032180000118359719",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "clabe",
            text: "032180000118359719",
            value: "032180000118359719",
            normal: "032180000118359719",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Clave Bancaria Estandarizada 002 010 07777777777 1",
            value: "002 010 07777777777 1",
            normal: "002010077777777771",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CLABE: 032180000118359718", why: "the check digit is wrong" },
        Counterexample {
            field: "",
            text: "032180000118359719",
            why: "one check digit is not enough for a bare number",
        },
        Counterexample { field: "clabe", text: "000180000118359711", why: "no bank has the number 000" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<18>(number)?;
    let sum: u32 =
        digits.iter().zip([3, 7, 1].iter().cycle()).take(17).map(|(&d, w)| u32::from(d) * w % 10).sum();
    let given = number.get(..3)? != b"000" && !is_uniform(number);
    (given && (sum + u32::from(digits[17])).is_multiple_of(10)).then_some(Evidence::CHECKSUM)
}
