//! Numbers of Polish passports.
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
    id: "pl-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Polish passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["PL"],
    anchor: "two letters and seven digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "paszport",
        "nr paszportu",
        "numer paszportu",
        "paszport polski",
        "seria i numer paszportu",
        "polish passport",
        "polish passport number",
        "pl passport",
        "pl passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "paszport: ZS0000177",
            value: "ZS0000177",
            normal: "ZS0000177",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "polish passport ZS0000177 was shown",
            value: "ZS0000177",
            normal: "ZS0000177",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "pl_passport",
            text: "ZS0000177",
            value: "ZS0000177",
            normal: "ZS0000177",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref ZS0000177", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "ZS0000177", why: "the field says what it is" },
        Counterexample { field: "", text: "paszport: ZS0000", why: "too short" },
    ],
};
