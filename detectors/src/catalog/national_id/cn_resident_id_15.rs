//! Resident identity numbers of mainland China as they were issued until 1999: fifteen digits.
//!
//! The place of registration, the date of birth with two digits for the year, and a serial number. There is no
//! check digit, so that a number counts only with a label.

use super::cn_resident_id::{CONTEXT, is_province};
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::{exists, two},
    checks::mod11::digits,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{15}", "9{6}~9{6}~999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "cn-resident-id-15",
    revision: 1,
    category: Category::NationalId,
    summary: "A resident identity number of mainland China of the form that was issued until 1999.",
    standard: Standard {
        name: "GB 11643-1989, as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/Resident_Identity_Card",
    },
    regions: &["CN"],
    anchor: "fifteen digits",
    checks: "province, date of birth",
    context: CONTEXT,
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "居民身份证号码：110105491231002",
            value: "110105491231002",
            normal: "110105491231002",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "chinese_id_number",
            text: "440305600229123",
            value: "440305600229123",
            normal: "440305600229123",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "旧身份证号 310101850615001",
            value: "310101850615001",
            normal: "310101850615001",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "110105491231002",
            why: "fifteen digits without a label are any number",
        },
        Counterexample { field: "", text: "身份证号 310101851315001", why: "there is no month 13" },
        Counterexample { field: "", text: "身份证号 990101850615001", why: "there is no province 99" },
        Counterexample { field: "", text: "订单号：310101850615001", why: "the label says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    digits::<15>(number)?;
    // All were born in the last century: the serials of people older than a hundred are 996 to 999.
    let born = exists(1900 + two(number, 6), two(number, 8), two(number, 10));
    (born && is_province(number)).then_some(Evidence::NONE)
}
