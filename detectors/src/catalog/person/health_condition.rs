//! A condition of health: diagnosis, disability, allergy, blood type.
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
    id: "health-condition",
    revision: 1,
    category: Category::SpecialCategory,
    summary: "A condition of health: diagnosis, disability, allergy, blood type.",
    standard: Standard { name: "GDPR, Article 9", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" },
    regions: &[],
    anchor: "a label and a sign, or the name of a field",
    checks: "2 to 128 bytes with letters; no type, constant or blank",
    context: &[
        "diagnosis",
        "diagnoses",
        "medical condition",
        "health condition",
        "disability",
        "allergies",
        "allergy",
        "blood type",
        "blood group",
        "icd10",
        "icd 10",
        "medication",
        "diagnose",
        "erkrankung",
        "behinderung",
        "grad der behinderung",
        "blutgruppe",
        "diagnostic",
        "groupe sanguin",
        "handicap",
        "diagnóstico",
        "discapacidad",
        "grupo sanguíneo",
        "diagnosi",
        "disabilità",
        "gruppo sanguigno",
        "bloedgroep",
        "rozpoznanie",
        "niepełnosprawność",
        "grupa krwi",
        "deficiência",
        "diagnos",
        "blodgrupp",
        "diagnostic medical",
        "grupa sanguină",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Diagnosis: Diabetes mellitus",
            value: "Diabetes mellitus",
            normal: "diabetes mellitus",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "diagnosis",
            text: "E11.9",
            value: "E11.9",
            normal: "e11.9",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Blutgruppe: AB Rh positiv",
            value: "AB Rh positiv",
            normal: "ab rh positiv",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "diagnosis: String", why: "a type" },
        Counterexample { field: "", text: "the diagnosis of others", why: "a sentence" },
        Counterexample { field: "", text: "diagnosis: null", why: "no value" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    labelled_words(site, at, 128)
}
