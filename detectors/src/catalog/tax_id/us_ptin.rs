//! Preparer tax identification numbers (PTIN) of the United States.
//!
//! The letter P and eight digits, of people who prepare tax returns for others. There is no check digit,
//! and part numbers look alike, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["p9{8}", "p-9{8}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "us-ptin",
    revision: 1,
    category: Category::TaxId,
    summary: "A preparer tax identification number of the United States.",
    standard: Standard {
        name: "IRS, PTIN Requirements for Tax Return Preparers",
        url: "https://www.irs.gov/tax-professionals/ptin-requirements-for-tax-return-preparers",
    },
    regions: &["US"],
    anchor: "the letter P and eight digits",
    checks: "the letter P and eight digits that are not all equal",
    context: &[
        "ptin",
        "ptins",
        "ptin number",
        "preparer tax identification number",
        "preparer tax id",
        "preparer identification number",
        "tax preparer id",
        "us ptin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 30, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "PTIN: P00634642",
            value: "P00634642",
            normal: "P00634642",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Preparer tax identification number P-00634642",
            value: "P-00634642",
            normal: "P00634642",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ptin",
            text: "p00634642",
            value: "p00634642",
            normal: "P00634642",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PTIN: P0063464", why: "a digit is missing" },
        Counterexample { field: "ptin", text: "Q00634642", why: "the letter is not P" },
        Counterexample {
            field: "",
            text: "part P00634642 is in stock",
            why: "without a label it is any number",
        },
        Counterexample { field: "order_id", text: "P00634642", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    number.get(1..).is_some_and(|digits| !is_uniform(digits)).then_some(Evidence::NONE)
}
