//! Identity numbers (mispar zehut, teudat zehut) of Israel.
//!
//! Nine digits, leading zeros often left out; the last is a Luhn check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{luhn, mod11::is_uniform},
    method::{Entry, Identifier, Method},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{8,9}", "9{7,8}-9", "9 9{7} 9", "9-9{7}-9"],
        check,
    })],
    normal: padded,
};

static DEFINITION: Definition = Definition {
    id: "il-id",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of Israel.",
    standard: Standard {
        name: "Population Registry Law 5725-1965, identity number",
        url: "https://en.wikipedia.org/wiki/Israeli_identity_card",
    },
    regions: &["IL"],
    anchor: "eight or nine digits, alone or with a dash before the last",
    checks: "the Luhn check digit",
    context: &[
        "teudat zehut",
        "mispar zehut",
        "israeli id",
        "israeli identity number",
        "israel id",
        "il id",
        "il idnr",
        "תעודת זהות",
        "מספר זהות",
        "מספר תעודת זהות",
        "ת ז",
        "תז",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Teudat zehut: 039337423",
            value: "039337423",
            normal: "039337423",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "תעודת זהות 3933742-3",
            value: "3933742-3",
            normal: "039337423",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "teudat_zehut",
            text: "39337423",
            value: "39337423",
            normal: "039337423",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Teudat zehut: 039337424", why: "the check digit is wrong" },
        Counterexample { field: "il_idnr", text: "000000000", why: "all digits are equal" },
        Counterexample { field: "", text: "Ref 039337423", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "039337423", why: "the field says what it is" },
    ],
};

/// Nine digits, with the zeros that were left out.
fn padded(value: &str, out: &mut String) {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    out.extend(std::iter::repeat_n('0', 9usize.saturating_sub(digits.len())));
    out.push_str(&digits);
}

fn check(number: &[u8]) -> Option<Evidence> {
    let mut d = [0; 9];
    for (slot, byte) in d.iter_mut().rev().zip(number.iter().rev()) {
        *slot = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
    }
    (!is_uniform(number) && luhn::passes(&d)).then_some(Evidence::CHECKSUM)
}
