//! Identity card numbers (cédula de identidad) of Venezuela.
//!
//! V (citizens) or E (foreigners) and six to eight digits, written V-99.999.999. There is no check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "v-9{1,2}.999.999",
            "v-9{6,8}",
            "v9{7,8}",
            "v 9{7,8}",
            "v 99.999.999",
            "v99.999.999",
            "e-9{1,2}.999.999",
            "e-9{6,8}",
            "e9{7,8}",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ve-cedula",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of Venezuela.",
    standard: Standard {
        name: "SAIME, Cédula de identidad; Ley Orgánica de Identificación",
        url: "https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad",
    },
    regions: &["VE"],
    anchor: "V or E, and six to eight digits",
    checks: "the letter, six to eight digits that are not all equal",
    context: &[
        "cédula de identidad",
        "cédula",
        "cédula venezolana",
        "número de cédula",
        "venezuelan id",
        "ci venezuela",
        "ve cedula",
        "saime",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 88, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "Cédula: V-12.345.678",
            value: "V-12.345.678",
            normal: "V12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Venezuelan ID V12345678",
            value: "V12345678",
            normal: "V12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ve_cedula",
            text: "v-12345678",
            value: "v-12345678",
            normal: "V12345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Cédula V-11.111.111", why: "all digits are equal" },
        Counterexample { field: "ve_cedula", text: "X-12345678", why: "the letter is V or E" },
        Counterexample { field: "", text: "engine V12345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "V-12.345.678", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    number.get(1..).is_some_and(|digits| !is_uniform(digits)).then_some(Evidence::NONE)
}
