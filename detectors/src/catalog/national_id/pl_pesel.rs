//! PESEL: personal numbers of Poland.
//!
//! Eleven digits YYMMDDSSSSK: the date of birth, with the century in the month (plus 20 from 2000 on, plus
//! 80 before 1900), a serial whose last digit is even for women, a check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates,
        mod11::{digits, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}", "9{6}-9{5}", "9{6} 9{5}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "pl-pesel",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal number of Poland (PESEL).",
    standard: Standard {
        name: "Ustawa o ewidencji ludności z 24 września 2010, art. 15",
        url: "https://en.wikipedia.org/wiki/PESEL",
    },
    regions: &["PL"],
    anchor: "eleven digits",
    checks: "the date of birth with its century, the check digit of weights 1, 3, 7, 9 modulo 10",
    context: &[
        "pesel",
        "pesel nr",
        "nr pesel",
        "numer pesel",
        "numeru pesel",
        "peselu",
        "pesel number",
        "pesel no",
        "pl pesel",
        "polish national identification number",
        "polish id number",
        "powszechny elektroniczny system ewidencji ludności",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 20, formatted: 35, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "PESEL: 44051401359",
            value: "44051401359",
            normal: "44051401359",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Jan Kowalski, nr PESEL 90051512340, Warszawa",
            value: "90051512340",
            normal: "90051512340",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "pesel",
            text: "02211307589",
            value: "02211307589",
            normal: "02211307589",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "My pesel is 44051401458.",
            value: "44051401458",
            normal: "44051401458",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PESEL: 44051401358", why: "the check digit is wrong" },
        Counterexample { field: "pesel", text: "02381307589", why: "there is no month 18" },
        Counterexample {
            field: "",
            text: "Nr zamówienia 90051512340",
            why: "another label stands before it",
        },
        Counterexample { field: "order_id", text: "44051401359", why: "the field says what it is" },
    ],
};

const WEIGHTS: &[u32] = &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    let century = match d[2] / 2 {
        0 => 1900,
        1 => 2000,
        4 => 1800,
        // From 2100 on.
        _ => return None,
    };
    let (year, month) = (century + dates::two(number, 0), dates::two(number, 2) % 20);
    (dates::is_birth_year(year)
        && dates::exists(year, month, dates::two(number, 4))
        && weighted(&d, WEIGHTS).is_multiple_of(10))
    .then_some(Evidence::CHECKSUM)
}
