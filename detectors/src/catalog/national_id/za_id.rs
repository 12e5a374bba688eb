//! Identity numbers of South Africa.
//!
//! Thirteen digits: the date of birth YYMMDD, four of a serial (from 5000 on men), 0 for citizens, 1 for
//! permanent residents or 2 for refugees, 8 or 9, and a Luhn check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, luhn, mod11::digits},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{13}",
            "9{6} 9999 99 9",
            "9{6} 9999 999",
            "9{6} 9{7}",
            "9{6}-9999-99-9",
            "9{6}-9999-999",
            "9{6} 9999 9 9 9",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "za-id",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of South Africa.",
    standard: Standard {
        name: "Department of Home Affairs, Identification Act 68 of 1997",
        url: "https://en.wikipedia.org/wiki/South_African_identity_card",
    },
    regions: &["ZA"],
    anchor: "thirteen digits, alone or in groups of 6, 4, 2 and 1",
    checks: "the date of birth, the Luhn check digit, the digits of citizenship",
    context: &[
        "south african id",
        "sa id",
        "rsa id",
        "south african id number",
        "south african identity number",
        "za id",
        "za id number",
        "za idnr",
        "permanent resident number",
        "refugee id number",
        "identiteitsnommer",
        "id nommer",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 85, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "My South African ID is 9202201234088.",
            value: "9202201234088",
            normal: "9202201234088",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "identiteitsnommer 7503305044089",
            value: "7503305044089",
            normal: "7503305044089",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "sa_id_number",
            text: "750330 5044 08 9",
            value: "750330 5044 08 9",
            normal: "7503305044089",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "T. Nkosi, 750330 5044 08 9, Durban",
            value: "750330 5044 08 9",
            normal: "7503305044089",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "RSA ID: 8001015009086", why: "the check digit is wrong" },
        Counterexample { field: "za_idnr", text: "9913326789285", why: "there is no month 13" },
        Counterexample { field: "", text: "Ref 7503305044089", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "7503305044089", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<13>(number)?;
    let (year, month, day) = (dates::two(number, 0), dates::two(number, 2), dates::two(number, 4));
    // The last digit but one told the race until 1986; since then it is 8 or 9, in old numbers too.
    (d[10] <= 2
        && matches!(d[11], 8 | 9)
        && dates::exists_in_some_century(year, month, day)
        && luhn::passes(&d))
    .then_some(Evidence::CHECKSUM)
}
