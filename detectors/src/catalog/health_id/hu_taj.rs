//! Social security numbers of Hungary (TAJ), which health care goes by.
//!
//! Nine digits, written in threes; the last is the sum of the others, weighted 3 and 7, modulo 10.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}", "999~999~999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "hu-taj",
    revision: 1,
    category: Category::HealthId,
    summary: "A TAJ number of Hungary.",
    standard: Standard {
        name: "Act XX of 1996 (Hungary), annex II",
        url: "https://net.jogtar.hu/jogszabaly?docid=99600020.tv",
    },
    regions: &["HU"],
    anchor: "nine digits, alone or in threes",
    checks: "weights 3 and 7, modulo 10",
    context: &[
        "taj",
        "taj szám",
        "tajszám",
        "taj kártya",
        "taj number",
        "taj no",
        "társadalombiztosítási azonosító jel",
        "társadalombiztosítási szám",
        "hu taj",
        "hungarian social security number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "TAJ szám: 037 518 862",
            value: "037 518 862",
            normal: "037518862",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "taj number 123456788",
            value: "123456788",
            normal: "123456788",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "taj",
            text: "037-518-862",
            value: "037-518-862",
            normal: "037518862",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "TAJ szám: 037 518 863", why: "the check digit is wrong" },
        Counterexample { field: "", text: "037518862", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "037 518 862", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<9>(number)?;
    let sum = weighted(&digits[..8], &[3, 7, 3, 7, 3, 7, 3, 7]);
    (sum > 0 && sum % 10 == u32::from(digits[8])).then_some(Evidence::CHECKSUM)
}
