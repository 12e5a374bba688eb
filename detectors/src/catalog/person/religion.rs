//! A religion or belief.
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
    id: "religion",
    revision: 1,
    category: Category::SpecialCategory,
    summary: "A religion or belief.",
    standard: Standard { name: "GDPR, Article 9", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" },
    regions: &[],
    anchor: "a label and a sign, or the name of a field",
    checks: "2 to 64 bytes with letters; no type, constant or blank",
    context: &[
        "religion",
        "religious affiliation",
        "religious belief",
        "faith",
        "denomination",
        "konfession",
        "religionszugehörigkeit",
        "glaube",
        "confession",
        "religión",
        "religione",
        "geloof",
        "godsdienst",
        "wyznanie",
        "religia",
        "religião",
        "trossamfund",
        "religie",
        "kirchensteuermerkmal",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Religion: Catholic",
            value: "Catholic",
            normal: "catholic",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "religion",
            text: "Buddhist",
            value: "Buddhist",
            normal: "buddhist",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Konfession: evangelisch",
            value: "evangelisch",
            normal: "evangelisch",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "religion: String", why: "a type" },
        Counterexample { field: "", text: "the religion of others", why: "a sentence" },
        Counterexample { field: "", text: "religion: null", why: "no value" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    labelled_words(site, at, 64)
}
