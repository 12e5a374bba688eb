//! Tax numbers of Greece (ΑΦΜ), which persons and businesses have.
//!
//! Nine digits; the last is the sum of the others, weighted with powers of two, modulo 11 and 10. The VAT
//! number has EL before it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{9}", "el9{9}", "el~9{9}", "gr9{9}", "gr~9{9}", "999~999~999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "gr-afm",
    revision: 2,
    category: Category::TaxId,
    summary: "A tax number of a person or business in Greece.",
    standard: Standard {
        name: "AADE, ΑΦΜ; OECD, TIN, Greece",
        url: "https://el.wikipedia.org/wiki/%CE%91%CF%81%CE%B9%CE%B8%CE%BC%CF%8C%CF%82_%CE%A6%CE%BF%CF%81%CE%BF%CE%BB%CE%BF%CE%B3%CE%B9%CE%BA%CE%BF%CF%8D_%CE%9C%CE%B7%CF%84%CF%81%CF%8E%CE%BF%CF%85",
    },
    regions: &["GR"],
    anchor: "nine digits, with or without EL",
    checks: "powers of two, modulo 11",
    context: &[
        "αφμ",
        "α φ μ",
        "afm",
        "a f m",
        "αριθμός φορολογικού μητρώου",
        "αρ φορολογικού μητρώου",
        "arithmos forologikou mitroou",
        "gr afm",
        "greek tax number",
        "greek tax id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "αφμ: 123456709",
            value: "123456709",
            normal: "123456709",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "AFM 094259216",
            value: "094259216",
            normal: "094259216",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "afm",
            text: "EL 123456722",
            value: "EL 123456722",
            normal: "123456722",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "αφμ: 123456708", why: "the check digit is wrong" },
        Counterexample { field: "", text: "AFM 000000000", why: "no number is all zeros" },
        Counterexample { field: "", text: "123456709", why: "nine digits without a label are any number" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    super::numbers::gr(value.get(value.len().saturating_sub(9)..)?).then_some(Evidence::CHECKSUM)
}
