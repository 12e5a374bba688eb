//! IDNP: state identification numbers of persons in Moldova.
//!
//! Thirteen digits that begin with 2, some with 0; the last is a check digit with the weights 7, 3, 1.
//! Numbers of organisations (IDNO) begin with 1 and are not taken.

use super::seven_three_one;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{13}", "9 9{3} 9{3} 9{5} 9", "9{4} 9{4} 9{5}", "9 9{3} 9{3} 9{6}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "md-idnp",
    revision: 1,
    category: Category::NationalId,
    summary: "A state identification number of a person in Moldova (IDNP).",
    standard: Standard {
        name: "Agenția Servicii Publice, IDNP; Legea 273/1994 privind actele de identitate",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["MD"],
    anchor: "thirteen digits that begin with 0 or 2",
    checks: "the first digit, the check digit of weights 7, 3, 1 modulo 10",
    context: &[
        "idnp",
        "idnp ul",
        "cod idnp",
        "codul idnp",
        "număr idnp",
        "md idnp",
        "идентификационный код idnp",
        "numărul de identificare de stat",
        "numărul de identificare de stat al persoanei fizice",
        "state identification number",
        "moldovan id number",
        "moldova personal code",
        "cod personal moldova",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "IDNP: 2001001234566",
            value: "2001001234566",
            normal: "2001001234566",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "codul IDNP 0987654321014",
            value: "0987654321014",
            normal: "0987654321014",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "idnp",
            text: "2004000000002",
            value: "2004000000002",
            normal: "2004000000002",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "IDNP: 2001001234567", why: "the check digit is wrong" },
        Counterexample {
            field: "idnp",
            text: "1003600008150",
            why: "numbers with 1 are those of organisations",
        },
        Counterexample { field: "", text: "comanda 2001001234566", why: "without a label it is any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (number.len() == 13
        && matches!(number.first(), Some(b'0' | b'2'))
        && seven_three_one::passes(number)
        && !is_uniform(number))
    .then_some(Evidence::CHECKSUM)
}
