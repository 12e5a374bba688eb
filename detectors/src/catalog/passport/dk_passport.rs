//! Numbers of Danish passports.
//!
//! Nine digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "dk-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Danish passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["DK"],
    anchor: "nine digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "pasnummer",
        "dansk pas",
        "danske pas",
        "pasnr",
        "danish passport",
        "danish passport number",
        "dk passport",
        "dk passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "pasnummer: 200123456",
            value: "200123456",
            normal: "200123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "danish passport 200123456 was shown",
            value: "200123456",
            normal: "200123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "dk_passport",
            text: "200123456",
            value: "200123456",
            normal: "200123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 200123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "200123456", why: "the field says what it is" },
        Counterexample { field: "", text: "pasnummer: 200123", why: "too short" },
    ],
};
