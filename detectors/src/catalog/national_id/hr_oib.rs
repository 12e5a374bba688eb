//! Personal identification numbers of Croatia (OIB), of people and of companies.
//!
//! Eleven digits without meaning, the last by ISO/IEC 7064 MOD 11,10; HR before them makes a VAT number.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::iso7064::mod_11_10,
    checks::mod11::{digits, is_uniform},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{11}", "hr9{11}", "hr 9{11}", "999 999 999 99", "99999 999999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "hr-oib",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal identification number of Croatia.",
    standard: Standard {
        name: "Zakon o osobnom identifikacijskom broju, NN 60/2008",
        url: "https://en.wikipedia.org/wiki/Personal_identification_number_(Croatia)",
    },
    regions: &["HR"],
    anchor: "eleven digits, with or without HR before them",
    checks: "check digit of ISO/IEC 7064 MOD 11,10",
    context: &[
        "oib",
        "osobni identifikacijski broj",
        "osobnog identifikacijskog broja",
        "oib broj",
        "croatian personal identification number",
        "croatian national id",
        "croatian oib",
        "hr pin",
        "hr tax id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 15, formatted: 40, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "OIB: 33392005961",
            value: "33392005961",
            normal: "33392005961",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "osobni identifikacijski broj 81472509369",
            value: "81472509369",
            normal: "81472509369",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "oib",
            text: "20961358745",
            value: "20961358745",
            normal: "20961358745",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Croatian OIB HR 33392005961",
            value: "HR 33392005961",
            normal: "33392005961",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "OIB: 33392005962", why: "the check digit is wrong" },
        Counterexample { field: "", text: "33392005961", why: "eleven digits without a label" },
        Counterexample { field: "", text: "OIB: 3339200596", why: "a digit is missing" },
        Counterexample { field: "order_id", text: "33392005961", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let number = text.strip_prefix(b"HR").unwrap_or(text);
    let all = digits::<11>(number)?;
    (mod_11_10(&all) && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
