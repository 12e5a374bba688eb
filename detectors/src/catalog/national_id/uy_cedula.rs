//! Identity card numbers (cédula de identidad) of Uruguay.
//!
//! Six or seven digits and a check digit modulo 10, written 9.999.999-9.

use super::from_right::from_right;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9.999.999-9", "999.999-9", "9{6,7}-9", "9{7,8}", "9.999.999.9", "9 999 999 9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "uy-cedula",
    revision: 2,
    category: Category::NationalId,
    summary: "An identity card number of Uruguay.",
    standard: Standard {
        name: "DNIC, Cédula de Identidad",
        url: "https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad",
    },
    regions: &["UY"],
    anchor: "seven or eight digits, alone or in groups of 1, 3, 3 and 1",
    checks: "the check digit",
    context: &[
        "cédula de identidad",
        "cédula",
        "ci uruguay",
        "cédula uruguaya",
        "documento de identidad uruguayo",
        "uruguayan id",
        "uruguayan identity card",
        "uy cedula",
        "uy ci",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Cédula de identidad 1.234.567-2",
            value: "1.234.567-2",
            normal: "12345672",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Uruguayan ID 12345672",
            value: "12345672",
            normal: "12345672",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "uy_cedula",
            text: "1234567-2",
            value: "1234567-2",
            normal: "12345672",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Uruguayan ID 1.234.567-3", why: "the check digit is wrong" },
        Counterexample { field: "uy_cedula", text: "0000000-0", why: "all digits are equal" },
        Counterexample { field: "", text: "Ref 12345672", why: "without a label it is any number" },
        Counterexample { field: "", text: "2077474-0", why: "a number of a company passes the check, too" },
        Counterexample { field: "order_id", text: "1.234.567-2", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (last, rest) = number.split_last()?;
    let expected = (10 - from_right(rest, &[4, 3, 6, 7, 8, 9, 2]) % 10) % 10;
    (u32::from(last - b'0') == expected && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
