//! User numbers of the national health service of Portugal (número de utente).
//!
//! Nine digits; no check digit is published, so only a label tells.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}", "999~999~999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "pt-sns",
    revision: 1,
    category: Category::HealthId,
    summary: "A user number of the national health service of Portugal.",
    standard: Standard { name: "SPMS, Registo Nacional de Utentes", url: "https://www.sns24.gov.pt/" },
    regions: &["PT"],
    anchor: "nine digits",
    checks: "not all digits the same",
    context: &[
        "utente",
        "número de utente",
        "nº de utente",
        "nº utente",
        "numero utente",
        "número de utente do sns",
        "nº sns",
        "número sns",
        "número do sns",
        "cartão de utente",
        "pt sns",
        "sns number",
        "sns user number",
        "portuguese health number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Número de utente: 278 561 903",
            value: "278 561 903",
            normal: "278561903",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "SNS user number 278561903",
            value: "278561903",
            normal: "278561903",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "numero_utente",
            text: "278561903",
            value: "278561903",
            normal: "278561903",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Número de utente: 000 000 000", why: "no number is all zeros" },
        Counterexample { field: "", text: "278561903", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "278 561 903", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
