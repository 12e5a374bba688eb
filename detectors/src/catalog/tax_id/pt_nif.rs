//! Tax numbers of Portugal (número de identificação fiscal, número de contribuinte).
//!
//! Nine digits, the first not 0 (1 to 3 and 45 are persons); the last is a check digit modulo 11. The VAT number has
//! PT before it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{9}", "999~999~999", "pt9{9}", "pt~9{9}", "pt~999~999~999", "pt 999 999 999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "pt-nif",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person or organisation in Portugal.",
    standard: Standard {
        name: "Decreto-Lei 14/2013; OECD, TIN, Portugal",
        url: "https://pt.wikipedia.org/wiki/N%C3%BAmero_de_identifica%C3%A7%C3%A3o_fiscal",
    },
    regions: &["PT"],
    anchor: "nine digits, alone or in threes, with or without PT",
    checks: "modulo 11",
    context: &[
        "nif",
        "n i f",
        "nipc",
        "número de identificação fiscal",
        "numero de identificacao fiscal",
        "nº de identificação fiscal",
        "número de contribuinte",
        "nº contribuinte",
        "nº de contribuinte",
        "n contribuinte",
        "contribuinte",
        "pt nif",
        "portuguese tax number",
        "portuguese tax id",
        "número fiscal",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NIF: 123 456 703",
            value: "123 456 703",
            normal: "123456703",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "contribuinte n.º 298765411",
            value: "298765411",
            normal: "298765411",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nif",
            text: "PT123456711",
            value: "PT123456711",
            normal: "123456711",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "portuguese tax number 298765403",
            value: "298765403",
            normal: "298765403",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NIF: 501967843", why: "the check digit is wrong" },
        Counterexample { field: "", text: "NIF: 000000000", why: "no number is all zeros" },
        Counterexample { field: "", text: "123456703", why: "nine digits without a label are any number" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    super::numbers::pt(value.strip_prefix(b"PT").unwrap_or(value)).then_some(Evidence::CHECKSUM)
}
