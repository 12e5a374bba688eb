//! Numbers of Japanese passports.
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
    methods: &[Method::Identifier(Identifier { forms: &["AA9{7}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "jp-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Japanese passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["JP"],
    anchor: "two letters and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "旅券番号",
        "パスポート番号",
        "パスポート",
        "旅券",
        "japan passport",
        "japanese passport",
        "japanese passport number",
        "jp passport",
        "jp passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "旅券番号: TK1234567",
            value: "TK1234567",
            normal: "TK1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "japanese passport TK1234567 was shown",
            value: "TK1234567",
            normal: "TK1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "jp_passport",
            text: "TK1234567",
            value: "TK1234567",
            normal: "TK1234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref TK1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "TK1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "旅券番号: TK1234", why: "too short" },
    ],
};
