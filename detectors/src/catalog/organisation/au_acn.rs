//! Australian company numbers.
//!
//! Nine digits, written in threes; the last is a check digit over the weights 8 to 1, modulo 10. Business
//! numbers of companies end with it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["999~999~999", "9{9}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "au-acn",
    revision: 1,
    category: Category::OrganisationId,
    summary: "An Australian company number (ACN).",
    standard: Standard { name: "ASIC, Australian company number digit check", url: "https://asic.gov.au/" },
    regions: &["AU"],
    anchor: "nine digits, alone or in threes",
    checks: "check digit modulo 10 over the weights 8 to 1",
    context: &[
        "acn",
        "acns",
        "acn no",
        "australian company number",
        "australian company no",
        "au acn",
        "arbn",
        "australian registered body number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "ACN 004 085 616",
            value: "004 085 616",
            normal: "004085616",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Australian company number: 005499981",
            value: "005499981",
            normal: "005499981",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "acn",
            text: "000 000 019",
            value: "000 000 019",
            normal: "000000019",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ACN 004 085 617", why: "the check digit is wrong" },
        Counterexample { field: "", text: "005499981", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "004 085 616", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let value = digits::<9>(number)?;
    let sum = weighted(&value, &[8, 7, 6, 5, 4, 3, 2, 1, 1]);
    (sum.is_multiple_of(10) && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
