//! Numbers of health professionals in France (RPPS).
//!
//! Eleven digits, the last a Luhn check digit; written alone or behind an 8 (the kind of identifier).

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        luhn,
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}", "99~999~999~999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "fr-rpps",
    revision: 1,
    category: Category::HealthId,
    summary: "A number of a health professional in France.",
    standard: Standard {
        name: "Agence du numérique en santé, RPPS",
        url: "https://esante.gouv.fr/produits-services/repertoire-rpps",
    },
    regions: &["FR"],
    anchor: "eleven digits",
    checks: "Luhn",
    context: &[
        "rpps",
        "numéro rpps",
        "n rpps",
        "nº rpps",
        "n° rpps",
        "code rpps",
        "identifiant rpps",
        "fr rpps",
        "répertoire partagé des professionnels de santé",
        "rpps number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "RPPS : 10001234565",
            value: "10001234565",
            normal: "10001234565",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Dr Martin, n° RPPS 10100456788",
            value: "10100456788",
            normal: "10100456788",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "rpps",
            text: "10 001 234 565",
            value: "10 001 234 565",
            normal: "10001234565",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "RPPS : 10001234566", why: "the check digit is wrong" },
        Counterexample {
            field: "",
            text: "10001234565",
            why: "eleven digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "10001234565", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<11>(number)?;
    (digits[0] != 0 && !is_uniform(number) && luhn::passes(&digits)).then_some(Evidence::CHECKSUM)
}
