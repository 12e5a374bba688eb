//! Identity card numbers (cédula de identidad y electoral) of the Dominican Republic.
//!
//! Eleven digits, written 999-9999999-9; the last is a Luhn check digit. Some old numbers do not pass the
//! check and are not found.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        luhn,
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["999~9{7}~9", "9{11}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "do-cedula",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of the Dominican Republic.",
    standard: Standard {
        name: "JCE, Cédula de Identidad y Electoral; Ley 8-92",
        url: "https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad",
    },
    regions: &["DO"],
    anchor: "eleven digits, alone or in groups of 3, 7 and 1",
    checks: "the Luhn check digit",
    context: &[
        "cédula",
        "cédula de identidad y electoral",
        "cédula de identidad",
        "número de cédula",
        "cédula dominicana",
        "dominican id",
        "dominican cedula",
        "do cedula",
        "jce",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 75, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Cédula: 001-1391820-5",
            value: "001-1391820-5",
            normal: "00113918205",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Dominican ID 00113918205",
            value: "00113918205",
            normal: "00113918205",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "cedula",
            text: "00113918205",
            value: "00113918205",
            normal: "00113918205",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Pedro Mota, 001-1391820-5, Santiago",
            value: "001-1391820-5",
            normal: "00113918205",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Cédula: 001-1391820-4", why: "the check digit is wrong" },
        Counterexample { field: "do_cedula", text: "000-0000000-0", why: "all digits are equal" },
        Counterexample { field: "", text: "Ref 00113918205", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "001-1391820-5", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    (!is_uniform(number) && luhn::passes(&d)).then_some(Evidence::CHECKSUM)
}
