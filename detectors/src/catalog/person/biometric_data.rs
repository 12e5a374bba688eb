//! A biometric template or finding of a person.
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
    id: "biometric-data",
    revision: 1,
    category: Category::SpecialCategory,
    summary: "A biometric template or finding of a person.",
    standard: Standard { name: "GDPR, Article 9", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" },
    regions: &[],
    anchor: "a label and a sign, or the name of a field",
    checks: "2 to 64 bytes with letters; no type, constant or blank",
    context: &[
        "biometric",
        "biometric data",
        "biometric template",
        "fingerprint template",
        "iris code",
        "face template",
        "voiceprint",
        "biometrische daten",
        "données biométriques",
        "datos biométricos",
        "dati biometrici",
        "biometrische gegevens",
        "dane biometryczne",
        "dados biométricos",
        "biometriska uppgifter",
        "date biometrice",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Biometric template: Rk1SACAyMAAA",
            value: "Rk1SACAyMAAA",
            normal: "rk1sacaymaaa",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "iris_code",
            text: "a3f09bd2",
            value: "a3f09bd2",
            normal: "a3f09bd2",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "biometrische Daten: Iriscode A3F09B",
            value: "Iriscode A3F09B",
            normal: "iriscode a3f09b",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "biometric template: String", why: "a type" },
        Counterexample { field: "", text: "the biometric template of others", why: "a sentence" },
        Counterexample { field: "", text: "biometric template: null", why: "no value" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    labelled_words(site, at, 64)
}
