//! Temporary numbers of the United Kingdom, which stand in for a National Insurance number.
//!
//! `TN`, the date of birth (day, month, year) and `M` or `F`: no longer given, still on file. Since then HMRC gives
//! a temporary reference number of the form 11 A1 11 11. Neither has a check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{exists_in_some_century, two},
        mod11::is_uniform,
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["tn9{6}A", "tn 9{6} A", "tn~99~99~99~A", "tn 99 99 99 A", "99A9{5}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "uk-temporary-nino",
    revision: 1,
    category: Category::NationalId,
    summary: "A temporary number of the United Kingdom in place of a National Insurance number.",
    standard: Standard {
        name: "HMRC, National Insurance Manual NIM39110, temporary reference numbers and temporary numbers",
        url: "https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110",
    },
    regions: &["GB"],
    anchor: "`TN`, six digits and a letter; two digits, a letter and five digits",
    checks: "a possible date of birth and M or F behind `TN`; a label",
    context: &[
        "temporary nino",
        "temp nino",
        "temporary ni number",
        "temporary national insurance number",
        "temporary national insurance no",
        "temporary reference number",
        "hmrc temporary reference number",
        "nino",
        "ni number",
        "ni no",
        "national insurance",
        "national insurance number",
        "national insurance no",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Temporary NI number: TN010270M",
            value: "TN010270M",
            normal: "TN010270M",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nino",
            text: "TN 31 12 65 F",
            value: "TN 31 12 65 F",
            normal: "TN311265F",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Your temporary reference number is 63T12347.",
            value: "63T12347",
            normal: "63T12347",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NI number TN 31 02 65 F", why: "31 February" },
        Counterexample { field: "", text: "NI number TN 01 02 70 C", why: "neither M nor F" },
        Counterexample { field: "", text: "part TN010270M", why: "no label" },
        Counterexample { field: "", text: "item 63T12347", why: "no label" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let valid = match value {
        [b'T', b'N', date @ .., b'M' | b'F'] => {
            exists_in_some_century(two(date, 4), two(date, 2), two(date, 0))
        }
        [b'0'..=b'9', _, b'A'..=b'Z', digits @ ..] => !is_uniform(digits),
        _ => false,
    };
    valid.then_some(Evidence::NONE)
}
