//! Numbers of Dutch passports.
//!
//! Two letters, six letters or digits and a digit; the letter O is not used. There is no public check
//! digit, and other documents have numbers of the same form, so that a number counts only with a label.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AAX{6}9"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "nl-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Dutch passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["NL"],
    anchor: "two letters, six letters or digits and a digit; the letter O is not used",
    checks: "the letter O is not used",
    context: &[
        "paspoortnummer",
        "nederlands paspoort",
        "paspoort nederland",
        "nederlandse paspoort",
        "dutch passport",
        "dutch passport number",
        "nl passport",
        "nl passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "paspoortnummer: NW1234AB5",
            value: "NW1234AB5",
            normal: "NW1234AB5",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "dutch passport NW1234AB5 was shown",
            value: "NW1234AB5",
            normal: "NW1234AB5",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nl_passport",
            text: "NW1234AB5",
            value: "NW1234AB5",
            normal: "NW1234AB5",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref NW1234AB5", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "NW1234AB5", why: "the field says what it is" },
        Counterexample { field: "", text: "paspoortnummer: NO1234AB5", why: "the letter O is not used" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!number.contains(&b'O') && shapes::digits_in(number) >= 2).then_some(Evidence::NONE)
}
