//! Numbers of Uzbek passports.
//!
//! Two letters and seven digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{7}", "AA 9{7}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "uz-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of an Uzbek passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["UZ"],
    anchor: "two letters and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "ozbekiston pasporti",
        "pasport seriyasi",
        "узбекский паспорт",
        "uzbekistan passport",
        "uzbek passport",
        "uzbek passport number",
        "uz passport",
        "uz passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "ozbekiston pasporti: AA1234567",
            value: "AA1234567",
            normal: "AA1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "uzbek passport AA1234567 was shown",
            value: "AA1234567",
            normal: "AA1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "uz_passport",
            text: "AA1234567",
            value: "AA1234567",
            normal: "AA1234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref AA1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "AA1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "ozbekiston pasporti: AA1234", why: "too short" },
    ],
};
