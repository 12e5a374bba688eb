//! Adoption taxpayer identification numbers (ATIN) of the United States.
//!
//! Nine digits, written 3-2-4 as a social security number, for a child whose adoption is pending. The
//! first digit is 9, the fourth and fifth are 93. There is no check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["999~99~9999", "9{9}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "us-atin",
    revision: 1,
    category: Category::TaxId,
    summary: "An adoption taxpayer identification number of the United States.",
    standard: Standard {
        name: "IRS, Adoption Taxpayer Identification Number",
        url: "https://www.irs.gov/individuals/adoption-taxpayer-identification-number",
    },
    regions: &["US"],
    anchor: "nine digits, alone or in groups of 3, 2 and 4",
    checks: "the first digit is 9, the fourth and fifth are 93",
    context: &[
        "atin",
        "atins",
        "atin number",
        "adoption taxpayer identification number",
        "adoption taxpayer id",
        "adoption tax id",
        "us atin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "ATIN: 912-93-4567",
            value: "912-93-4567",
            normal: "912934567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Adoption taxpayer identification number 912934567",
            value: "912934567",
            normal: "912934567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "atin",
            text: "912 93 4567",
            value: "912 93 4567",
            normal: "912934567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ATIN: 912-94-4567", why: "the group is not 93" },
        Counterexample { field: "atin", text: "123-93-6789", why: "the first digit is not 9" },
        Counterexample { field: "", text: "912934567", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "912-93-4567", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (number.first() == Some(&b'9') && number.get(3..5) == Some(b"93")).then_some(Evidence::NONE)
}
