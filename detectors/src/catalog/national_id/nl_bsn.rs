//! Burgerservicenummer: citizen service numbers of the Netherlands.
//!
//! Nine digits; eight where the leading zero is left out. The sum with the weights 9 to 2 and -1 is a
//! multiple of 11 (the "elfproef"). One number in eleven passes, so a bare number counts only with a label.

use super::eleven;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{9}", "9{8}", "9{4}~99~9{3}", "9{3}~9{3}~9{3}", "9{3}~99~9{3}"],
        check,
    })],
    normal: nine_digits,
};

static DEFINITION: Definition = Definition {
    id: "nl-bsn",
    revision: 1,
    category: Category::NationalId,
    summary: "A citizen service number of the Netherlands (BSN).",
    standard: Standard {
        name: "Wet algemene bepalingen burgerservicenummer; Logisch Ontwerp BSN",
        url: "https://nl.wikipedia.org/wiki/Burgerservicenummer",
    },
    regions: &["NL"],
    anchor: "eight or nine digits, alone or in groups",
    checks: "the check of weights 9 to 2 and -1 modulo 11",
    context: &[
        "bsn",
        "bsns",
        "bsn nummer",
        "bsn nr",
        "bsnnummer",
        "burgerservicenummer",
        "burger service nummer",
        "burgerservicenr",
        "sofinummer",
        "sofi nummer",
        "sofinr",
        "citizen service number",
        "dutch social security number",
        "nl bsn",
        "numéro de service citoyen",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 30, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "BSN: 111222333",
            value: "111222333",
            normal: "111222333",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
        Example {
            field: "",
            text: "burgerservicenummer 1112.22.333",
            value: "1112.22.333",
            normal: "111222333",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "bsn",
            text: "99999063-9",
            value: "99999063-9",
            normal: "999990639",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "His citizen service number is 12345672.",
            value: "12345672",
            normal: "012345672",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "BSN: 1112.52.333", why: "the check fails" },
        Counterexample { field: "", text: "111222333", why: "nine digits without a label are any number" },
        Counterexample { field: "bsn", text: "000000000", why: "a number of equal digits is none" },
        Counterexample { field: "order_id", text: "111222333", why: "the field says what it is" },
    ],
};

/// Numbers that manuals and tests use.
const SPECIMENS: &[&[u8]] = &[b"111222333", b"123456782"];

fn check(number: &[u8]) -> Option<Evidence> {
    if !eleven::passes(number, 0) || is_uniform(number) {
        return None;
    }
    Some(if SPECIMENS.contains(&number) {
        Evidence::CHECKSUM | Evidence::RESERVED
    } else {
        Evidence::CHECKSUM
    })
}

/// Nine digits: a leading zero is often left out.
fn nine_digits(value: &str, out: &mut String) {
    if value.bytes().filter(u8::is_ascii_digit).count() == 8 {
        out.push('0');
    }
    normal::digits(value, out);
}
