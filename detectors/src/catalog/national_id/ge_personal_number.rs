//! Personal numbers of Georgia.
//!
//! Eleven digits; the first two tell the district of registration. No check digit is published, so a number
//! counts only with a label.

use super::placeholder::is_placeholder;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ge-personal-number",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal number of Georgia.",
    standard: Standard {
        name: "Public Service Development Agency of Georgia, personal number",
        url: "https://sda.gov.ge",
    },
    regions: &["GE"],
    anchor: "eleven digits",
    checks: "equal digits and rows are none",
    context: &[
        "პირადი ნომერი",
        "პირადი ნომრით",
        "პირადი საიდენტიფიკაციო ნომერი",
        "პ ნ",
        "piradi nomeri",
        "piradi",
        "georgian personal number",
        "georgian id number",
        "personal number georgia",
        "ge personal number",
        "personal no georgia",
        "личный номер грузия",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "პირადი ნომერი: 01024012345",
            value: "01024012345",
            normal: "01024012345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Georgian personal number 60001123456",
            value: "60001123456",
            normal: "60001123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "piradi_nomeri",
            text: "35001098765",
            value: "35001098765",
            normal: "35001098765",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "01024012345",
            why: "eleven digits without a label are any number",
        },
        Counterexample { field: "", text: "Georgian personal number 0102401234", why: "a digit is missing" },
        Counterexample {
            field: "piradi_nomeri",
            text: "11111111111",
            why: "a number of equal digits is none",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_placeholder(number)).then_some(Evidence::NONE)
}
