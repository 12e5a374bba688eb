//! Identity card numbers (cédula de identidad) of Bolivia.
//!
//! Five to eight digits, behind them sometimes a complement (1A) or the two letters of the department of
//! issue. There is no check digit, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{6,8}", "9{6,8} AA", "9{6,8}-9A", "9{6,8}-AA", "9{6,8}AA"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "bo-ci",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of Bolivia.",
    standard: Standard {
        name: "SEGIP, Cédula de Identidad; Ley 145/2011", url: "https://www.segip.gob.bo/"
    },
    regions: &["BO"],
    anchor: "six to eight digits, and a complement or department",
    checks: "the number of digits; the department or complement where it is written",
    context: &[
        "cédula",
        "cédula de identidad",
        "carnet de identidad",
        "carné de identidad",
        "ci bolivia",
        "cédula boliviana",
        "bolivian id",
        "bo ci",
        "bo cedula",
        "segip",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Carnet de identidad 4123456 LP",
            value: "4123456 LP",
            normal: "4123456LP",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Bolivian ID 4123456-1A",
            value: "4123456-1A",
            normal: "41234561A",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "carnet_de_identidad",
            text: "4123456",
            value: "4123456",
            normal: "4123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Bolivian ID 1111111", why: "all digits are equal" },
        Counterexample { field: "bo_ci", text: "4123456XX", why: "there is no department XX" },
        Counterexample { field: "", text: "Ref 4123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "4123456", why: "the field says what it is" },
    ],
};

/// Departments of issue, old and new letters, and QR of the newest cards.
const DEPARTMENTS: &[&[u8]] = &[
    b"LP", b"SC", b"SCZ", b"CB", b"CBA", b"OR", b"PT", b"PO", b"CH", b"TJ", b"BE", b"BN", b"PD", b"PA", b"QR",
];

fn check(number: &[u8]) -> Option<Evidence> {
    let end = number.iter().position(u8::is_ascii_alphabetic).unwrap_or(number.len());
    let behind = number.get(end..)?;
    // A complement of a digit and a letter, or a department.
    let possible = behind.len() < 2 || DEPARTMENTS.contains(&behind);
    (possible && !is_uniform(number.get(..end)?)).then_some(Evidence::NONE)
}
