//! Tax numbers of Austria (Abgabenkontonummer, Steuernummer).
//!
//! Two digits of the tax office and seven of the person, written 59-119/9013; all nine pass the Luhn check.

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
    methods: &[Method::Identifier(Identifier {
        forms: &["9{9}", "99-999/9999", "99 999/9999", "99/999/9999", "99~9{7}", "99~999~9999", "99/9{7}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "at-steuernummer",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person or business in Austria.",
    standard: Standard {
        name: "OECD, TIN, Austria",
        url: "https://de.wikipedia.org/wiki/Abgabenkontonummer",
    },
    regions: &["AT"],
    anchor: "nine digits, alone or in groups of 2, 3 and 4",
    checks: "Luhn",
    context: &[
        "abgabenkontonummer",
        "abgabenkonto",
        "abgabenkonto nr",
        "steuernummer",
        "steuer nr",
        "steuernr",
        "st nr",
        "stnr",
        "fa st nr",
        "finanzamt steuernummer",
        "at tin",
        "austrian tax number",
        "austrian tax id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Abgabenkontonummer 59-119/9013",
            value: "59-119/9013",
            normal: "591199013",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Steuernummer: 98 9302690",
            value: "98 9302690",
            normal: "989302690",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "abgabenkontonummer",
            text: "591199013",
            value: "591199013",
            normal: "591199013",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Abgabenkontonummer 59-119/9014", why: "the check digit is wrong" },
        Counterexample { field: "", text: "Abgabenkontonummer 00-000/0000", why: "no number is all zeros" },
        Counterexample { field: "", text: "591199013", why: "nine digits without a label are any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<9>(number)?;
    (!is_uniform(number) && luhn::passes(&digits)).then_some(Evidence::CHECKSUM)
}
