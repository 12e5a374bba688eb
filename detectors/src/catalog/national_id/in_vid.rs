//! Virtual ids of India, which stand in for an Aadhaar number.
//!
//! Sixteen digits, the first 2 to 9, the last a Verhoeff check digit; never a palindrome. They have the
//! length of payment cards, so only a label makes one.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{mod11::digits, verhoeff},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{16}", "9{4}~9{4}~9{4}~9{4}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "in-vid",
    revision: 1,
    category: Category::NationalId,
    summary: "A virtual id that stands in for an Aadhaar number.",
    standard: Standard { name: "UIDAI, Virtual ID (circular 1 of 2018)", url: "https://uidai.gov.in/" },
    regions: &["IN"],
    anchor: "sixteen digits, alone or in groups of four",
    checks: "first digit 2 to 9, no palindrome, Verhoeff check digit",
    context: &[
        "in vid",
        "vid",
        "virtual id",
        "virtual ids",
        "vid number",
        "vid no",
        "aadhaar vid",
        "aadhaar virtual id",
        "uidai vid",
        "virtual identity number",
        "virtual identification number",
        "वर्चुअल आईडी",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "VID: 9112 3456 7890 1231",
            value: "9112 3456 7890 1231",
            normal: "9112345678901231",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "her Aadhaar virtual id is 2341234123412341.",
            value: "2341234123412341",
            normal: "2341234123412341",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "vid_number",
            text: "9112345678901231",
            value: "9112345678901231",
            normal: "9112345678901231",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "VID: 9112 3456 7890 1232", why: "the check digit is wrong" },
        Counterexample { field: "virtual_id", text: "1341234123412341", why: "the first digit is 2 to 9" },
        Counterexample {
            field: "",
            text: "9112 3456 7890 1231",
            why: "sixteen digits without a label are any number",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<16>(number)?;
    let palindrome = digits.iter().eq(digits.iter().rev());
    (digits[0] >= 2 && !palindrome && verhoeff::passes(&digits)).then_some(Evidence::CHECKSUM)
}
