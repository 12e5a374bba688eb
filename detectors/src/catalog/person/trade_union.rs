//! A membership of a trade union.
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
    id: "trade-union",
    revision: 1,
    category: Category::SpecialCategory,
    summary: "A membership of a trade union.",
    standard: Standard { name: "GDPR, Article 9", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" },
    regions: &[],
    anchor: "a label and a sign, or the name of a field",
    checks: "2 to 64 bytes with letters; no type, constant or blank",
    context: &[
        "trade union",
        "union membership",
        "trade union membership",
        "labor union",
        "gewerkschaft",
        "gewerkschaftszugehörigkeit",
        "syndicat",
        "appartenance syndicale",
        "sindicato",
        "afiliación sindical",
        "sindacato",
        "vakbond",
        "związek zawodowy",
        "fackförening",
        "sindicat",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Trade union: Unite",
            value: "Unite",
            normal: "unite",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "union_membership",
            text: "IG Metall",
            value: "IG Metall",
            normal: "ig metall",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Gewerkschaft: IG Metall",
            value: "IG Metall",
            normal: "ig metall",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "trade union: String", why: "a type" },
        Counterexample { field: "", text: "the trade union of others", why: "a sentence" },
        Counterexample { field: "", text: "trade union: null", why: "no value" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    labelled_words(site, at, 64)
}
