//! Tax numbers of Slovakia (DIČ), which persons and businesses have.
//!
//! Ten digits, the first not 0 (1 of persons). The VAT number (IČ DPH), SK and the same digits, is a
//! multiple of 11; for others no check is published.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{is_uniform, number},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{10}", "sk9{10}", "sk~9{10}", "999~999~99~99", "sk 999 999 99 99", "sk~999~999~9999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "sk-dic",
    revision: 2,
    category: Category::TaxId,
    summary: "A tax number of a person or business in Slovakia.",
    standard: Standard {
        name: "OECD, TIN, Slovak Republic",
        url: "https://sk.wikipedia.org/wiki/Da%C5%88ov%C3%A9_identifika%C4%8Dn%C3%A9_%C4%8D%C3%ADslo",
    },
    regions: &["SK"],
    anchor: "ten digits, with or without SK",
    checks: "first digit; a multiple of 11 behind SK",
    context: &[
        "dič",
        "dic",
        "daňové identifikačné číslo",
        "identifikačné číslo pre daň",
        "sk dic",
        "slovak tax id",
        "slovak tax number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "DIC: 1023456709",
            value: "1023456709",
            normal: "1023456709",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "DIČ SK2023456710",
            value: "SK2023456710",
            normal: "2023456710",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "dic",
            text: "1023456720",
            value: "1023456720",
            normal: "1023456720",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "DIČ SK2023456711", why: "the number is no multiple of 11" },
        Counterexample {
            field: "",
            text: "daňové identifikačné číslo 0023456709",
            why: "the first digit is not 0",
        },
        Counterexample { field: "", text: "1023456709", why: "ten digits without a label are any number" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let (bare, of_vat) = value.strip_prefix(b"SK").map_or((value, false), |bare| (bare, true));
    if is_uniform(bare) || bare.first() == Some(&b'0') {
        return None;
    }
    match number(bare)?.is_multiple_of(11) {
        true => Some(Evidence::CHECKSUM),
        false => (!of_vat).then_some(Evidence::NONE),
    }
}
