//! Identity card numbers (cédula de identidad civil) of Paraguay.
//!
//! Up to seven digits, written 9.999.999. There is no check digit, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6,7}", "9.999.999", "999.999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "py-cedula",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of Paraguay.",
    standard: Standard {
        name: "Ley 1266/87, Registro del Estado Civil; Policía Nacional, Cédula de Identidad",
        url: "https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad",
    },
    regions: &["PY"],
    anchor: "six or seven digits, alone or in groups of three",
    checks: "six or seven digits that are not all equal",
    context: &[
        "cédula",
        "cédula de identidad civil",
        "cédula paraguaya",
        "cédula de identidad",
        "ci paraguay",
        "ci nro",
        "ci n",
        "paraguayan id",
        "py cedula",
        "py ci",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 82, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Cédula de identidad civil 4.123.456",
            value: "4.123.456",
            normal: "4123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Paraguayan ID 4123456",
            value: "4123456",
            normal: "4123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "py_cedula",
            text: "4123456",
            value: "4123456",
            normal: "4123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Paraguayan ID 1.111.111", why: "all digits are equal" },
        Counterexample { field: "py_cedula", text: "41", why: "digits are missing" },
        Counterexample { field: "", text: "Ref 4.123.456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "4123456", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
