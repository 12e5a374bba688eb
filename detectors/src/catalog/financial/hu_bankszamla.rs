//! Numbers of bank accounts in Hungary.
//!
//! Two or three groups of eight digits: bank and branch with a check digit, account with another; weights
//! 9, 7, 3, 1 modulo 10.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{8}~9{8}", "9{8}~9{8}~9{8}", "9{16}", "9{24}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "hu-bankszamla",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in Hungary.",
    standard: Standard {
        name: "Magyar Nemzeti Bank, pénzforgalmi jelzőszám",
        url: "https://hu.wikipedia.org/wiki/P%C3%A9nzforgalmi_jelz%C5%91sz%C3%A1m",
    },
    regions: &["HU"],
    anchor: "two or three groups of eight digits",
    checks: "weights 9, 7, 3, 1 modulo 10, over the first eight digits and over the rest",
    context: &[
        "hu bankszamla",
        "hu bank account",
        "bankszámlaszám",
        "bankszámla",
        "számlaszám",
        "pénzforgalmi jelzőszám",
        "folyószámla",
        "hungarian bank account",
        "bankszla",
        "giro szám",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 82, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Bankszámlaszám: 11773016-11111018",
            value: "11773016-11111018",
            normal: "1177301611111018",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "szamlaszam",
            text: "11773016-11111018-00000000",
            value: "11773016-11111018-00000000",
            normal: "117730161111101800000000",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Hungarian bank account 11773016-11111018-00000000",
            value: "11773016-11111018-00000000",
            normal: "117730161111101800000000",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Bankszámlaszám: 11773017-11111018",
            why: "the first check digit is wrong",
        },
        Counterexample {
            field: "szamlaszam",
            text: "11773016-11111019",
            why: "the second check digit is wrong",
        },
        Counterexample {
            field: "",
            text: "1177301611111018",
            why: "sixteen digits without a label are any number",
        },
    ],
};

/// Whether digits pass: weights 9, 7, 3, 1 modulo 10.
fn passes(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .zip([9, 7, 3, 1].iter().cycle())
        .map(|(&b, w)| u32::from(b.wrapping_sub(b'0') % 10) * w)
        .sum();
    sum.is_multiple_of(10)
}

fn check(number: &[u8]) -> Option<Evidence> {
    let (branch, account) = number.split_at_checked(8)?;
    let given = branch.iter().any(|byte| *byte != b'0') && account.iter().any(|byte| *byte != b'0');
    (given && passes(branch) && passes(account)).then_some(Evidence::CHECKSUM)
}
