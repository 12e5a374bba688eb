//! Medicare beneficiary identifiers of the United States, which replaced social security numbers on Medicare
//! cards.
//!
//! Eleven characters, written 4-3-4: each place has its class, and the letters S, L, O, I, B and Z are never
//! used. There is no check digit, but chance gives a word of capitals and digits the classes once in ten
//! thousand.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9AX9AX9AA99", "9AX9~AX9~AA99"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "us-mbi",
    revision: 1,
    category: Category::HealthId,
    summary: "A Medicare beneficiary identifier of the United States.",
    standard: Standard {
        name: "CMS, Understanding the Medicare Beneficiary Identifier (MBI) format",
        url: "https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi-with-format.pdf",
    },
    regions: &["US"],
    anchor: "a digit from 1 on, a letter, and nine further letters and digits",
    checks: "the class of every place; no S, L, O, I, B, Z",
    context: &[
        "mbi",
        "mbis",
        "mbi number",
        "medicare beneficiary identifier",
        "medicare beneficiary id",
        "medicare beneficiary number",
        "medicare id",
        "medicare number",
        "medicare no",
        "medicare card number",
        "us mbi",
        "beneficiary identifier",
        "número de medicare",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 50, formatted: 80, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Medicare ID: 3CD5-FG7-HJ89",
            value: "3CD5-FG7-HJ89",
            normal: "3CD5FG7HJ89",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "The MBI is 4EF6GH8JK12 for this patient",
            value: "4EF6GH8JK12",
            normal: "4EF6GH8JK12",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "mbi",
            text: "2ag9xc4nn22",
            value: "2ag9xc4nn22",
            normal: "2AG9XC4NN22",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "card of the beneficiary, 2AG9-XC4-NN22",
            value: "2AG9-XC4-NN22",
            normal: "2AG9XC4NN22",
            evidence: Evidence::NONE,
        },
        Example {
            field: "",
            text: "MBI 1EG4-TE5-MK73",
            value: "1EG4-TE5-MK73",
            normal: "1EG4TE5MK73",
            evidence: Evidence::RESERVED,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "MBI 1SG4-TE5-MK73", why: "S is never used" },
        Counterexample { field: "", text: "MBI 0EG4-TE5-MK73", why: "it does not begin with 0" },
        Counterexample { field: "", text: "MBI 12G4-TE5-MK73", why: "the second place is a letter" },
    ],
};

/// The identifiers on the specimens of the cards: CMS, New Medicare Card.
const SPECIMENS: &[&[u8]] = &[b"1EG4TE5MK72", b"1EG4TE5MK73"];

fn check(value: &[u8]) -> Option<Evidence> {
    if value.starts_with(b"0") || value.iter().any(|byte| b"SLOIBZ".contains(byte)) {
        return None;
    }
    Some(if SPECIMENS.contains(&value) { Evidence::RESERVED } else { Evidence::NONE })
}
