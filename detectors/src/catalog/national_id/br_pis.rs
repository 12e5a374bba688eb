//! Numbers of workers in the social programmes of Brazil: PIS, PASEP, NIS and NIT are one numbering.
//!
//! Eleven digits, written 999.99999.99-9; the last is a check digit, a weighted sum modulo 11.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["999.99999.99-9", "999.9999.999-9", "999~99999~99~9", "9{11}", "9{10}-9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "br-pis",
    revision: 1,
    category: Category::NationalId,
    summary: "A number of the social integration programme of Brazil.",
    standard: Standard {
        name: "Caixa Econômica Federal, Número de Identificação Social",
        url: "https://pt.wikipedia.org/wiki/PIS/PASEP",
    },
    regions: &["BR"],
    anchor: "eleven digits, alone or in groups of 3, 5, 2 and 1",
    checks: "the check digit",
    context: &[
        "pis",
        "pasep",
        "pis pasep",
        "nis",
        "nit",
        "número do pis",
        "número do nis",
        "número de identificação social",
        "número de identificação do trabalhador",
        "programa de integração social",
        "br pis",
        "inscrição do trabalhador",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 75, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "PIS: 120.56419.78-7",
            value: "120.56419.78-7",
            normal: "12056419787",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "número de identificação social 12056419787",
            value: "12056419787",
            normal: "12056419787",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "pis_pasep",
            text: "12056419787",
            value: "12056419787",
            normal: "12056419787",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Empregado 120.56419.78-7 admitido",
            value: "120.56419.78-7",
            normal: "12056419787",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PIS: 12056419788", why: "the check digit is wrong" },
        Counterexample { field: "pis", text: "00000000000", why: "all digits are equal" },
        Counterexample {
            field: "",
            text: "12056419787",
            why: "eleven digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "12056419787", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    let expected = (11 - weighted(&d, &[3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10;
    (!is_uniform(number) && expected == u32::from(d[10])).then_some(Evidence::CHECKSUM)
}
