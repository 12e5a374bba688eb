//! Numbers of Indian passports.
//!
//! A letter and seven digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A9{7}", "A~9{7}", "A99 9{5}"],
        check: shapes::plain,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "in-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of an Indian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["IN"],
    anchor: "a letter and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "भारतीय पासपोर्ट",
        "पासपोर्ट",
        "पासपोर्ट संख्या",
        "india passport",
        "indian passport",
        "indian passport number",
        "in passport",
        "in passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "भारतीय पासपोर्ट: J6932157",
            value: "J6932157",
            normal: "J6932157",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "indian passport J6932157 was shown",
            value: "J6932157",
            normal: "J6932157",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "in_passport",
            text: "J6932157",
            value: "J6932157",
            normal: "J6932157",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref J6932157", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "J6932157", why: "the field says what it is" },
        Counterexample {
            field: "", text: "भारतीय पासपोर्ट: J6932", why: "too short"
        },
    ],
};
