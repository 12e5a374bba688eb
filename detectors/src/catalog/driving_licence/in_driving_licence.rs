//! Numbers of Indian driving licences.
//!
//! The state, two digits of the office, the year and seven digits. There is no public check digit, and
//! other documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["AA9{13}", "AA99 9{11}", "AA-9{13}", "AA99-9{11}", "AA-99-9{4}-9{7}", "AA99-9{4}-9{7}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "in-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of an Indian driving licence.",
    standard: Standard {
        name: "Ministry of Road Transport and Highways, Sarathi",
        url: "https://en.wikipedia.org/wiki/Driving_licence_in_India",
    },
    regions: &["IN"],
    anchor: "the state, two digits of the office, the year and seven digits",
    checks: "the codes of the states, and a possible year",
    context: &[
        "india driving licence",
        "ड्राइविंग लाइसेंस",
        "dl no",
        "sarathi",
        "indian driving licence",
        "indian driving license",
        "indian driver license",
        "indian drivers license",
        "in driving licence",
        "in driver license",
        "in drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 93, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "india driving licence: MH12 20110012345",
            value: "MH12 20110012345",
            normal: "MH1220110012345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "indian driving licence MH12 20110012345 was shown",
            value: "MH12 20110012345",
            normal: "MH1220110012345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "in_driving_licence",
            text: "MH12 20110012345",
            value: "MH12 20110012345",
            normal: "MH1220110012345",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref MH1220110012345", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "MH1220110012345", why: "the field says what it is" },
        Counterexample {
            field: "",
            text: "india driving licence: MH12 30110012345",
            why: "the year has not come",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let year = mod11::number(number.get(4..8)?)?;
    (shapes::is_indian_state(number.get(..2)?) && (1950..=2035).contains(&year)).then_some(Evidence::NONE)
}
