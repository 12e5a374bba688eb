//! Personal identification numbers of Thailand, which are tax numbers too.
//!
//! Thirteen digits, printed 1-4-5-2-1: a category of persons (1 to 8), the office of registration, a serial and
//! a check digit. A bare number looks like an article number (EAN), so it counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9~9999~99999~99~9", "9{13}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "th-pin",
    revision: 2,
    category: Category::NationalId,
    summary: "A personal identification number of Thailand.",
    standard: Standard {
        name: "Thai identity card number; check digit as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/Thai_identity_card",
    },
    regions: &["TH"],
    anchor: "thirteen digits, alone or in groups of 1, 4, 5, 2 and 1",
    checks: "first digit 1 to 8; check digit, weights 13 to 2 modulo 11",
    context: &[
        "thai id",
        "thai id number",
        "thai national id",
        "thai identity card",
        "thai citizen id",
        "th pin",
        "thai tax id",
        "เลขประจำตัวผู้เสียภาษี",
        "th tnin",
        "tnin",
        "เลขประจำตัวประชาชน",
        "เลขบัตรประชาชน",
        "บัตรประชาชน",
        "หมายเลขบัตรประชาชน",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 20, formatted: 80, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Thai ID number: 1209900176541",
            value: "1209900176541",
            normal: "1209900176541",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "เลขประจำตัวประชาชน: 3 1004 00648 33 8",
            value: "3 1004 00648 33 8",
            normal: "3100400648338",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "thai_id",
            text: "1209900176541",
            value: "1209900176541",
            normal: "1209900176541",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Somchai, 1 2099 00176 54 1",
            value: "1 2099 00176 54 1",
            normal: "1209900176541",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Thai ID: 1209900176542", why: "the check digit does not fit" },
        Counterexample {
            field: "",
            text: "1209900176541",
            why: "thirteen digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "1209900176541", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<13>(number)?;
    // Categories of persons run from 1 to 8.
    if !(1..=8).contains(&digits[0]) || is_uniform(number) {
        return None;
    }
    let sum = weighted(&digits, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    ((11 - sum % 11) % 10 == u32::from(digits[12])).then_some(Evidence::CHECKSUM)
}
