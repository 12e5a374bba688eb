//! Register numbers of Brazilian organisations (CNPJ), which sole traders (MEI) have, too.
//!
//! Twelve digits, from July 2026 on also letters, and two check digits modulo 11, written 99.999.999/9999-99; a
//! letter counts as its code less that of 0.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{14}",
            "99.999.999/9999-99",
            "X{12}99",
            "XX.XXX.XXX/XXXX-99",
            "99 999 999 9999 99",
            "99.999.999.9999-99",
            "9{8}/9{4}-99",
            "9{12}-99",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "br-cnpj",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A register number of an organisation in Brazil, which may be a sole trader's.",
    standard: Standard {
        name: "Instrução Normativa RFB 2.119/2022 and 2.229/2024",
        url: "https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/acoes-e-programas/programas-e-atividades/cnpj-alfanumerico",
    },
    regions: &["BR"],
    anchor: "fourteen digits, the first twelve also letters, alone or in the groups of the issuer",
    checks: "two check digits modulo 11",
    context: &[
        "cnpj",
        "cnpjs",
        "cnpj mf",
        "cnpj nº",
        "cnpj número",
        "número do cnpj",
        "cadastro nacional da pessoa jurídica",
        "cgc",
        "inscrição no cnpj",
        "mei cnpj",
        "br cnpj",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 45, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "CNPJ: 11.222.333/0001-81",
            value: "11.222.333/0001-81",
            normal: "11222333000181",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "inscrita no CNPJ 12ABC34501DE35",
            value: "12ABC34501DE35",
            normal: "12ABC34501DE35",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cnpj",
            text: "11222333000181",
            value: "11222333000181",
            normal: "11222333000181",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CNPJ: 11.222.333/0001-82", why: "the check digits are wrong" },
        Counterexample { field: "", text: "CNPJ: 00.000.000/0000-00", why: "no number is all zeros" },
        Counterexample { field: "", text: "11.222.333/0001-81", why: "organisations are no persons" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let mut values = [0; 14];
    if value.len() != values.len() || is_uniform(value) {
        return None;
    }
    for (slot, byte) in values.iter_mut().zip(value) {
        *slot = byte.checked_sub(b'0')?;
    }
    let passes = |length: usize| {
        let sum: u32 = values[..length]
            .iter()
            .rev()
            .enumerate()
            .map(|(place, &value)| u32::from(value) * (place as u32 % 8 + 2))
            .sum();
        let rest = sum % 11;
        u32::from(values[length]) == if rest < 2 { 0 } else { 11 - rest }
    };
    (passes(12) && passes(13)).then_some(Evidence::CHECKSUM)
}
