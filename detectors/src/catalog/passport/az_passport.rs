//! Numbers of Azerbaijani passports.
//!
//! A letter and eight digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{8}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "az-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of an Azerbaijani passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["AZ"],
    anchor: "a letter and eight digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "pasportun nömrəsi",
        "azərbaycan pasportu",
        "pasport azerbaijan",
        "azerbaijani passport",
        "azerbaijani passport number",
        "az passport",
        "az passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "pasportun nömrəsi: C01234567",
            value: "C01234567",
            normal: "C01234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "azerbaijani passport C01234567 was shown",
            value: "C01234567",
            normal: "C01234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "az_passport",
            text: "C01234567",
            value: "C01234567",
            normal: "C01234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref C01234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "C01234567", why: "the field says what it is" },
        Counterexample { field: "", text: "pasportun nömrəsi: C01234", why: "too short" },
    ],
};
