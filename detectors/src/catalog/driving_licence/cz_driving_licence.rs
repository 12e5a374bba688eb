//! Numbers of Czech driving licences.
//!
//! Two letters and six digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{6}", "AA 9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "cz-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Czech driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["CZ"],
    anchor: "two letters and six digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "řidičský průkaz",
        "číslo řidičského průkazu",
        "řidičského průkazu",
        "czech driving licence",
        "czech driving license",
        "czech driver license",
        "czech drivers license",
        "cz driving licence",
        "cz driver license",
        "cz drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "řidičský průkaz: EA123456",
            value: "EA123456",
            normal: "EA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "czech driving licence EA123456 was shown",
            value: "EA123456",
            normal: "EA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cz_driving_licence",
            text: "EA123456",
            value: "EA123456",
            normal: "EA123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref EA123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "EA123456", why: "the field says what it is" },
        Counterexample { field: "", text: "řidičský průkaz: EA123", why: "too short" },
    ],
};
