//! Taxpayer identification numbers of the Philippines.
//!
//! Nine digits in groups of three, the last a check digit, and often the code of a branch of three or five
//! digits (000 for the head office and for persons). The check is a plain sum modulo 11.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["999~999~999", "999~999~999~999", "999~999~999~99999", "9{9}", "9{12}", "9{14}"],
        check,
    })],
    normal: without_head_office,
};

static DEFINITION: Definition = Definition {
    id: "ph-tin",
    revision: 1,
    category: Category::TaxId,
    summary: "A taxpayer identification number of the Philippines.",
    standard: Standard { name: "BIR, Taxpayer Identification Number", url: "https://www.bir.gov.ph" },
    regions: &["PH"],
    anchor: "nine digits in groups of three, perhaps a branch code",
    checks: "check digit, weights 9 to 2 modulo 11",
    context: &[
        "tin",
        "tin no",
        "tin number",
        "bir tin",
        "taxpayer identification number",
        "bir number",
        "ph tin",
        "philippine tin",
        "bir",
        "bir no",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "BIR TIN: 000123456000",
            value: "000123456000",
            normal: "000123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "My TIN is 000-123-456-000",
            value: "000-123-456-000",
            normal: "000123456",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "ph_tin",
            text: "000-123-456",
            value: "000-123-456",
            normal: "000123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Invalid TIN 000-123-457-000",
            why: "the check digit does not fit",
        },
        Counterexample { field: "", text: "TIN 600-000-000", why: "a remainder of 10 is never given" },
        Counterexample { field: "", text: "000123456", why: "nine digits without a label are any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<9>(number.get(..9)?)?;
    let sum = weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2]);
    (sum % 11 == u32::from(digits[8]) && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}

/// The branch of the head office says nothing: with it and without it the number is the same.
fn without_head_office(value: &str, out: &mut String) {
    let start = out.len();
    normal::digits(value, out);
    let branch = out.get(start + 9..).unwrap_or("");
    if matches!(branch, "000" | "00000") {
        out.truncate(start + 9);
    }
}
