//! Numbers of identity cards (RG) of the states of Brazil.
//!
//! Seven to ten digits; São Paulo and some others write 99.999.999-9 with a check character, which may be
//! X. Every state has its own rule or none, so no check digit is asked for and a value counts only with a
//! label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "99.999.999-X",
            "9.999.999-X",
            "9.999.999",
            "99.999.999",
            "9{8}-X",
            "9{7}-X",
            "9{7,10}",
            "9{8}x",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "br-rg",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of an identity card of a state of Brazil.",
    standard: Standard {
        name: "Lei 7.116/1983, Carteira de Identidade",
        url: "https://pt.wikipedia.org/wiki/C%C3%A9dula_de_identidade",
    },
    regions: &["BR"],
    anchor: "digits in groups of 2, 3, 3 and 1, or seven to ten together",
    checks: "seven to ten characters that are not all equal",
    context: &[
        "rg",
        "número do rg",
        "n do rg",
        "registro geral",
        "carteira de identidade",
        "cédula de identidade",
        "identidade rg",
        "rg ssp",
        "br rg",
        "brazilian identity card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 82, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "RG: 24.678.131-4",
            value: "24.678.131-4",
            normal: "246781314",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "carteira de identidade 30.289.137-X SSP/SP",
            value: "30.289.137-X",
            normal: "30289137X",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "rg",
            text: "246781314",
            value: "246781314",
            normal: "246781314",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "rg", text: "11.111.111-1", why: "all digits are equal" },
        Counterexample { field: "", text: "24.678.131-4", why: "without a label it is any number" },
        Counterexample { field: "", text: "RG 24.678", why: "digits are missing" },
        Counterexample { field: "order_id", text: "24.678.131-4", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
