//! Medicare card numbers of Australia.
//!
//! Ten digits, written 4-5-1: the first 2 to 6, a check digit in ninth place, the issue of the card in the
//! tenth. An eleventh, the individual reference number, says which person of the card is meant. The check
//! digit is the sum of the first eight digits by the weights 1, 3, 7, 9, 1, 3, 7, 9, modulo 10.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{4}~9{5}~9",
            "9{4}~9{5}~9~9",
            "9{4} 9{5} 9/9",
            "9{4} 9{5} 9-9",
            "9{4} 9{6}",
            "9{10}",
            "9{10}/9",
            "9{10}-9",
            "9{10} 9",
            "9{11}",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "au-medicare",
    revision: 2,
    category: Category::HealthId,
    summary: "A Medicare card number of Australia.",
    standard: Standard {
        name: "Services Australia, Medicare card; Wikipedia, Medicare card (Australia)",
        url: "https://en.wikipedia.org/wiki/Medicare_card_(Australia)",
    },
    regions: &["AU"],
    anchor: "ten or eleven digits, alone or in groups of 4, 5, 1 and 1",
    checks: "first digit 2 to 6, check digit in ninth place, issue number not 0",
    context: &[
        "medicare",
        "medicare number",
        "medicare no",
        "medicare card",
        "medicare card number",
        "medicare card no",
        "medicarenumber",
        "medicare num",
        "australian medicare",
        "au medicare",
        "mcn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 55, context: 95, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Medicare number: 2123 45670 1",
            value: "2123 45670 1",
            normal: "2123456701",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Her medicare card is 2123456701",
            value: "2123456701",
            normal: "2123456701",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "medicare_number",
            text: "2123 45670 1 2",
            value: "2123 45670 1 2",
            normal: "21234567012",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Medicare 2123 45670 1/2",
            value: "2123 45670 1/2",
            normal: "21234567012",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Medicare number: 2123 25870 1", why: "the check digit is wrong" },
        Counterexample { field: "", text: "2123456701", why: "ten digits without a label are any number" },
        Counterexample { field: "", text: "Medicare: 7123 45670 1", why: "numbers begin with 2 to 6" },
        Counterexample { field: "order_id", text: "2123456701", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let number = match number.len() {
        // The reference of a person: 1 to 9.
        11 if number.last() == Some(&b'0') => return None,
        11 => digits::<10>(number.get(..10)?)?,
        _ => digits::<10>(number)?,
    };
    let sum = weighted(&number, &[1, 3, 7, 9, 1, 3, 7, 9]);
    let possible = (2..=6).contains(&number[0]) && number[9] != 0;
    (possible && sum % 10 == u32::from(number[8])).then_some(Evidence::CHECKSUM)
}
