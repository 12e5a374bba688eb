//! Numbers of Canadian passports.
//!
//! Two letters and six digits; since 2023 a letter, six digits and two letters. There is no public check
//! digit, and other documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{6}", "A9{6}AA"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ca-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Canadian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["CA"],
    anchor: "two letters and six digits; since 2023 a letter, six digits and two letters",
    checks: "the form, and digits that are not all the same",
    context: &[
        "passeport canadien",
        "canada passport",
        "numéro de passeport canadien",
        "canadian passport",
        "canadian passport number",
        "ca passport",
        "ca passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "passeport canadien: GA302922",
            value: "GA302922",
            normal: "GA302922",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "canadian passport GA302922 was shown",
            value: "GA302922",
            normal: "GA302922",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ca_passport",
            text: "GA302922",
            value: "GA302922",
            normal: "GA302922",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref GA302922", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "GA302922", why: "the field says what it is" },
        Counterexample { field: "", text: "passeport canadien: GA302", why: "too short" },
    ],
};
