//! Numbers of South Korean driving licences.
//!
//! The region, the year, six digits and two check digits. There is no public check digit, and other
//! documents have numbers of the same form, so that a number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["99-99-9{6}-99", "99 99 9{6} 99", "9{12}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "kr-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a South Korean driving licence.",
    standard: Standard {
        name: "Korea Road Traffic Authority",
        url: "https://en.wikipedia.org/wiki/Driver%27s_license",
    },
    regions: &["KR"],
    anchor: "the region, the year, six digits and two check digits",
    checks: "the codes of the regions",
    context: &[
        "운전면허",
        "운전면허번호",
        "면허번호",
        "운전면허증",
        "korean driver license",
        "korea driving licence",
        "south korean driving licence",
        "south korean driving license",
        "south korean driver license",
        "south korean drivers license",
        "kr driving licence",
        "kr driver license",
        "kr drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 92, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "운전면허: 11-22-123456-12",
            value: "11-22-123456-12",
            normal: "112212345612",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "south korean driving licence 11-22-123456-12 was shown",
            value: "11-22-123456-12",
            normal: "112212345612",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "kr_driving_licence",
            text: "11-22-123456-12",
            value: "11-22-123456-12",
            normal: "112212345612",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 112212345612", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "112212345612", why: "the field says what it is" },
        Counterexample { field: "", text: "운전면허: 99-22-123456-12", why: "there is no such region" },
    ],
};

/// 11 Seoul to 26 Ulsan, and 28 for the north of Gyeonggi.
fn check(number: &[u8]) -> Option<Evidence> {
    matches!(dates::two(number, 0), 11..=26 | 28).then_some(Evidence::NONE)
}
