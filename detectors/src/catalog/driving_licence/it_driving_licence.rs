//! Numbers of Italian driving licences.
//!
//! Two letters, seven digits and a letter; or U1, seven characters and a letter. There is no public check
//! digit, and other documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{2}9{7}A", "u9X{7}A"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "it-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of an Italian driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["IT"],
    anchor: "two letters, seven digits and a letter; or U1, seven characters and a letter",
    checks: "the letters that a number with U1 may hold",
    context: &[
        "patente",
        "patente di guida",
        "numero patente",
        "numero di patente",
        "patente guida",
        "patente n",
        "it driver license",
        "italian driving licence",
        "italian driving license",
        "italian driver license",
        "italian drivers license",
        "it driving licence",
        "it drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "patente: AA0123456B",
            value: "AA0123456B",
            normal: "AA0123456B",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "italian driving licence AA0123456B was shown",
            value: "AA0123456B",
            normal: "AA0123456B",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "it_driving_licence",
            text: "AA0123456B",
            value: "AA0123456B",
            normal: "AA0123456B",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref AA0123456B", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "AA0123456B", why: "the field says what it is" },
        Counterexample { field: "", text: "patente: 990123456B", why: "it begins with letters" },
    ],
};

/// Numbers with U1 hold consonants, U and digits alone.
fn check(number: &[u8]) -> Option<Evidence> {
    if number.get(1)?.is_ascii_digit() {
        let known = number.starts_with(b"U1") && !number.get(2..9)?.iter().any(|b| b"AEIOQ".contains(b));
        return known.then_some(Evidence::NONE);
    }
    (shapes::digits_in(number) >= 3).then_some(Evidence::NONE)
}
