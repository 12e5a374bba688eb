//! Numbers of identity cards (cédula de ciudadanía, tarjeta de identidad, cédula de extranjería) of
//! Colombia.
//!
//! Six to eight digits, or ten from 1.000.000.000 on; the tarjeta de identidad of minors had eleven, the date of
//! birth YYMMDD before. There is no check digit, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, mod11::is_uniform},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{6,8}", "9{10,11}", "9{1,3}.999.999", "9.999.999.999", "9{1,2} 999 999", "9 999 999 999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "co-cedula",
    revision: 2,
    category: Category::NationalId,
    summary: "The number of an identity card of Colombia.",
    standard: Standard {
        name: "Registraduría Nacional del Estado Civil, Cédula de ciudadanía",
        url: "https://www.registraduria.gov.co/",
    },
    regions: &["CO"],
    anchor: "six to eleven digits, alone or in groups of three",
    checks: "the number of digits; ten begin with 1, eleven with a date",
    context: &[
        "cédula de identidad",
        "cédula de ciudadanía",
        "cédula ciudadanía",
        "número de cédula",
        "cédula",
        "cédula de extranjería",
        "tarjeta de identidad",
        "cédula colombiana",
        "con c c",
        "c c no",
        "colombian id",
        "co cedula",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Cédula de ciudadanía 52.238.803",
            value: "52.238.803",
            normal: "52238803",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cedula_ciudadania",
            text: "1.020.713.756",
            value: "1.020.713.756",
            normal: "1020713756",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Cédula: 1.020.713.756",
            value: "1.020.713.756",
            normal: "1020713756",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cedula",
            text: "1020713756",
            value: "1020713756",
            normal: "1020713756",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "cédula 11.111.111", why: "all digits are equal" },
        Counterexample { field: "cedula", text: "2.020.713.756", why: "ten digits begin with 1" },
        Counterexample { field: "cedula", text: "00113918204", why: "eleven digits begin with a date" },
        Counterexample { field: "", text: "Ref 1.020.713.756", why: "without a label it is any number" },
        Counterexample { field: "", text: "Ref 52.238.803", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "1020713756", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let possible = match number.len() {
        10 => number.first() == Some(&b'1'),
        11 => {
            dates::exists_in_some_century(dates::two(number, 0), dates::two(number, 2), dates::two(number, 4))
        }
        _ => true,
    };
    (possible && !is_uniform(number)).then_some(Evidence::NONE)
}
