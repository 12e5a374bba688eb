//! Numbers of Greek identity cards (ΑΔΤ).
//!
//! One letter or two and six digits, written ΑΒ 123456. The letters are those that Greek and Latin capitals
//! share; they are found here where they are written as Latin ones. There is no check digit, so only a label
//! tells them.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{6}", "AA~9{6}", "A9{6}", "A~9{6}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "gr-identity-card",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a Greek identity card.",
    standard: Standard {
        name: "Law 1599/1986; Greek identity card",
        url: "https://en.wikipedia.org/wiki/Greek_identity_card",
    },
    regions: &["GR"],
    anchor: "one letter or two and six digits",
    checks: "letters that Greek and Latin share; there is no check digit",
    context: &[
        "αδτ",
        "α δ τ",
        "ταυτότητα",
        "ταυτότητας",
        "αριθμός ταυτότητας",
        "αριθμός δελτίου ταυτότητας",
        "δελτίο ταυτότητας",
        "αστυνομική ταυτότητα",
        "δελτίο αστυνομικής ταυτότητας",
        "αρ ταυτότητας",
        "adt",
        "arithmos taftotitas",
        "greek id",
        "greek id card",
        "greek identity card",
        "gr id card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Αριθμός ταυτότητας: AB 123457",
            value: "AB 123457",
            normal: "AB123457",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Greek identity card: X-413582",
            value: "X-413582",
            normal: "X413582",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "gr_identity_card",
            text: "AK713204",
            value: "AK713204",
            normal: "AK713204",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "AB 123457", why: "without a label, any reference" },
        Counterexample { field: "", text: "Greek identity card QD123457", why: "Q and D are not used" },
        Counterexample { field: "", text: "Greek identity card AB 000000", why: "no number is zero" },
        Counterexample { field: "order_id", text: "AB123457", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let letters = text.strip_suffix(text.last_chunk::<6>()?)?;
    let shared = letters.iter().all(|letter| b"ABEZHIKMNOPTYX".contains(letter));
    (shared && text.last_chunk::<6>()? != b"000000").then_some(Evidence::NONE)
}
