//! Numbers of Swedish passports.
//!
//! Eight digits; since 2022 two letters and seven digits. There is no public check digit, and other
//! documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}", "AA9{7}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "se-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Swedish passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["SE"],
    anchor: "eight digits; since 2022 two letters and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "svenskt pass",
        "passnummer sverige",
        "svenska pass",
        "sweden passport",
        "swedish passport",
        "swedish passport number",
        "se passport",
        "se passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "svenskt pass: 91234567",
            value: "91234567",
            normal: "91234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "swedish passport 91234567 was shown",
            value: "91234567",
            normal: "91234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "se_passport",
            text: "91234567",
            value: "91234567",
            normal: "91234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 91234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "91234567", why: "the field says what it is" },
        Counterexample { field: "", text: "svenskt pass: 91234", why: "too short" },
    ],
};
