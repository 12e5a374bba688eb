//! Numbers of Polish driving licences.
//!
//! A serial number of five digits, the year and the county, with slashes. There is no public check digit,
//! and other documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{5}/99/9{4}", "9{5}/99/9{7}"],
        check: shapes::plain,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "pl-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Polish driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["PL"],
    anchor: "a serial number of five digits, the year and the county, with slashes",
    checks: "the form, and digits that are not all the same",
    context: &[
        "prawo jazdy",
        "nr prawa jazdy",
        "numer prawa jazdy",
        "prawa jazdy",
        "polish driving licence",
        "polish driving license",
        "polish driver license",
        "polish drivers license",
        "pl driving licence",
        "pl driver license",
        "pl drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "prawo jazdy: 00123/15/0209",
            value: "00123/15/0209",
            normal: "00123150209",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "polish driving licence 00123/15/0209 was shown",
            value: "00123/15/0209",
            normal: "00123150209",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "pl_driving_licence",
            text: "00123/15/0209",
            value: "00123/15/0209",
            normal: "00123150209",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 00123150209", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "00123150209", why: "the field says what it is" },
        Counterexample { field: "", text: "prawo jazdy: 00123/15/0", why: "too short" },
    ],
};
