//! Numbers of Russian passports.
//!
//! Ten digits (series 4, number 6) of internal passports, nine (2 and 7) of those for travel. There is no
//! public check digit, and other documents have numbers of the same form, so that a number counts only with
//! a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["99 99 9{6}", "9{4} 9{6}", "9{10}", "99 9{7}", "9{9}"],
        check: shapes::plain,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ru-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Russian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["RU"],
    anchor: "ten digits (series 4, number 6) of internal passports, nine (2 and 7) of those for travel",
    checks: "the form, and digits that are not all the same",
    context: &[
        "паспорт",
        "серия паспорта",
        "номер паспорта",
        "серия и номер паспорта",
        "загранпаспорт",
        "заграничный паспорт",
        "паспорт рф",
        "паспортные данные",
        "russian passport",
        "russian passport number",
        "ru passport",
        "ru passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "паспорт: 45 08 123456",
            value: "45 08 123456",
            normal: "4508123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "russian passport 45 08 123456 was shown",
            value: "45 08 123456",
            normal: "4508123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ru_passport",
            text: "45 08 123456",
            value: "45 08 123456",
            normal: "4508123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 4508123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "4508123456", why: "the field says what it is" },
        Counterexample { field: "", text: "паспорт: 45 08 123", why: "too short" },
    ],
};
