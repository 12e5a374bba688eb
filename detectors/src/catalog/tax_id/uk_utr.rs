//! Unique taxpayer references of the United Kingdom.
//!
//! Ten digits, the first a check digit of the others (weights 6 7 8 9 10 5 4 3 2, modulo 11), often with a K behind.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{10}", "9{10}k", "9{5}~9{5}", "9{5}~9{5}k", "999 999 9999", "k9{10}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "uk-utr",
    revision: 1,
    category: Category::TaxId,
    summary: "A unique taxpayer reference of the United Kingdom.",
    standard: Standard {
        name: "HMRC, Find your UTR number; OECD, TIN, United Kingdom",
        url: "https://www.gov.uk/find-utr-number",
    },
    regions: &["GB"],
    anchor: "ten digits, alone or in groups of five, with or without K",
    checks: "weights, modulo 11",
    context: &[
        "utr",
        "utr number",
        "utr no",
        "unique taxpayer reference",
        "unique taxpayer ref",
        "unique tax reference",
        "taxpayer reference",
        "tax reference number",
        "self assessment",
        "self assessment reference",
        "sa utr",
        "gb utr",
        "uk utr",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "UTR: 1955839661",
            value: "1955839661",
            normal: "1955839661",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Unique Taxpayer Reference 21728 58530",
            value: "21728 58530",
            normal: "2172858530",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "utr",
            text: "1478641088K",
            value: "1478641088K",
            normal: "1478641088",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "UTR: 2955839661", why: "the check digit is wrong" },
        Counterexample { field: "", text: "UTR: 0000000000", why: "no number is all zeros" },
        Counterexample { field: "", text: "1955839661", why: "ten digits without a label are any number" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let value = value.strip_prefix(b"K").unwrap_or(value);
    let digits = digits::<10>(value.strip_suffix(b"K").unwrap_or(value))?;
    let sum = weighted(&digits[1..], &[6, 7, 8, 9, 10, 5, 4, 3, 2]);
    let check = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1].get((sum % 11) as usize)?;
    (sum > 0 && digits[0] == *check).then_some(Evidence::CHECKSUM)
}
