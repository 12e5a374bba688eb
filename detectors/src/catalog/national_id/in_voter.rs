//! Numbers of the voter's photo identity card of India (EPIC).
//!
//! Three letters of the issuing office and seven digits. The last is a Luhn digit, but older cards were
//! printed without it, and others still carry the number of state, district, constituency and elector
//! (`WB/01/003/000123`). Without a label the form is that of any article number.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{luhn, mod11::is_uniform},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{3}9{7}", "A{3} 9{7}", "A{3}-9{7}", "A{3}/9{7}", "A{2}/9{2}/9{3}/9{6,7}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "in-voter",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a voter's photo identity card of India.",
    standard: Standard {
        name: "Election Commission of India, Electors Photo Identity Card",
        url: "https://en.wikipedia.org/wiki/Voter_ID_(India)",
    },
    regions: &["IN"],
    anchor: "three letters and seven digits",
    checks: "the Luhn digit strengthens it; older cards have none",
    context: &[
        "in voter",
        "in epic",
        "epic",
        "epic no",
        "epic number",
        "voter",
        "voter id",
        "voterid",
        "voter id card",
        "voter card",
        "voter number",
        "election card",
        "elector photo identity card",
        "electors photo identity card",
        "electoral photo identity card",
        "मतदाता",
        "मतदाता पहचान पत्र",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "my voter: DBJ2289013",
            value: "DBJ2289013",
            normal: "DBJ2289013",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "मतदाता: ABC1234566",
            value: "ABC1234566",
            normal: "ABC1234566",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "epic_no",
            text: "uzb2345117",
            value: "uzb2345117",
            normal: "UZB2345117",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "EPIC No. WB/01/003/000123",
            value: "WB/01/003/000123",
            normal: "WB01003000123",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ABC1234566", why: "the form is that of any article number" },
        Counterexample { field: "", text: "Voter ID: ABC0000000", why: "no elector has the number zero" },
        Counterexample { field: "", text: "voter id: zxdf8923q1", why: "three letters, then seven digits" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    // The digits behind the letters of the office or the state.
    let serial = number.get(number.iter().position(u8::is_ascii_digit)?..)?;
    if is_uniform(serial) {
        return None;
    }
    let mut digits = [0; 12];
    let digits = digits.get_mut(..serial.len())?;
    for (slot, byte) in digits.iter_mut().zip(serial) {
        *slot = byte.checked_sub(b'0').filter(|d| *d < 10)?;
    }
    let checked = serial.len() == 7 && luhn::passes(digits);
    Some(if checked { Evidence::CHECKSUM } else { Evidence::NONE })
}
