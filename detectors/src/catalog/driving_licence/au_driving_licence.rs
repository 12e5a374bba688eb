//! Numbers of Australian driving licences.
//!
//! By state: six to ten digits, or letters and digits. There is no public check digit, and other documents
//! have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{6,10}", "A9{5,6}", "AA9{4}", "9{4}AA"],
        check: shapes::plain,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "au-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of an Australian driving licence.",
    standard: Standard {
        name: "Austroads; formats by state",
        url: "https://en.wikipedia.org/wiki/Driver%27s_license",
    },
    regions: &["AU"],
    anchor: "by state: six to ten digits, or letters and digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "australia driver licence",
        "australian driver licence",
        "aus licence no",
        "australian driving licence",
        "australian driving license",
        "australian driver license",
        "australian drivers license",
        "au driving licence",
        "au driver license",
        "au drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 82, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "australia driver licence: 12345678",
            value: "12345678",
            normal: "12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "australian driving licence 12345678 was shown",
            value: "12345678",
            normal: "12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "au_driving_licence",
            text: "12345678",
            value: "12345678",
            normal: "12345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 12345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "12345678", why: "the field says what it is" },
        Counterexample { field: "", text: "australia driver licence: 12345", why: "too short" },
    ],
};
