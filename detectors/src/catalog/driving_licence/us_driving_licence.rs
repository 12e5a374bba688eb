//! Numbers of US driving licences.
//!
//! By state: seven to thirteen digits, or letters and digits. There is no public check digit, and other
//! documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{7,13}",
            "A9{5,14}",
            "AA9{5,7}",
            "A{3}9{6}",
            "9{7}A",
            "99AAA9{5}",
            "9{3}AA9{4}",
            "AA9{6}A",
            "A9{3}-9{3}-9{2}-9{3}-9",
            "A9{3}-9{4}-9{4}",
            "A9{4}-9{5}-9{5}",
            "A-9{3}-9{3}-9{3}-9{3}",
        ],
        check: shapes::plain,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "us-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a US driving licence.",
    standard: Standard {
        name: "AAMVA DL/ID Card Design Standard; formats by state",
        url: "https://en.wikipedia.org/wiki/Driver%27s_licenses_in_the_United_States",
    },
    regions: &["US"],
    anchor: "by state: seven to thirteen digits, or letters and digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "driver s license",
        "drivers license",
        "driver license",
        "driver s licence",
        "dl number",
        "dl no",
        "us driver license",
        "dmv license",
        "state license number",
        "us driving licence",
        "us driving license",
        "us drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 84, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "driver s license: H12234567",
            value: "H12234567",
            normal: "H12234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "us driving licence H12234567 was shown",
            value: "H12234567",
            normal: "H12234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "us_driving_licence",
            text: "H12234567",
            value: "H12234567",
            normal: "H12234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref H12234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "H12234567", why: "the field says what it is" },
        Counterexample { field: "", text: "driver s license: 1234", why: "no state has so few" },
    ],
};
