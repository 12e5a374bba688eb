//! Numbers of Canadian driving licences.
//!
//! By province: Ontario a letter and 14 digits, Québec a letter and 12, others digits. There is no public
//! check digit, and other documents have numbers of the same form, so that a number counts only with a
//! label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A9{4}-9{5}-9{5}", "A9{14}", "A9{4}-9{6}-9{2}", "A9{12}", "A9{9}", "A{5}9{9}", "9{5,9}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ca-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Canadian driving licence.",
    standard: Standard {
        name: "Formats of the provinces",
        url: "https://en.wikipedia.org/wiki/Driver%27s_license",
    },
    regions: &["CA"],
    anchor: "by province: Ontario a letter and 14 digits, Québec a letter and 12, others digits",
    checks: "the date of birth of Ontario and Québec",
    context: &[
        "ontario driver s licence",
        "ontario driver licence",
        "permis de conduire québec",
        "permis de conduire canadien",
        "saaq",
        "canada driver licence",
        "canadian driving licence",
        "canadian driving license",
        "canadian driver license",
        "canadian drivers license",
        "ca driving licence",
        "ca driver license",
        "ca drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 86, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "ontario driver s licence: D6101-40706-60905",
            value: "D6101-40706-60905",
            normal: "D61014070660905",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "canadian driving licence D6101-40706-60905 was shown",
            value: "D6101-40706-60905",
            normal: "D61014070660905",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ca_driving_licence",
            text: "D6101-40706-60905",
            value: "D6101-40706-60905",
            normal: "D61014070660905",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref D61014070660905", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "D61014070660905", why: "the field says what it is" },
        Counterexample {
            field: "",
            text: "ontario driver s licence: D6101-40706-61305",
            why: "there is no such month",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    // Ontario ends with year, month and day, Québec has day, month and year; women have 50 added to the month.
    let (year, month, day) = match (number.len(), number.first()?.is_ascii_uppercase()) {
        (15, true) => (9, 11, 13),
        (13, true) => (9, 7, 5),
        _ => return shapes::plain(number),
    };
    let month = dates::two(number, month);
    let month = if month > 50 { month - 50 } else { month };
    dates::exists_in_some_century(dates::two(number, year), month, dates::two(number, day))
        .then_some(Evidence::NONE)
}
