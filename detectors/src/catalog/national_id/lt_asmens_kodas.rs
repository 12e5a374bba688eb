//! Personal codes of Lithuania (asmens kodas).
//!
//! Eleven digits: one for sex and century of birth, the day of birth YYMMDD, a serial and a check digit, as
//! in Estonia. Codes that begin with 9 are given to people without a known day of birth.

use super::baltic;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{11}", "9~999999~9999", "9 999999 999 9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "lt-asmens-kodas",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal code of Lithuania.",
    standard: Standard {
        name: "Law on the Population Register, Art. 8",
        url: "https://lt.wikipedia.org/wiki/Asmens_kodas",
    },
    regions: &["LT"],
    anchor: "eleven digits",
    checks: "check digit, day of birth with the century in the first digit unless that is 9",
    context: &[
        "asmens kodas",
        "asmens kodo",
        "asmens kodą",
        "asmens k",
        "lithuanian personal code",
        "lithuanian national id",
        "lithuanian personal number",
        "lt asmens",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 25, formatted: 40, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Asmens kodas: 33309240064",
            value: "33309240064",
            normal: "33309240064",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "asmens kodas 47908225139, Vilnius",
            value: "47908225139",
            normal: "47908225139",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "asmens_kodas",
            text: "50701010423",
            value: "50701010423",
            normal: "50701010423",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Lithuanian personal code 90000001235",
            value: "90000001235",
            normal: "90000001235",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Asmens kodas: 33309240164", why: "the check digit is wrong" },
        Counterexample { field: "asmens_kodas", text: "33313240066", why: "there is no month 13" },
        Counterexample { field: "", text: "33309240064", why: "eleven digits without a label" },
        Counterexample { field: "order_id", text: "33309240064", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let dated = number.starts_with(b"9") || baltic::has_birth_date(number);
    (baltic::check_digit(number)? && dated && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
