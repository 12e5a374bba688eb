//! National identification numbers (NIN) of Algeria.
//!
//! Eighteen digits; no check digit is published, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{18}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "dz-nin",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of Algeria.",
    standard: Standard {
        name: "Décret exécutif 10-210, Numéro d'identification national unique",
        url: "https://www.interieur.gov.dz/",
    },
    regions: &["DZ"],
    anchor: "eighteen digits",
    checks: "eighteen digits that are not all equal",
    context: &[
        "nin",
        "numéro d identification national",
        "numéro d identification national unique",
        "numéro d identité nationale",
        "algerian id",
        "algerian national id",
        "dz nin",
        "الرقم التعريفي الوطني",
        "رقم التعريف الوطني",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "NIN : 109871234567890123",
            value: "109871234567890123",
            normal: "109871234567890123",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "رقم التعريف الوطني 119900123456789012",
            value: "119900123456789012",
            normal: "119900123456789012",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "dz_nin",
            text: "109871234567890123",
            value: "109871234567890123",
            normal: "109871234567890123",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NIN : 111111111111111111", why: "all digits are equal" },
        Counterexample { field: "dz_nin", text: "10987123456789012", why: "a digit is missing" },
        Counterexample { field: "", text: "Ref 109871234567890123", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "109871234567890123", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
