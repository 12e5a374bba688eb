//! Numbers of physicians in statutory care in Germany (lebenslange Arztnummer): who treats.
//!
//! Nine digits: six of the person, a check digit (weights 4 and 9, modulo 10) and two of the specialty. The pseudo
//! numbers of hospitals, 555555, carry a serial in the place of the check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}", "9{7}~99"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "de-lanr",
    revision: 1,
    category: Category::HealthId,
    summary: "A lifelong number of a physician in Germany.",
    standard: Standard {
        name: "KBV, Richtlinie nach § 75 Absatz 7 SGB V zur Vergabe der Arzt- und Betriebsstättennummern",
        url: "https://de.wikipedia.org/wiki/Lebenslange_Arztnummer",
    },
    regions: &["DE"],
    anchor: "nine digits",
    checks: "weights 4 and 9, modulo 10",
    context: &[
        "lanr",
        "arztnummer",
        "arzt nr",
        "arztnr",
        "lebenslange arztnummer",
        "vertragsarztnummer",
        "arzt nummer",
        "de lanr",
        "physician number",
        "doctor number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "LANR: 123456601",
            value: "123456601",
            normal: "123456601",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Arztnummer 845127201 auf dem Rezept",
            value: "845127201",
            normal: "845127201",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "lanr",
            text: "987654401",
            value: "987654401",
            normal: "987654401",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "LANR: 123456901", why: "the check digit is wrong" },
        Counterexample { field: "", text: "123456601", why: "nine digits without a label are any number" },
        Counterexample { field: "plz", text: "123456601", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<9>(number)?;
    let sum = weighted(&digits[..6], &[4, 9, 4, 9, 4, 9]);
    if sum == 0 {
        None
    } else if (sum + u32::from(digits[6])).is_multiple_of(10) {
        Some(Evidence::CHECKSUM)
    } else {
        number.starts_with(b"555555").then_some(Evidence::NONE)
    }
}
