//! A political opinion or membership of a party.
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
    id: "political-opinion",
    revision: 1,
    category: Category::SpecialCategory,
    summary: "A political opinion or membership of a party.",
    standard: Standard { name: "GDPR, Article 9", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" },
    regions: &[],
    anchor: "a label and a sign, or the name of a field",
    checks: "2 to 64 bytes with letters; no type, constant or blank",
    context: &[
        "political opinion",
        "political opinions",
        "political affiliation",
        "political party",
        "party affiliation",
        "politische meinung",
        "parteizugehörigkeit",
        "opinion politique",
        "afiliación política",
        "opinione politica",
        "politieke voorkeur",
        "poglądy polityczne",
        "opinião política",
        "politisk åsikt",
        "opinie politică",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Political affiliation: Green Party",
            value: "Green Party",
            normal: "green party",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "political_party",
            text: "Labour",
            value: "Labour",
            normal: "labour",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Parteizugehörigkeit: SPD",
            value: "SPD",
            normal: "spd",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "political party: String", why: "a type" },
        Counterexample { field: "", text: "the political party of others", why: "a sentence" },
        Counterexample { field: "", text: "political party: null", why: "no value" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    labelled_words(site, at, 64)
}
