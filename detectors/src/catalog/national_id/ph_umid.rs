//! Common reference numbers of the multi-purpose card of the Philippines (CRN, on the UMID card).
//!
//! Twelve digits, printed 4-7-1. The rule of the last digit is not published.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9999-9999999-9", "9999 9999999 9", "9{12}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ph-umid",
    revision: 1,
    category: Category::NationalId,
    summary: "A common reference number (UMID) of the Philippines.",
    standard: Standard {
        name: "Executive Order 420; Social Security System, Unified Multi-Purpose ID",
        url: "https://en.wikipedia.org/wiki/Unified_Multi-Purpose_ID",
    },
    regions: &["PH"],
    anchor: "twelve digits, alone or in groups of 4, 7 and 1",
    checks: "not all digits alike",
    context: &[
        "umid",
        "umid no",
        "umid number",
        "umid id",
        "umid crn",
        "crn umid",
        "common reference number",
        "unified multi purpose id",
        "unified multi purpose identification",
        "ph umid",
        "umid card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 87, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "UMID: 0111-1234567-8",
            value: "0111-1234567-8",
            normal: "011112345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Common Reference Number 011112345678",
            value: "011112345678",
            normal: "011112345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "umid",
            text: "0111-1234567-8",
            value: "0111-1234567-8",
            normal: "011112345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "UMID: 1111-1111111-1", why: "all digits alike" },
        Counterexample {
            field: "",
            text: "011112345678",
            why: "twelve digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "0111-1234567-8", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
