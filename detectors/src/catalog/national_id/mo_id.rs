//! Numbers of identity cards of residents of Macao (BIR).
//!
//! Seven digits, the first 1, 5 or 7, and a check digit, printed in brackets. How the check digit is made is
//! not public, so that a number counts only with a label. Numbers that begin with 8 are issued, too.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{exists, two},
        mod11::is_uniform,
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{7}(9)", "9/9{6}/9", "9{8}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "mo-id",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of an identity card of a resident of Macao.",
    standard: Standard {
        name: "Resident identity card of Macao, as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/Macau_Resident_Identity_Card",
    },
    regions: &["MO"],
    anchor: "seven digits and a digit in brackets, or eight digits",
    checks: "the first digit is 1, 5, 7 or 8; no date",
    context: &[
        "macau id",
        "macau id card",
        "macau id number",
        "macao id",
        "macao id card",
        "macao id number",
        "macau identity card",
        "macao identity card",
        "macau resident identity card",
        "macao resident identity card",
        "macau bir",
        "macao bir",
        "bir macau",
        "bilhete de identidade de residente",
        "澳門身份證",
        "澳門身份證號碼",
        "澳門居民身份證",
        "澳門居民身份證號碼",
        "澳门身份证",
        "澳门身份证号码",
        "澳门居民身份证",
        "澳门居民身份证号码",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "澳門居民身份證：1234567(8)",
            value: "1234567(8)",
            normal: "12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "macau_id",
            text: "51234567",
            value: "51234567",
            normal: "51234567",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Bilhete de Identidade de Residente n.º 7/123456/8",
            value: "7/123456/8",
            normal: "71234568",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "1234567(8)", why: "a number without a label is any number" },
        Counterexample { field: "", text: "澳門居民身份證 簽發日期 19981231", why: "a date" },
        Counterexample { field: "", text: "macau id 2234567(8)", why: "no number begins with 2" },
        Counterexample { field: "order_id", text: "1234567(8)", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let series = matches!(number.first()?, b'1' | b'5' | b'7' | b'8');
    // Eight digits beside such words may be the date of birth or of issue.
    let date = two(number, 0) == 19 && exists(1900 + two(number, 2), two(number, 4), two(number, 6));
    (series && !date && !is_uniform(number)).then_some(Evidence::NONE)
}
