//! Numbers in the electoral registers of the United Kingdom.
//!
//! Two or three letters for the polling district and the place in its list, one to four digits: so short
//! that only a label tells it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "AA9{1,4}",
            "AAA9{1,4}",
            "AA-9{1,4}",
            "AAA-9{1,4}",
            "AA 9{1,4}",
            "AAA 9{1,4}",
            "AA/9{1,4}",
            "AAA/9{1,4}",
            "AA9-9{1,4}",
            "AA9/9{1,4}",
            "AA-9{1,4}/9",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "uk-electoral-roll",
    revision: 1,
    category: Category::NationalId,
    summary: "A number in the electoral register of the United Kingdom.",
    standard: Standard {
        name: "Representation of the People (England and Wales) Regulations 2001, reg. 38 to 42",
        url: "https://www.legislation.gov.uk/uksi/2001/341/contents",
    },
    regions: &["GB"],
    anchor: "two or three letters and one to four digits",
    checks: "form only: there is no check digit",
    context: &[
        "electoral roll",
        "electoral roll number",
        "electoral roll no",
        "electoral number",
        "electoral no",
        "elector number",
        "elector no",
        "electors number",
        "electoral register number",
        "electoral register no",
        "electoral registration number",
        "polling number",
        "poll number",
        "gb electoral roll",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "Electoral roll number: AB1234",
            value: "AB1234",
            normal: "AB1234",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "electoral number: KEA-482",
            value: "KEA-482",
            normal: "KEA482",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "elector_number",
            text: "BD 217",
            value: "BD 217",
            normal: "BD217",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "AB1234", why: "without a label, a part number" },
        Counterexample { field: "", text: "Electoral roll number: AB0000", why: "lists begin with 1" },
        Counterexample { field: "", text: "flight BA 217 to Rome", why: "a flight" },
        Counterexample { field: "order_id", text: "AB1234", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let place = text.iter().position(u8::is_ascii_digit).and_then(|first| text.get(first..))?;
    // Lists begin with 1.
    place.iter().any(|digit| *digit != b'0').then_some(Evidence::NONE)
}
