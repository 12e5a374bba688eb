//! Numbers of subscribers of mobile networks (IMSI).
//!
//! Country code of three digits, network of two or three, and the subscriber: fourteen or fifteen digits, no check
//! digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{14,15}", "999~99~9{9,10}", "999~999~9{9}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "imsi",
    revision: 1,
    category: Category::DeviceId,
    summary: "An international mobile subscriber identity.",
    standard: Standard { name: "ITU-T E.212", url: "https://www.itu.int/rec/T-REC-E.212" },
    regions: &[],
    anchor: "fourteen or fifteen digits",
    checks: "the mobile country code is of an allocated range (2xx to 7xx, 901, 001 for tests)",
    context: &[
        "imsi",
        "imsis",
        "imsi number",
        "imsi no",
        "international mobile subscriber identity",
        "mobile subscriber identity",
        "numéro imsi",
        "número imsi",
        "imsi nummer",
        "numer imsi",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "IMSI: 310150123456789",
            value: "310150123456789",
            normal: "310150123456789",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "imsi",
            text: "262011234567890",
            value: "262011234567890",
            normal: "262011234567890",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "imsi number 429-01-1234567890",
            value: "429-01-1234567890",
            normal: "429011234567890",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "IMSI: 810150123456789", why: "no such country code" },
        Counterexample { field: "", text: "310150123456789", why: "a bare number" },
        Counterexample { field: "order_id", text: "310150123456789", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    match number.get(..3)? {
        b"001" => Some(Evidence::RESERVED),
        b"901" => Some(Evidence::NONE),
        [b'2'..=b'7', ..] if !is_uniform(number) => Some(Evidence::NONE),
        _ => None,
    }
}
