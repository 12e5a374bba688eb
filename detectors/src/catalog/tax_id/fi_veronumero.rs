//! Finnish tax numbers (veronumero), which people who work on building sites and ships wear on their badge.
//!
//! Twelve digits without meaning and without a check digit, so that a number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{12}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "fi-veronumero",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person in Finland.",
    standard: Standard { name: "Verohallinto, individual tax numbers", url: "https://www.vero.fi/en/" },
    regions: &["FI"],
    anchor: "twelve digits",
    checks: "twelve digits that are not all equal",
    context: &[
        "veronumero",
        "veronumerot",
        "veronumeron",
        "veronumeroni",
        "skattenummer i skattenummerregistret",
        "fi veronumero",
        "finnish tax number",
        "finnish individual tax number",
    ],
    window: ContextWindow::LABEL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "Veronumero: 100012345678",
            value: "100012345678",
            normal: "100012345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Finnish tax number 100012345678",
            value: "100012345678",
            normal: "100012345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "veronumero",
            text: "100012345678",
            value: "100012345678",
            normal: "100012345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "veronumero", text: "10001234567A", why: "all are digits" },
        Counterexample { field: "veronumero", text: "123456789", why: "there are twelve" },
        Counterexample {
            field: "",
            text: "100012345678",
            why: "twelve digits without a label are any number",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
