//! Identity card numbers of Kenya.
//!
//! Seven or eight digits, nine on the cards of the third generation (Maisha). There is no check digit, so
//! a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{7,9}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ke-id",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of Kenya.",
    standard: Standard {
        name: "Registration of Persons Act, Cap. 107",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["KE"],
    anchor: "seven to nine digits",
    checks: "seven to nine digits that are not all equal",
    context: &[
        "kenyan id",
        "kenya id",
        "kenyan national id",
        "kenya national id",
        "huduma number",
        "huduma namba",
        "maisha namba",
        "maisha card",
        "kitambulisho",
        "kitambulisho cha taifa",
        "nambari ya kitambulisho",
        "ke id",
        "ke national id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 82, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Kenyan ID 28734519",
            value: "28734519",
            normal: "28734519",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Kitambulisho: 7834519",
            value: "7834519",
            normal: "7834519",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "kenya_national_id",
            text: "28734519",
            value: "28734519",
            normal: "28734519",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Kenyan ID 22222222", why: "all digits are equal" },
        Counterexample { field: "kenya_national_id", text: "28734", why: "digits are missing" },
        Counterexample { field: "", text: "Ref 28734519", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "28734519", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
