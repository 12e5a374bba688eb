//! Tax numbers (RIF) of persons in Venezuela.
//!
//! V (citizens) or E (foreigners), eight digits and a check digit modulo 11, written V-12345678-9.
//! Companies have other letters.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["v-9{8}-9", "v9{8}-9", "v-9{9}", "v9{9}", "e-9{8}-9", "e9{8}-9", "e-9{9}", "e9{9}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ve-rif",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person in Venezuela.",
    standard: Standard {
        name: "SENIAT, Registro Único de Información Fiscal",
        url: "https://es.wikipedia.org/wiki/SENIAT",
    },
    regions: &["VE"],
    anchor: "V or E, and nine digits",
    checks: "the check digit",
    context: &[
        "rif",
        "r i f",
        "registro de información fiscal",
        "registro único de información fiscal",
        "registro información fiscal",
        "número de rif",
        "venezuelan tax id",
        "venezuelan tax number",
        "seniat",
        "ve rif",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 80, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "RIF: V-12345678-1",
            value: "V-12345678-1",
            normal: "V123456781",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Venezuelan tax number V123456781",
            value: "V123456781",
            normal: "V123456781",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "rif",
            text: "v123456781",
            value: "v123456781",
            normal: "V123456781",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Cliente V-12345678-1 de Caracas",
            value: "V-12345678-1",
            normal: "V123456781",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "RIF: V123456782", why: "the check digit is wrong" },
        Counterexample { field: "rif", text: "X123456781", why: "the letter is V or E" },
        Counterexample { field: "", text: "engine V123456781", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "V123456781", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (letter, rest) = number.split_first()?;
    let d = digits::<9>(rest)?;
    let kind = if *letter == b'V' { 4 } else { 8 };
    let expected = match 11 - (kind + weighted(&d, &[3, 2, 7, 6, 5, 4, 3, 2])) % 11 {
        10 | 11 => 0,
        digit => digit,
    };
    (expected == u32::from(d[8]) && !is_uniform(rest)).then_some(Evidence::CHECKSUM)
}
