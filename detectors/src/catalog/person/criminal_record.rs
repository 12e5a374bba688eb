//! A criminal conviction or offence.
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
    id: "criminal-record",
    revision: 1,
    category: Category::SpecialCategory,
    summary: "A criminal conviction or offence.",
    standard: Standard { name: "GDPR, Article 10", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" },
    regions: &[],
    anchor: "a label and a sign, or the name of a field",
    checks: "2 to 64 bytes with letters; no type, constant or blank",
    context: &[
        "criminal record",
        "criminal history",
        "convictions",
        "criminal conviction",
        "criminal offence",
        "vorstrafen",
        "strafregister",
        "casier judiciaire",
        "antecedentes penales",
        "precedenti penali",
        "strafblad",
        "karalność",
        "antecedentes criminais",
        "brottsregister",
        "cazier judiciar",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Criminal record: theft 2011",
            value: "theft 2011",
            normal: "theft 2011",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "convictions",
            text: "fraud",
            value: "fraud",
            normal: "fraud",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Vorstrafen: Diebstahl",
            value: "Diebstahl",
            normal: "diebstahl",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "criminal record: String", why: "a type" },
        Counterexample { field: "", text: "the criminal record of others", why: "a sentence" },
        Counterexample { field: "", text: "criminal record: null", why: "no value" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    labelled_words(site, at, 64)
}
