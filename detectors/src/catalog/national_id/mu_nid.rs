//! Identity numbers of Mauritius.
//!
//! Fourteen characters: the first letter of the surname at birth, the date of birth DDMMYY, six digits
//! and a check character modulo 17.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{12}X"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "mu-nid",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of Mauritius.",
    standard: Standard {
        name: "Mauritius National Identity Card Unit, National Identity Card Act 1985",
        url: "https://mnis.govmu.org/",
    },
    regions: &["MU"],
    anchor: "a letter, twelve digits and a digit or letter",
    checks: "the check character, the date of birth",
    context: &[
        "mauritian identity card",
        "mauritius national identity card",
        "mauritius national id",
        "nid",
        "mauritian id",
        "mauritian national identifier",
        "mauritius id",
        "mu nid",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 88, formatted: 0, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NID: P240785123456E",
            value: "P240785123456E",
            normal: "P240785123456E",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Mauritian ID S0408513643074",
            value: "S0408513643074",
            normal: "S0408513643074",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "mu_nid",
            text: "p240785123456e",
            value: "p240785123456e",
            normal: "P240785123456E",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Signed by the holder of P240785123456E",
            value: "P240785123456E",
            normal: "P240785123456E",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NID: P2407851234565", why: "the check character is wrong" },
        Counterexample { field: "mu_nid", text: "A311399123456E", why: "there is no month 13" },
        Counterexample { field: "mu_nid", text: "12345678901234", why: "the first is a letter" },
        Counterexample { field: "order_id", text: "P240785123456E", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (day, month, year) = (dates::two(number, 1), dates::two(number, 3), dates::two(number, 5));
    if !dates::exists_in_some_century(year, month, day) {
        return None;
    }
    // Letters count from 10 on; the check character makes the sum a multiple of 17.
    let value = |byte: u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        _ => u32::from(byte.saturating_sub(b'A')) + 10,
    };
    let (last, rest) = number.split_last()?;
    let sum: u32 = rest.iter().zip((2..=14).rev()).map(|(byte, weight)| value(*byte) * weight).sum();
    (value(*last) == (17 - sum % 17) % 17).then_some(Evidence::CHECKSUM)
}
