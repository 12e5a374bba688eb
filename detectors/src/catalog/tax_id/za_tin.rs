//! Tax reference numbers of South Africa.
//!
//! Ten digits, written 9999/999/99/9 or together; the first is 0, 1, 2, 3 or 9, the last a Luhn check
//! digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        luhn,
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{10}", "9999/999/99/9", "9{9}-9", "9999 999 99 9", "9999-999-99-9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "za-tin",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax reference number of a person or company in South Africa.",
    standard: Standard {
        name: "SARS, Income tax reference number; OECD, TIN information for South Africa",
        url: "https://www.sars.gov.za/",
    },
    regions: &["ZA"],
    anchor: "ten digits, alone or in groups of 4, 3, 2 and 1",
    checks: "the Luhn check digit, the first digit",
    context: &[
        "sars",
        "tax reference number",
        "income tax number",
        "income tax reference number",
        "sars tax number",
        "south african tax",
        "za tin",
        "belastingnommer",
        "belastingverwysingsnommer",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 75, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Tax reference number: 0001339050",
            value: "0001339050",
            normal: "0001339050",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "belastingnommer 2449/494/16/6",
            value: "2449/494/16/6",
            normal: "2449494166",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "income_tax_number",
            text: "0001339050",
            value: "0001339050",
            normal: "0001339050",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Thabo (2449/494/16/6)",
            value: "2449/494/16/6",
            normal: "2449494166",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "SARS 2449/494/16/7", why: "the check digit is wrong" },
        Counterexample { field: "za_tin", text: "5001339050", why: "the first digit is never 5" },
        Counterexample { field: "", text: "Ref 0001339050", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "0001339050", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<10>(number)?;
    (matches!(d[0], 0..=3 | 9) && !is_uniform(number) && luhn::passes(&d)).then_some(Evidence::CHECKSUM)
}
