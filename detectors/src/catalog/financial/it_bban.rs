//! BBAN of Italy and San Marino, the account number within the IBAN.
//!
//! A letter (CIN), bank (ABI, 5), branch (CAB, 5) and account (12 letters or digits). The letter is the
//! check: values of odd and even places, modulo 26, as in tax codes.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{10}X{12}", "A~9{5}~9{5}~X{12}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "it-bban",
    revision: 1,
    category: Category::BankAccount,
    summary: "A BBAN, the number of a bank account in Italy or San Marino.",
    standard: Standard {
        name: "ABI, Coordinate bancarie: CIN",
        url: "https://it.wikipedia.org/wiki/Coordinate_bancarie",
    },
    regions: &["IT", "SM"],
    anchor: "a letter, ten digits and twelve letters or digits",
    checks: "the letter CIN, modulo 26",
    context: &[
        "it bban",
        "bban",
        "cin abi cab",
        "abi cab",
        "coordinate bancarie",
        "conto corrente",
        "numero di conto",
        "cin",
        "c c bancario",
        "italian bank account",
        "conto corrente bancario",
        "estremi bancari",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 60, formatted: 88, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Coordinate bancarie: X 05428 11101 000000123456",
            value: "X 05428 11101 000000123456",
            normal: "X0542811101000000123456",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "bban",
            text: "X0542811101000000123456",
            value: "X0542811101000000123456",
            normal: "X0542811101000000123456",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "bonifico su X0542811101000000123456",
            value: "X0542811101000000123456",
            normal: "X0542811101000000123456",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Coordinate bancarie: Y 05428 11101 000000123456",
            why: "the letter is wrong",
        },
        Counterexample { field: "bban", text: "X0542811101000000123457", why: "the letter is wrong" },
        Counterexample {
            field: "order_id",
            text: "X0542811101000000123456",
            why: "the field says what it is",
        },
    ],
};

/// What letters and digits count at odd places.
const ODD: [u32; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

fn check(number: &[u8]) -> Option<Evidence> {
    let (cin, rest) = number.split_first()?;
    let mut sum = 0;
    for (place, &byte) in rest.iter().enumerate() {
        let value = if byte.is_ascii_digit() { byte - b'0' } else { byte.checked_sub(b'A')? };
        sum += if place % 2 == 0 { *ODD.get(usize::from(value))? } else { u32::from(value) };
    }
    (sum % 26 == u32::from(cin.checked_sub(b'A')?) && !is_uniform(rest)).then_some(Evidence::CHECKSUM)
}
