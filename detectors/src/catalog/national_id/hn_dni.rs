//! Identity numbers (DNI) of Honduras.
//!
//! Thirteen digits, written 9999-9999-99999: the department (01 to 18) and municipality of registration,
//! the year of birth and a serial. There is no check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::{is_birth_year, two},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9999~9999~9{5}", "9{13}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "hn-dni",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of Honduras.",
    standard: Standard { name: "RNP, Documento Nacional de Identificación", url: "https://www.rnp.hn/" },
    regions: &["HN"],
    anchor: "thirteen digits, alone or in groups of 4, 4 and 5",
    checks: "the department, the municipality, the year of birth",
    context: &[
        "dni",
        "tarjeta de identidad",
        "documento nacional de identificación",
        "identidad hondureña",
        "honduran id",
        "hn dni",
        "hn identidad",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "DNI: 0801-1990-12345",
            value: "0801-1990-12345",
            normal: "0801199012345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Honduran ID 0801199012345",
            value: "0801199012345",
            normal: "0801199012345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "dni",
            text: "0801 1990 12345",
            value: "0801 1990 12345",
            normal: "0801199012345",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Honduran ID 1901-1990-12345", why: "there is no department 19" },
        Counterexample { field: "hn_dni", text: "0801-1790-12345", why: "nobody who lives is born in 1790" },
        Counterexample { field: "", text: "Ref 0801199012345", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "0801-1990-12345", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (department, municipality) = (two(number, 0), two(number, 2));
    let year = two(number, 4) * 100 + two(number, 6);
    // No department has more than 28 municipalities.
    ((1..=18).contains(&department) && (1..=28).contains(&municipality) && is_birth_year(year))
        .then_some(Evidence::NONE)
}
