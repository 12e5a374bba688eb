//! A genetic finding about a person.
//!
//! Any words can be the value: a label and a sign must stand before it, or a field be named for it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::person::words::labelled_words,
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::lower,
};

static DEFINITION: Definition = Definition {
    id: "genetic-data",
    revision: 1,
    category: Category::SpecialCategory,
    summary: "A genetic finding about a person.",
    standard: Standard { name: "GDPR, Article 9", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" },
    regions: &[],
    anchor: "a label and a sign, or the name of a field",
    checks: "2 to 64 bytes with letters; no type, constant or blank",
    context: &[
        "genetic data",
        "genetic test",
        "genotype",
        "genetic mutation",
        "gene variant",
        "genetische daten",
        "genotyp",
        "données génétiques",
        "datos genéticos",
        "dati genetici",
        "genetische gegevens",
        "dane genetyczne",
        "dados genéticos",
        "genetiska uppgifter",
        "date genetice",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Genotype: BRCA1 positive",
            value: "BRCA1 positive",
            normal: "brca1 positive",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "genotype",
            text: "APOE e4/e4",
            value: "APOE e4/e4",
            normal: "apoe e4/e4",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Genotyp: HLA-B27 positiv",
            value: "HLA-B27 positiv",
            normal: "hla-b27 positiv",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "genotype: String", why: "a type" },
        Counterexample { field: "", text: "the genotype of others", why: "a sentence" },
        Counterexample { field: "", text: "genotype: null", why: "no value" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    labelled_words(site, at, 64)
}
