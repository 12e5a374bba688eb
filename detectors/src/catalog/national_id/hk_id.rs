//! Numbers of Hong Kong identity cards (HKID).
//!
//! One or two letters, six digits and a check digit, printed in brackets: the weights 9 to 1, a blank before
//! a single letter counting 36, letters 10 to 35, modulo 11; `A` stands for 10. Without the brackets a number
//! looks like a passport's or a part's, so that it counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{1,2}9{6}(9)", "A{1,2}9{6}(a)", "A{1,2}9{7}", "A{1,2}9{6}a"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "hk-id",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a Hong Kong identity card.",
    standard: Standard {
        name: "Hong Kong identity card; check digit as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/Hong_Kong_identity_card#Identity_card_number",
    },
    regions: &["HK"],
    anchor: "one or two letters, six digits and a digit or A, in brackets or not",
    checks: "check digit, weights 9 to 1 modulo 11",
    context: &[
        "hkid",
        "hkid no",
        "hkid number",
        "hkid card",
        "hkid card no",
        "hkid card number",
        "hkic",
        "hk identity card",
        "hk id card",
        "hong kong id",
        "hong kong id card",
        "hong kong id number",
        "hong kong identity card",
        "hong kong identity card no",
        "hong kong identity card number",
        "身份證",
        "身份證號",
        "身份證號碼",
        "身分證",
        "身分證號",
        "身分證號碼",
        "身份证",
        "身份证号",
        "身份证号码",
        "香港身份證",
        "香港身份證號碼",
        "香港身分證",
        "香港身分證號碼",
        "香港居民身份證",
        "香港永久性居民身份證",
        "香港身份证",
        "香港身份证号",
        "香港身份证号码",
        "香港居民身份证",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 20, formatted: 88, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "HKID: A123456(3)",
            value: "A123456(3)",
            normal: "A1234563",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "香港身份證號碼：G123456(A)",
            value: "G123456(A)",
            normal: "G123456A",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Chan Tai Man, AB987654(3), signed",
            value: "AB987654(3)",
            normal: "AB9876543",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "hkid",
            text: "a1234563",
            value: "a1234563",
            normal: "A1234563",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "持香港身份證A1234563入境",
            value: "A1234563",
            normal: "A1234563",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "HKID: A123456(4)", why: "the check digit is wrong" },
        Counterexample { field: "", text: "part A1234563 is out of stock", why: "no label and no brackets" },
        Counterexample { field: "", text: "G123456(10)", why: "10 is written A" },
        Counterexample { field: "order_id", text: "A123456(3)", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (last, rest) = number.split_last()?;
    let last = match last {
        b'A' => 10,
        b'0'..=b'9' => u32::from(last - b'0'),
        _ => return None,
    };
    let value = |byte: &u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        _ => u32::from(byte.saturating_sub(b'A')) + 10,
    };
    // A blank stands before a single letter.
    let blank = if rest.len() == 7 { 36 * 9 } else { 0 };
    let sum: u32 = rest.iter().rev().zip(2..).map(|(byte, weight)| value(byte) * weight).sum();
    // No card has the number 0.
    let zeros = rest.iter().all(|byte| matches!(byte, b'0' | b'A'..=b'Z'));
    ((sum + blank + last).is_multiple_of(11) && !zeros).then_some(Evidence::CHECKSUM)
}
