//! Mandate references of SEPA direct debit.
//!
//! Up to 35 letters, digits and signs that the creditor makes up. Nothing tells one but its label.

use super::labels;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "sepa-mandate",
    revision: 1,
    category: Category::BankAccount,
    summary: "A mandate reference of a SEPA direct debit.",
    standard: Standard {
        name: "EPC016-06, SEPA Direct Debit Core Rulebook: AT-01",
        url: "https://www.europeanpaymentscouncil.eu/what-we-do/epc-payment-schemes/sepa-direct-debit",
    },
    regions: &[],
    anchor: "the label",
    checks: "four to 35 characters of the set of SEPA, with a digit",
    context: &[
        "sepa mandate",
        "mandate reference",
        "mandate ref",
        "mandate id",
        "mandate number",
        "unique mandate reference",
        "umr",
        "mandatsreferenz",
        "mandatsreferenznummer",
        "mandatsnummer",
        "mandats referenz",
        "sepa mandatsreferenz",
        "sepa mandat",
        "référence unique de mandat",
        "référence du mandat",
        "référence mandat",
        "numéro rum",
        "referencia del mandato",
        "referencia de mandato",
        "riferimento del mandato",
        "riferimento mandato",
        "machtigingskenmerk",
        "mandaatreferentie",
        "referência do mandato",
        "referencja mandatu",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Mandatsreferenz: M-2024-00017",
            value: "M-2024-00017",
            normal: "M-2024-00017",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "mandate_reference",
            text: "RUM000123456789",
            value: "RUM000123456789",
            normal: "RUM000123456789",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Référence unique de mandat : ++12345XYZ",
            value: "++12345XYZ",
            normal: "++12345XYZ",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Mandatsreferenz: siehe oben", why: "no digit" },
        Counterexample { field: "order_id", text: "M-2024-00017", why: "the field says what it is" },
        Counterexample { field: "", text: "M-2024-00017", why: "nothing names it" },
        Counterexample { field: "", text: "Mandatsreferenz: wird separat mitgeteilt", why: "no digit" },
    ],
};

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let takes = |byte: u8| byte.is_ascii_alphanumeric() || b"+?/-:().'".contains(&byte);
    let length = (0..=35).take_while(|offset| takes(site.byte(at + offset))).count();
    let text = site.right(at, length);
    let tail = text.iter().rev().take_while(|byte| b"?:().'".contains(byte)).count();
    let text = text.get(..length - tail)?;
    let next = site.byte(at + length);
    let free = length <= 35 && next < 0x80 && !matches!(next, b'=' | b'_' | b'@');
    let telling = text.len() >= 4 && text.iter().any(u8::is_ascii_digit);
    let named = labels::named(site, at, &["mandat", "mandaat", "machtig", "umr", "rum"]);
    (free && telling && named).then(|| Value::plain(at..at + text.len()))
}
