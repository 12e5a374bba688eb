//! Residence numbers of foreigners (cédula de residencia, DIMEX) in Costa Rica.
//!
//! Eleven or twelve digits, the first is 1. There is no check digit, so a value counts only with a label.

use super::placeholder::is_placeholder;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11,12}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "cr-cr",
    revision: 1,
    category: Category::NationalId,
    summary: "A residence number of a foreigner in Costa Rica.",
    standard: Standard {
        name: "Dirección General de Migración y Extranjería, DIMEX",
        url: "https://www.migracion.go.cr/",
    },
    regions: &["CR"],
    anchor: "eleven or twelve digits",
    checks: "the first digit",
    context: &[
        "dimex",
        "cédula de residencia",
        "número de dimex",
        "documento de identidad migratorio",
        "documento migratorio extranjeros",
        "costa rica residence",
        "costa rica foreigners id",
        "cr cr",
        "cr dimex",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 87, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "DIMEX: 155812994816",
            value: "155812994816",
            normal: "155812994816",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "cédula de residencia 122200569906",
            value: "122200569906",
            normal: "122200569906",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "dimex",
            text: "12200569906",
            value: "12200569906",
            normal: "12200569906",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "DIMEX: 30123456789", why: "the first digit is 1" },
        Counterexample { field: "dimex", text: "12345678", why: "digits are missing" },
        Counterexample { field: "", text: "Ref 155812994816", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "155812994816", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (number.first() == Some(&b'1') && !is_placeholder(number)).then_some(Evidence::NONE)
}
