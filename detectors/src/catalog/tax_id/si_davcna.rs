//! Tax numbers of Slovenia (davčna številka), which persons and businesses have.
//!
//! Eight digits, the first not 0; the last is a check digit modulo 11. The VAT number has SI before it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{8}", "9999~9999", "si9{8}", "si~9{8}", "si~9999~9999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "si-davcna",
    revision: 2,
    category: Category::TaxId,
    summary: "A tax number of a person or business in Slovenia.",
    standard: Standard {
        name: "OECD, TIN, Slovenia",
        url: "https://sl.wikipedia.org/wiki/Dav%C4%8Dna_%C5%A1tevilka",
    },
    regions: &["SI"],
    anchor: "eight digits, with or without SI",
    checks: "weights 8 to 2, modulo 11",
    context: &[
        "davčna",
        "davčna številka",
        "davčna št",
        "dš",
        "si davcna",
        "slovenian tax number",
        "slovenian tax id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "davčna številka: 12345610",
            value: "12345610",
            normal: "12345610",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "davčna št. SI 12345628",
            value: "SI 12345628",
            normal: "12345628",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "davcna_stevilka",
            text: "SI12345601",
            value: "SI12345601",
            normal: "12345601",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "davčna številka: 12345611", why: "the check digit is wrong" },
        Counterexample { field: "", text: "davčna številka 02345610", why: "the first digit is not 0" },
        Counterexample { field: "", text: "12345610", why: "eight digits without a label are any number" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    super::numbers::si(value.strip_prefix(b"SI").unwrap_or(value)).then_some(Evidence::CHECKSUM)
}
