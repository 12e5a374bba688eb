//! Australian business numbers.
//!
//! Eleven digits, written 2-3-3-3: two check digits and, for companies, their company number. The first
//! digit less one, and the others, by the weights 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 make a sum that is
//! divisible by 89. Sole traders have them, too.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["99~999~999~999", "9{11}", "99 9{9}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "au-abn",
    revision: 2,
    category: Category::OrganisationId,
    summary: "An Australian business number (ABN).",
    standard: Standard {
        name: "Australian Business Register, Format of the ABN",
        url: "https://abr.business.gov.au/Help/AbnFormat",
    },
    regions: &["AU"],
    anchor: "eleven digits, alone or in groups of 2, 3, 3 and 3",
    checks: "the weighted sum is divisible by 89; the first digit is not 0",
    context: &[
        "abn",
        "abns",
        "abn no",
        "australian business number",
        "business number australia",
        "australian business no",
        "abn acn",
        "au abn",
        "australian company business number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 60, context: 90, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "ABN: 51 824 753 556",
            value: "51 824 753 556",
            normal: "51824753556",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Australian Business Number 83914571673",
            value: "83914571673",
            normal: "83914571673",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "abn",
            text: "51824753556",
            value: "51824753556",
            normal: "51824753556",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "ABN 52 824 753 556",
            why: "the weighted sum is not divisible by 89",
        },
        Counterexample {
            field: "",
            text: "51824753556",
            why: "eleven digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "51 824 753 556", why: "the field says what it is" },
        Counterexample { field: "", text: "51.824753556", why: "a decimal number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let mut number = digits::<11>(number)?;
    number[0] = number[0].checked_sub(1)?;
    let sum = weighted(&number, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    sum.is_multiple_of(89).then_some(Evidence::CHECKSUM)
}
