//! A racial or ethnic origin.
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
    id: "ethnic-origin",
    revision: 1,
    category: Category::SpecialCategory,
    summary: "A racial or ethnic origin.",
    standard: Standard { name: "GDPR, Article 9", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" },
    regions: &[],
    anchor: "a label and a sign, or the name of a field",
    checks: "2 to 64 bytes with letters; no type, constant or blank",
    context: &[
        "ethnicity",
        "ethnic origin",
        "ethnic group",
        "race",
        "ethnische herkunft",
        "ethnie",
        "origine ethnique",
        "origen étnico",
        "etnia",
        "raza",
        "origine etnica",
        "etnische afkomst",
        "pochodzenie etniczne",
        "etnicidade",
        "origem étnica",
        "etniskt ursprung",
        "origine etnică",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Ethnicity: Hispanic",
            value: "Hispanic",
            normal: "hispanic",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ethnic_origin",
            text: "Asian British",
            value: "Asian British",
            normal: "asian british",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "origen étnico: gitano",
            value: "gitano",
            normal: "gitano",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ethnicity: String", why: "a type" },
        Counterexample { field: "", text: "the ethnicity of others", why: "a sentence" },
        Counterexample { field: "", text: "ethnicity: null", why: "no value" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    labelled_words(site, at, 64)
}
