//! Tax numbers of Malta: the number of the identity card of nationals, nine digits of others.
//!
//! Up to seven digits and a letter of the register (M, G, A, P, L, H, B, Z); no check digit, so only a label
//! tells.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{3,7}A", "9{9}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "mt-tin",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person in Malta.",
    standard: Standard { name: "OECD, TIN, Malta", url: "https://ec.europa.eu/taxation_customs/tin/" },
    regions: &["MT"],
    anchor: "three to seven digits and a letter, or nine digits",
    checks: "the letter of the register",
    context: &[
        "malta tin",
        "malta tax number",
        "maltese tax number",
        "maltese tax id",
        "malta income tax number",
        "income tax number malta",
        "mt tin",
        "numru tat taxxa",
        "numru tal income tax",
        "taxpayer reg no",
        "tin malta",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Malta TIN: 1234567M",
            value: "1234567M",
            normal: "1234567M",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Maltese tax number 278561903",
            value: "278561903",
            normal: "278561903",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "mt_tin",
            text: "0123481G",
            value: "0123481G",
            normal: "0123481G",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Malta TIN: 1234567Q", why: "Q is no register" },
        Counterexample { field: "", text: "Malta TIN: 000000000", why: "no number is all zeros" },
        Counterexample { field: "", text: "1234567M", why: "without a label it is any code" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let last = value.last()?;
    let register = last.is_ascii_digit() || b"MGAPLHBZ".contains(last);
    (register && !is_uniform(value)).then_some(Evidence::NONE)
}
