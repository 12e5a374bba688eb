//! Identity card numbers (CIN) of Tunisia.
//!
//! Eight digits, the first is 0 or 1. There is no check digit, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}", "99 999 999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "tn-cin",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of Tunisia.",
    standard: Standard {
        name: "Loi 93-27, Carte nationale d'identité",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["TN"],
    anchor: "eight digits",
    checks: "the first digit is 0 or 1",
    context: &[
        "cin",
        "c i n",
        "carte d identité nationale",
        "carte nationale d identité",
        "cin tunisie",
        "numéro de cin",
        "tunisian id",
        "tn cin",
        "بطاقة التعريف الوطنية",
        "رقم بطاقة التعريف",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "CIN : 08473619",
            value: "08473619",
            normal: "08473619",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "رقم بطاقة التعريف 14738261",
            value: "14738261",
            normal: "14738261",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cin",
            text: "08473619",
            value: "08473619",
            normal: "08473619",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CIN : 28473619", why: "the first digit is 0 or 1" },
        Counterexample { field: "cin", text: "00000000", why: "all digits are equal" },
        Counterexample { field: "", text: "Ref 08473619", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "08473619", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (matches!(number.first(), Some(b'0' | b'1')) && !is_uniform(number)).then_some(Evidence::NONE)
}
