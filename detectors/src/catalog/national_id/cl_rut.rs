//! Identity and tax numbers (RUN, RUT) of Chile.
//!
//! Seven or eight digits and a check character modulo 11 (K for 10), written 99.999.999-9 or 99999999-9.
//! Persons have the number of their identity card, companies numbers from 50 million on.

use super::from_right::from_right;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{1,2}.999.999-X", "9{7,8}-X", "9{7,8}X", "9{1,2} 999 999-X", "9{1,2}.999.999.X"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "cl-rut",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity and tax number of a person or company in Chile.",
    standard: Standard {
        name: "Registro Civil, Rol Único Nacional; OECD, TIN information for Chile",
        url: "https://es.wikipedia.org/wiki/Rol_%C3%9Anico_Tributario",
    },
    regions: &["CL"],
    anchor: "seven or eight digits and a digit or K",
    checks: "the check character",
    context: &[
        "número de run",
        "run chileno",
        "carnet de identidad",
        "cédula de identidad",
        "rut",
        "r u t",
        "rut chileno",
        "rol único tributario",
        "rol único nacional",
        "cédula de identidad chilena",
        "número de rut",
        "chilean tax number",
        "chilean national id",
        "cl rut",
        "cl run",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 62, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "RUT: 12.531.909-2",
            value: "12.531.909-2",
            normal: "125319092",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Chilean national ID 9890042-K",
            value: "9890042-K",
            normal: "9890042K",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "rut",
            text: "9890042k",
            value: "9890042k",
            normal: "9890042K",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Don Luis Tapia, 12.415.074-4, domiciliado en Talca",
            value: "12.415.074-4",
            normal: "124150744",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "RUT: 12.531.909-3", why: "the check digit is wrong" },
        Counterexample { field: "rut", text: "11.111.111-A", why: "the check character is a digit or K" },
        Counterexample { field: "", text: "Ref 125319092", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "12.531.909-2", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (last, rest) = number.split_last()?;
    let expected = match 11 - from_right(rest, &[2, 3, 4, 5, 6, 7, 2, 3]) % 11 {
        11 => b'0',
        10 => b'K',
        digit => b'0' + digit as u8,
    };
    (*last == expected && rest.iter().any(|digit| *digit != b'0')).then_some(Evidence::CHECKSUM)
}
