//! Community Health Index numbers of Scotland.
//!
//! Ten digits: the date of birth (day, month, year), two digits, one that is odd for men and even for
//! women, and the check digit of NHS numbers.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}", "9{6}~9{4}", "999~999~9999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "uk-chi",
    revision: 1,
    category: Category::HealthId,
    summary: "A Community Health Index number of Scotland.",
    standard: Standard {
        name: "Public Health Scotland, Data Dictionary, CHI number",
        url: "https://publichealthscotland.scot/",
    },
    regions: &["GB"],
    anchor: "ten digits",
    checks: "date of birth, modulo 11",
    context: &[
        "chi",
        "chi number",
        "chi no",
        "community health index",
        "community health index number",
        "uk chi",
        "gb chi",
        "scottish patient number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "CHI: 0101901232",
            value: "0101901232",
            normal: "0101901232",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "CHI number 150672 0048",
            value: "150672 0048",
            normal: "1506720048",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "chi_number",
            text: "3112561287",
            value: "3112561287",
            normal: "3112561287",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CHI: 0101901233", why: "the check digit is wrong" },
        Counterexample { field: "", text: "CHI number 9434765919", why: "there is no day 94" },
        Counterexample { field: "", text: "0101901232", why: "ten digits without a label are any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (day, month, year) = (dates::two(number, 0), dates::two(number, 2), dates::two(number, 4));
    (dates::exists_in_some_century(year, month, day) && super::shared::passes_nhs(number))
        .then_some(Evidence::CHECKSUM)
}
