//! Tax numbers of Cyprus (TIC), which persons (from 0) and businesses have.
//!
//! Eight digits and a check letter; the VAT number has CY before it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}A", "cy9{8}A", "cy~9{8}A", "9{8}~A"], check })],
    normal: normalize,
};

static DEFINITION: Definition = Definition {
    id: "cy-tic",
    revision: 2,
    category: Category::TaxId,
    summary: "A tax number of a person or business in Cyprus.",
    standard: Standard { name: "OECD, TIN, Cyprus", url: "https://ec.europa.eu/taxation_customs/tin/" },
    regions: &["CY"],
    anchor: "eight digits and a letter, with or without CY",
    checks: "check letter modulo 26",
    context: &[
        "tic",
        "tic number",
        "cy tic",
        "tax identification code",
        "αριθμός φορολογικής ταυτότητας",
        "αφτ",
        "cyprus tax number",
        "cyprus tax id",
        "cypriot tax number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 45, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "TIC: 00123123T",
            value: "00123123T",
            normal: "00123123T",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "αριθμός φορολογικής ταυτότητας 99652156X",
            value: "99652156X",
            normal: "99652156X",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "tic",
            text: "CY10259033P",
            value: "CY10259033P",
            normal: "10259033P",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "TIC: 00123123U", why: "the letter is wrong" },
        Counterexample { field: "", text: "TIC: 12123123T", why: "12 is never given" },
        Counterexample {
            field: "",
            text: "10259033P",
            why: "one check letter is too little for a bare value",
        },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    super::numbers::cy(value.strip_prefix(b"CY").unwrap_or(value)).then_some(Evidence::CHECKSUM)
}

/// Without the country.
fn normalize(value: &str, out: &mut String) {
    let mut compact = String::with_capacity(value.len());
    normal::compact(value, &mut compact);
    out.push_str(compact.strip_prefix("CY").unwrap_or(&compact));
}
