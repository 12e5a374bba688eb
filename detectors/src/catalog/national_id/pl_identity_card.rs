//! Numbers of Polish identity cards (dowód osobisty).
//!
//! Three letters and six digits, the first of which is a check digit.

use super::seven_three_one;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{3}9{6}", "A{3} 9{6}", "A{3}-9{6}", "A{3} 9{3} 9{3}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "pl-identity-card",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a Polish identity card.",
    standard: Standard {
        name: "Rozporządzenie MSWiA w sprawie dowodu osobistego; PRADO, specimen of the card",
        url: "https://en.wikipedia.org/wiki/Polish_identity_card",
    },
    regions: &["PL"],
    anchor: "three letters and six digits",
    checks: "the check digit of weights 7, 3, 1 modulo 10; the letters O and Q are not used",
    context: &[
        "dowód osobisty",
        "dowodu osobistego",
        "dowodem osobistym",
        "nr dowodu",
        "nr dowodu osobistego",
        "numer dowodu",
        "numer dowodu osobistego",
        "seria i numer dowodu",
        "seria i nr dowodu",
        "polish identity card",
        "polish id card",
        "pl identity card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Dowód osobisty: ABA300000",
            value: "ABA300000",
            normal: "ABA300000",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
        Example {
            field: "",
            text: "seria i numer dowodu AVF 712345",
            value: "AVF 712345",
            normal: "AVF712345",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "nr_dowodu",
            text: "zzc110842",
            value: "zzc110842",
            normal: "ZZC110842",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Dowód osobisty: ABA400000", why: "the check digit is wrong" },
        Counterexample {
            field: "",
            text: "Model AVF712345",
            why: "without a label the form says too little",
        },
        Counterexample { field: "nr_dowodu", text: "AOF712345", why: "the letter O is not used" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (letters, digits) = (number.get(..3)?, number.get(3..9)?);
    if letters.iter().any(|letter| matches!(letter, b'O' | b'Q')) {
        return None;
    }
    // The check digit is the first of the digits and counts for the others with a weight of its own, 9, so
    // that the whole sum is a multiple of 10.
    let (check, serial) = digits.split_first()?;
    let mut rest = [0; 8];
    rest[..3].copy_from_slice(letters);
    rest[3..].copy_from_slice(serial);
    if seven_three_one::remainder(&rest)? != u32::from(check.wrapping_sub(b'0')) {
        return None;
    }
    // The specimen of the issuer.
    Some(if number == b"ABA300000" { Evidence::CHECKSUM | Evidence::RESERVED } else { Evidence::CHECKSUM })
}
