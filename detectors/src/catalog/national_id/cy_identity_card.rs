//! Numbers of identity cards of Cyprus.
//!
//! Six to eight digits, sometimes filled up with zeros to ten. There is no check digit, so that only a label
//! tells them.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6,8}", "9{10}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "cy-identity-card",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of an identity card of Cyprus.",
    standard: Standard {
        name: "Civil Registry and Migration Department: identity cards",
        url: "https://en.wikipedia.org/wiki/Cypriot_identity_card",
    },
    regions: &["CY"],
    anchor: "six to eight digits, or ten with two zeros before them",
    checks: "form only: there is no check digit",
    context: &[
        "cyprus id",
        "cyprus id card",
        "cyprus identity card",
        "cypriot id",
        "cypriot id card",
        "cypriot identity card",
        "cyprus national id",
        "cyprus arc",
        "ταυτότητα",
        "ταυτότητας",
        "δελτίο ταυτότητας",
        "αριθμός ταυτότητας",
        "αριθμός δελτίου ταυτότητας",
        "κυπριακή ταυτότητα",
        "arithmos taftotitas",
        "deltio taftotitas",
        "cy id card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 78, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "Cyprus ID card: 00834512",
            value: "00834512",
            normal: "00834512",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "ταυτότητα: 834512",
            value: "834512",
            normal: "834512",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cyprus_identity_card",
            text: "0000834512",
            value: "0000834512",
            normal: "0000834512",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "00834512", why: "eight digits without a label are any number" },
        Counterexample { field: "", text: "Cyprus ID card: 0000000", why: "no number is zero" },
        Counterexample {
            field: "",
            text: "Cyprus ID card 1234834512",
            why: "ten digits begin with two zeros",
        },
        Counterexample { field: "order_id", text: "00834512", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    // Ten digits are eight behind two zeros.
    let possible = number.len() <= 8 || number.starts_with(b"00");
    (possible && !is_uniform(number)).then_some(Evidence::NONE)
}
