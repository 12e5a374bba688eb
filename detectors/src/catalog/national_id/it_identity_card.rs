//! Numbers of Italian identity cards.
//!
//! The electronic card (CIE 3.0, since 2016): two letters, five digits, two letters. The paper card: two
//! letters and seven digits. Electronic cards of the municipalities before 2016: seven digits and two
//! letters. None has a check digit outside of the machine-readable zone, so a number counts only with a
//! label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{2}9{5}A{2}", "A{2} 9{5} A{2}", "A{2}9{7}", "A{2} 9{7}", "9{7}A{2}", "9{7} A{2}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "it-identity-card",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of an Italian identity card.",
    standard: Standard {
        name: "Ministero dell'Interno, Carta di identità elettronica",
        url: "https://www.cartaidentita.interno.gov.it",
    },
    regions: &["IT"],
    anchor: "two letters, five digits and two letters; two letters and seven digits in either order",
    checks: "the form; serials of zeros are none",
    context: &[
        "carta di identità",
        "carta d identità",
        "carta identità",
        "cartaidentità",
        "carta d identità elettronica",
        "carta di identità elettronica",
        "carta d identità n",
        "numero cie",
        "cie",
        "italian identity card",
        "italian identity card number",
        "italian id card",
        "italian id card number",
        "it identity card",
        "identitätskarte italien",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Carta d'identità n. CA00000AB rilasciata a Roma",
            value: "CA00000AB",
            normal: "CA00000AB",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "carta di identità AR 1234567",
            value: "AR 1234567",
            normal: "AR1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "numero_cie",
            text: "ca12345bb",
            value: "ca12345bb",
            normal: "CA12345BB",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Italian identity card: 1234567AA",
            value: "1234567AA",
            normal: "1234567AA",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CA12345BB", why: "without a label the form says too little" },
        Counterexample { field: "order_id", text: "CA12345BB", why: "the field says what it is" },
        Counterexample { field: "", text: "Carta d'identità CA1234BB", why: "a digit is missing" },
        Counterexample {
            field: "",
            text: "carta di identità AR0000000",
            why: "no card has the number nought",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let letters = number.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let nought = number.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'0');
    // Electronic cards count from nought in every series of letters.
    (letters == 4 || !nought).then_some(Evidence::NONE)
}
