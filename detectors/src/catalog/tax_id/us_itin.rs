//! Individual taxpayer identification numbers (ITIN) of the United States.
//!
//! Nine digits, written 3-2-4 as a social security number, for people who cannot have one. The first
//! digit is 9; the fourth and fifth are 50 to 65, 70 to 88, 90 to 92 or 94 to 99. There is no check
//! digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates::two, mod11::is_uniform},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["999~99~9999", "9{9}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "us-itin",
    revision: 2,
    category: Category::TaxId,
    summary: "An individual taxpayer identification number of the United States.",
    standard: Standard {
        name: "IRS, Individual Taxpayer Identification Number; Internal Revenue Manual 3.21.263",
        url: "https://www.irs.gov/individuals/individual-taxpayer-identification-number",
    },
    regions: &["US"],
    anchor: "nine digits, alone or in groups of 3, 2 and 4",
    checks: "the first digit is 9, the group is one that is given",
    context: &[
        "itin",
        "itins",
        "itin number",
        "individual taxpayer identification number",
        "individual taxpayer id",
        "individual tax identification number",
        "us itin",
        "número de identificación personal del contribuyente",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 65, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "ITIN: 912-90-3456",
            value: "912-90-3456",
            normal: "912903456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Individual taxpayer identification number 911701234",
            value: "911701234",
            normal: "911701234",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "itin",
            text: "911 53 1234",
            value: "911 53 1234",
            normal: "911531234",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "paid by 911-70-1234 in March",
            value: "911-70-1234",
            normal: "911701234",
            evidence: Evidence::NONE,
        },
    ],
    counterexamples: &[
        Counterexample { field: "itin", text: "9129-03456", why: "the groups are not those of the number" },
        Counterexample { field: "", text: "ITIN: 912-89-3456", why: "group 89 is never given" },
        Counterexample { field: "itin", text: "123-45-6789", why: "the first digit is not 9" },
        Counterexample { field: "", text: "912903456", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "912-90-3456", why: "the field says what it is" },
    ],
};

/// Fourth and fifth digits that are given.
const GROUPS: &[std::ops::RangeInclusive<u32>] = &[50..=65, 70..=88, 90..=92, 94..=99];

fn check(number: &[u8]) -> Option<Evidence> {
    let group = two(number, 3);
    let given = GROUPS.iter().any(|range| range.contains(&group));
    (number.first() == Some(&b'9') && given && !is_uniform(number)).then_some(Evidence::NONE)
}
