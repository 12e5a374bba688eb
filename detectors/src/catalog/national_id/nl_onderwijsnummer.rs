//! Onderwijsnummer: numbers of pupils and students in the Netherlands who have no citizen service number.
//!
//! Nine digits that begin with 10; the sum of the citizen service number's check leaves 5, so that no number
//! is both.

use super::eleven;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}", "9{4}~99~9{3}", "9{3}~9{3}~9{3}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "nl-onderwijsnummer",
    revision: 1,
    category: Category::NationalId,
    summary: "An education number of a pupil in the Netherlands (onderwijsnummer).",
    standard: Standard {
        name: "Wet register onderwijsdeelnemers; DUO, Persoonsgebonden nummer",
        url: "https://nl.wikipedia.org/wiki/Onderwijsnummer",
    },
    regions: &["NL"],
    anchor: "nine digits that begin with 10",
    checks: "the beginning, the check of weights 9 to 2 and -1, which leaves 5 modulo 11",
    context: &[
        "onderwijsnummer",
        "onderwijs nummer",
        "onderwijsnr",
        "onderwijsnummers",
        "persoonsgebonden nummer",
        "persoonsgebonden nummer onderwijs",
        "pgn",
        "dutch education number",
        "student education number",
        "nl onderwijsnummer",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Onderwijsnummer: 101222331",
            value: "101222331",
            normal: "101222331",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "persoonsgebonden nummer 1012.22.331",
            value: "1012.22.331",
            normal: "101222331",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "onderwijsnummer",
            text: "101 222 331",
            value: "101 222 331",
            normal: "101222331",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Onderwijsnummer: 100252333", why: "the check fails" },
        Counterexample {
            field: "",
            text: "onderwijsnummer 2112.22.337",
            why: "the number does not begin with 10",
        },
        Counterexample { field: "", text: "101222331", why: "nine digits without a label are any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (number.len() == 9 && number.starts_with(b"10") && eleven::passes(number, 5))
        .then_some(Evidence::CHECKSUM)
}
