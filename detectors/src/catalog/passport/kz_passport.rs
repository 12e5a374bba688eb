//! Numbers of Kazakh passports.
//!
//! A letter and seven or eight digits. There is no public check digit, and other documents have numbers of
//! the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A9{7,8}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "kz-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Kazakh passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["KZ"],
    anchor: "a letter and seven or eight digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "паспорт рк",
        "төлқұжат",
        "казахстанский паспорт",
        "kazakhstan passport",
        "kazakh passport",
        "kazakh passport number",
        "kz passport",
        "kz passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "паспорт рк: N12345678",
            value: "N12345678",
            normal: "N12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "kazakh passport N12345678 was shown",
            value: "N12345678",
            normal: "N12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "kz_passport",
            text: "N12345678",
            value: "N12345678",
            normal: "N12345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref N12345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "N12345678", why: "the field says what it is" },
        Counterexample { field: "", text: "паспорт рк: N12345", why: "too short" },
    ],
};
