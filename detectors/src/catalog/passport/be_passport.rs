//! Numbers of Belgian passports.
//!
//! Two letters and six digits. There is no public check digit, and other documents have numbers of the same
//! form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{6}", "AA 9{6}"], check: shapes::plain })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "be-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Belgian passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["BE"],
    anchor: "two letters and six digits",
    checks: "the form, and digits that are not all the same",
    context: &[
        "belgisch paspoort",
        "passeport belge",
        "paspoortnummer belgië",
        "belgischer reisepass",
        "belgian passport",
        "belgian passport number",
        "be passport",
        "be passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "belgisch paspoort: EA123456",
            value: "EA123456",
            normal: "EA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "belgian passport EA123456 was shown",
            value: "EA123456",
            normal: "EA123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "be_passport",
            text: "EA123456",
            value: "EA123456",
            normal: "EA123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref EA123456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "EA123456", why: "the field says what it is" },
        Counterexample { field: "", text: "belgisch paspoort: EA123", why: "too short" },
    ],
};
