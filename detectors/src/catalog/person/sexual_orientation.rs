//! A sexual orientation.
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
    id: "sexual-orientation",
    revision: 1,
    category: Category::SpecialCategory,
    summary: "A sexual orientation.",
    standard: Standard { name: "GDPR, Article 9", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" },
    regions: &[],
    anchor: "a label and a sign, or the name of a field",
    checks: "2 to 64 bytes with letters; no type, constant or blank",
    context: &[
        "sexual orientation",
        "sexual preference",
        "sexuality",
        "sexuelle orientierung",
        "orientation sexuelle",
        "orientación sexual",
        "orientamento sessuale",
        "seksuele geaardheid",
        "orientacja seksualna",
        "orientação sexual",
        "sexuell läggning",
        "orientare sexuală",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Sexual orientation: bisexual",
            value: "bisexual",
            normal: "bisexual",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "sexual_orientation",
            text: "gay",
            value: "gay",
            normal: "gay",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "orientación sexual: lesbiana",
            value: "lesbiana",
            normal: "lesbiana",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "sexuality: String", why: "a type" },
        Counterexample { field: "", text: "the sexuality of others", why: "a sentence" },
        Counterexample { field: "", text: "sexuality: null", why: "no value" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    labelled_words(site, at, 64)
}
