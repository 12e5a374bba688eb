//! PESEL numbers of Poland.
//!
//! Eleven digits: date of birth (the century is added to the month), serial with the sex, check digit.
//! Only digits, so a bare number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{exists, two},
        mod11::{digits, is_uniform, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "pl-pesel",
    revision: 1,
    category: Category::NationalId,
    summary: "A PESEL number of Poland.",
    standard: Standard {
        name: "PESEL, ustawa o ewidencji ludnosci",
        url: "https://en.wikipedia.org/wiki/PESEL",
    },
    regions: &["PL"],
    anchor: "eleven digits",
    checks: "date of birth with the century in the month; weights 1, 3, 7, 9, modulo 10",
    context: &[
        "pesel",
        "numer pesel",
        "nr pesel",
        "pesel number",
        "pesel no",
        "pl pesel",
        "polish national identification number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 25, formatted: 0, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "My pesel is 44051401458.",
            value: "44051401458",
            normal: "44051401458",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Numer PESEL: 02070803628",
            value: "02070803628",
            normal: "02070803628",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "pesel",
            text: "44051401458",
            value: "44051401458",
            normal: "44051401458",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PESEL: 44051401459", why: "the check digit is wrong" },
        Counterexample { field: "", text: "PESEL: 44053501458", why: "there is no such day" },
        Counterexample { field: "order_id", text: "44051401458", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    let (year, month, day) = (two(number, 0), two(number, 2), two(number, 4));
    let century = match month / 20 {
        0 => 1900,
        1 => 2000,
        2 => 2100,
        3 => 2200,
        _ => 1800,
    };
    let passes = weighted(&d, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]).is_multiple_of(10);
    (passes && exists(century + year, month % 20, day) && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
