//! Identity numbers of Taiwan: of nationals and, under the same scheme since 2021, of foreign residents.
//!
//! A letter for the place of first registration, a digit for the sex (1 or 2; foreign residents 8 or 9), seven
//! more and a check digit. Resident certificates from before 2021 have a second letter, A to D, in place of
//! that digit. One in ten numbers of parts passes the check, so that a number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{9}", "AA9{8}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "tw-id",
    revision: 1,
    category: Category::NationalId,
    summary: "A national identity number of Taiwan, or the number of a resident certificate.",
    standard: Standard {
        name: "National identification card of Taiwan; check digit as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/National_identification_card_(Taiwan)",
    },
    regions: &["TW"],
    anchor: "a letter and nine digits, or two letters and eight digits",
    checks: "digit or letter for the sex; check digit, weights 1 9 8 7 6 5 4 3 2 1 modulo 10",
    context: &[
        "taiwan id",
        "taiwan id number",
        "taiwan national id",
        "taiwanese id",
        "taiwanese national id",
        "taiwan identity card",
        "taiwan arc",
        "taiwan resident certificate",
        "taiwan uniform id number",
        "roc id",
        "roc id number",
        "roc identity card",
        "身份證",
        "身份證號",
        "身份證號碼",
        "身分證",
        "身分證號",
        "身分證號碼",
        "身份证",
        "身份证号",
        "身份证号码",
        "身分證字號",
        "身份證字號",
        "身分證統一編號",
        "身份證統一編號",
        "國民身分證",
        "國民身分證字號",
        "國民身分證統一編號",
        "國民身份證",
        "統一證號",
        "外來人口統一證號",
        "居留證",
        "居留證號",
        "居留證號碼",
        "居留證統一證號",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 0, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "身分證字號：A123456789",
            value: "A123456789",
            normal: "A123456789",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "居留證號碼 A800000014",
            value: "A800000014",
            normal: "A800000014",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Taiwan resident certificate FC01234562 (old)",
            value: "FC01234562",
            normal: "FC01234562",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "tw_id",
            text: "f230001111",
            value: "f230001111",
            normal: "F230001111",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "請填寫您的身分證字號A123456789。",
            value: "A123456789",
            normal: "A123456789",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "身分證字號：A123456788", why: "the check digit is wrong" },
        Counterexample { field: "", text: "身分證字號：A523456785", why: "5 is no digit for a sex" },
        Counterexample { field: "", text: "part A123456789", why: "a number without a label" },
        Counterexample { field: "order_id", text: "A123456789", why: "the field says what it is" },
    ],
};

/// What the letters from A to Z stand for.
const LETTERS: [u8; 26] =
    [10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33];

fn check(number: &[u8]) -> Option<Evidence> {
    let letter = |byte: u8| LETTERS.get(usize::from(byte.checked_sub(b'A')?)).copied();
    let place = letter(*number.first()?)?;
    let second = match *number.get(1)? {
        digit @ (b'1' | b'2' | b'8' | b'9') => digit - b'0',
        sex @ b'A'..=b'D' => letter(sex)? % 10,
        _ => return None,
    };
    let rest = digits::<8>(number.get(2..)?)?;
    // Of the serial numbers none is 0.
    if rest[..7] == [0; 7] {
        return None;
    }
    let sum =
        weighted(&[place / 10, place % 10, second], &[1, 9, 8]) + weighted(&rest, &[7, 6, 5, 4, 3, 2, 1, 1]);
    sum.is_multiple_of(10).then_some(Evidence::CHECKSUM)
}
