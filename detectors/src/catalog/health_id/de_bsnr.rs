//! Numbers of medical practices in Germany (Betriebsstättennummer); a practice is often one physician's.
//!
//! Nine digits, the first two (or the first three of hospitals) of the association that gave them; no check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}", "99~9{7}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "de-bsnr",
    revision: 1,
    category: Category::HealthId,
    summary: "A number of a medical practice in Germany.",
    standard: Standard {
        name: "KBV, Richtlinie nach § 75 Absatz 7 SGB V zur Vergabe der Arzt- und Betriebsstättennummern",
        url: "https://de.wikipedia.org/wiki/Betriebsst%C3%A4ttennummer",
    },
    regions: &["DE"],
    anchor: "nine digits",
    checks: "not all digits the same",
    context: &[
        "bsnr",
        "betriebsstättennummer",
        "betriebsstätten nr",
        "betriebsstättennr",
        "betriebsstaettennummer",
        "nebenbetriebsstättennummer",
        "nbsnr",
        "praxisnummer",
        "de bsnr",
        "practice number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "Betriebsstättennummer: 021234568",
            value: "021234568",
            normal: "021234568",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "BSNR 711234567 der Praxis",
            value: "711234567",
            normal: "711234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "bsnr",
            text: "521234567",
            value: "521234567",
            normal: "521234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "BSNR 000000000", why: "no number is all zeros" },
        Counterexample { field: "", text: "021234568", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "021234568", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
