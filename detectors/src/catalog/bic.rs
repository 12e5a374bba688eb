//! Business identifier codes (BIC, "SWIFT codes").
//!
//! ISO 9362: four letters of the party, two of the country, two of the location and three of the
//! branch, which may be missing. Any capital word of eight letters has that form, so a code counts only
//! by its label, by the name of its field, or beside an IBAN.

use super::id::BIC;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, FieldHint, Precision, Standard,
    checks::{countries, nearby},
    site::{Candidate, Site},
};

pub(crate) static DEFINITION: Definition = Definition {
    id: "bic",
    revision: 1,
    category: Category::BankAccount,
    summary: "A business identifier code (SWIFT code) that a label, a field or an IBAN names.",
    standard: Standard { name: "ISO 9362:2022", url: "https://www.iso.org/standard/84108.html" },
    regions: &[],
    anchor: "a word of 8 or 11 capitals and digits that begins with six capitals",
    checks: "the country exists; a code that ends in 0 is a test code",
    context: CONTEXT,
    window: ContextWindow { before: 64, after: 0 },
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "BIC: BNPAFRPPXXX",
            value: "BNPAFRPPXXX",
            normal: "BNPAFRPP",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "swift_code",
            text: "DEUTDEFF500",
            value: "DEUTDEFF500",
            normal: "DEUTDEFF500",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "IBAN DE66100100100123456793, PBNKDEFF",
            value: "PBNKDEFF",
            normal: "PBNKDEFF",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "account_name",
            text: "DOCUMENT",
            why: "an account is no bank code: only the name of a BIC names one",
        },
        Counterexample { field: "", text: "ABSTRACT and FUNCTION", why: "words in capitals" },
        Counterexample { field: "", text: "BIC: ABCDQQ2L", why: "QQ is no country" },
        Counterexample {
            field: "",
            text: "the SWIFT DOCUMENT says",
            why: "a word in capitals: UM is a country, but words need a code with a label",
        },
    ],
};

const CONTEXT: &[&str] = &["bic", "swift", "bankleitzahl", "iban"];

/// Examines the word at `start`.
pub(crate) fn verify(site: &Site<'_>, start: usize, found: &mut dyn FnMut(Candidate)) {
    let mut end = start;
    while end < site.hi
        && end - start < 12
        && (site.text[end].is_ascii_uppercase() || site.text[end].is_ascii_digit())
    {
        end += 1;
    }
    let code = &site.text[start..end];
    if !matches!(code.len(), 8 | 11) || !countries::is_code([code[4], code[5]]) {
        return;
    }
    let mut evidence = Evidence::PATTERN;
    // ISO 9362: a location code that ends in 0 is a test code.
    if code[7] == b'0' {
        evidence |= Evidence::RESERVED;
    }
    let percent = if site.hint.is(FieldHint::BIC) {
        evidence |= Evidence::FIELD_NAME;
        95
    } else if let Some(percent) = labelled(site, start) {
        evidence |= Evidence::CONTEXT;
        percent
    } else {
        return;
    };
    found(Candidate::new(BIC, start..end, percent, evidence));
}

/// The head office (`XXX`) and the code of eight characters are one (ISO 9362 section 5).
pub(crate) fn normalize(value: &str, out: &mut String) {
    let code = value.strip_suffix("XXX").filter(|c| c.len() == 8).unwrap_or(value);
    out.push_str(code);
}

/// The confidence that the words before give: a label directly before, or an IBAN near by.
fn labelled(site: &Site<'_>, start: usize) -> Option<u8> {
    let left = site.left(start, 64);
    let gap = left.iter().rev().take_while(|b| !b.is_ascii_alphanumeric()).count();
    let punctuated = left[left.len() - gap..].iter().any(|b| b":=\"(>',;/".contains(b));
    // Directly before: `BIC: `, `SWIFT/BIC code = `, `"bic": "`; a word in between makes it prose.
    let mut near = None;
    for (distance, word) in nearby::before(site, start, 64).enumerate() {
        let is = |name: &str| word.eq_ignore_ascii_case(name.as_bytes());
        if distance <= 1 && (is("bic") || is("swift") || is("bicfi")) {
            near = near.max(if punctuated {
                Some(95)
            } else if is("swift") {
                None
            } else {
                Some(85)
            });
        } else if is("iban") {
            near = near.max(Some(85));
        }
    }
    near
}
