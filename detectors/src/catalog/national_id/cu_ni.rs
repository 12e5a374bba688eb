//! Identity numbers (número de identidad) of Cuba.
//!
//! Eleven digits: the date of birth YYMMDD, the century (0 to 5 for 19xx, 6 to 8 for 20xx, 9 for 18xx),
//! three of a serial, the last of which tells the sex, and a last digit whose rule is not published.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "cu-ni",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of Cuba.",
    standard: Standard {
        name: "DIIE, Carné de identidad, número de identidad permanente",
        url: "https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad",
    },
    regions: &["CU"],
    anchor: "eleven digits",
    checks: "the date of birth",
    context: &[
        "carné de identidad",
        "carnet de identidad",
        "número de identidad permanente",
        "número permanente",
        "cuban id",
        "cuban identity card",
        "cu ni",
        "ni cuba",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "Carné de identidad 91021027775",
            value: "91021027775",
            normal: "91021027775",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Cuban identity card 85020291531",
            value: "85020291531",
            normal: "85020291531",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "carnet_de_identidad",
            text: "91021027775",
            value: "91021027775",
            normal: "91021027775",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Cuban ID 72362506561", why: "there is no month 36" },
        Counterexample { field: "cu_ni", text: "85025291531", why: "there is no day 52" },
        Counterexample { field: "", text: "Ref 91021027775", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "91021027775", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let century = match number.get(6)? {
        b'9' => 1800,
        b'0'..=b'5' => 1900,
        _ => 2000,
    };
    let year = century + dates::two(number, 0);
    (dates::exists(year, dates::two(number, 2), dates::two(number, 4)) && year <= dates::LATEST)
        .then_some(Evidence::NONE)
}
