//! Driving licence numbers of Brazil (CNH, registro).
//!
//! Nine digits and two check digits, modulo 11; the second one depends on an overflow of the first.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}", "9{9}-9{2}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "br-cnh",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The registration number of a Brazilian driving licence.",
    standard: Standard {
        name: "CONTRAN/DENATRAN, Registro Nacional de Carteira de Habilitação",
        url: "https://pt.wikipedia.org/wiki/Carteira_Nacional_de_Habilita%C3%A7%C3%A3o",
    },
    regions: &["BR"],
    anchor: "eleven digits",
    checks: "both check digits",
    context: &[
        "cnh",
        "carteira nacional de habilitação",
        "carteira de habilitação",
        "carteira de motorista",
        "número da cnh",
        "registro cnh",
        "habilitação",
        "br cnh",
        "brazilian driver license",
        "brazilian driving licence",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "CNH: 62472927637",
            value: "62472927637",
            normal: "62472927637",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "cnh",
            text: "62472927637",
            value: "62472927637",
            normal: "62472927637",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "carteira de habilitação 62472927637",
            value: "62472927637",
            normal: "62472927637",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CNH: 62472927638", why: "the check digit is wrong" },
        Counterexample { field: "", text: "62472927637", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "62472927637", why: "the field says what it is" },
    ],
};

fn check(compact: &[u8]) -> Option<Evidence> {
    let number = digits::<11>(compact)?;
    let first = weighted(&number, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
    let second = weighted(&number, &[1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11;
    // Where the first remainder is 10, it is written 0 and two are taken from the second.
    let (first, taken) = if first == 10 { (0, 2) } else { (first, 0) };
    let second = if second == 10 { 0 } else { (second + 11 - taken) % 11 % 10 };
    (u32::from(number[9]) == first && u32::from(number[10]) == second && !is_uniform(compact))
        .then_some(Evidence::CHECKSUM)
}
