//! Numbers of British passports.
//!
//! Nine digits; some two letters and seven digits. There is no public check digit, and other documents have
//! numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}", "AA9{7}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "uk-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a British passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["GB"],
    anchor: "nine digits; some two letters and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "uk passport",
        "british passport",
        "hm passport",
        "hmpo passport",
        "gb passport",
        "british passport number",
        "uk passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "uk passport: 123456780",
            value: "123456780",
            normal: "123456780",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "british passport 123456780 was shown",
            value: "123456780",
            normal: "123456780",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "uk_passport",
            text: "123456780",
            value: "123456780",
            normal: "123456780",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 123456780", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "123456780", why: "the field says what it is" },
        Counterexample { field: "", text: "uk passport: 123456", why: "too short" },
    ],
};
