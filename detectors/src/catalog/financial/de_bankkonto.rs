//! Numbers of bank accounts in Germany and Austria, as they were written before the IBAN.
//!
//! Up to ten digits (eleven in Austria) beside a Bankleitzahl. Check digits follow more than a hundred
//! methods, by bank; the form and the label are all that is looked at.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{4,11}", "9{1,3} 9{3}", "9{1,3} 9{3} 9{3}", "9{1,4} 9{3} 9{3} 9{1,2}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "de-bankkonto",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in Germany or Austria.",
    standard: Standard {
        name: "Deutsche Bundesbank, Prüfzifferberechnungsmethoden",
        url: "https://www.bundesbank.de/de/aufgaben/unbarer-zahlungsverkehr/serviceangebot/pruefzifferberechnung",
    },
    regions: &["DE", "AT"],
    anchor: "four to eleven digits",
    checks: "not all digits the same",
    context: &[
        "de bankkonto",
        "kontonummer",
        "konto nr",
        "kontonr",
        "konto nummer",
        "kto",
        "kto nr",
        "ktonr",
        "bankkonto",
        "girokonto",
        "girokontonummer",
        "bankverbindung",
        "kontoinhaber",
        "german bank account",
        "german account number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Kontonummer: 0532013000",
            value: "0532013000",
            normal: "0532013000",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "kontonummer",
            text: "5320130",
            value: "5320130",
            normal: "5320130",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Kto.-Nr. 240 297 300 bei der Sparkasse",
            value: "240 297 300",
            normal: "240297300",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "0532013000", why: "digits without a label are any number" },
        Counterexample { field: "order_id", text: "0532013000", why: "the field says what it is" },
        Counterexample { field: "kontonummer", text: "0000000000", why: "a placeholder" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
