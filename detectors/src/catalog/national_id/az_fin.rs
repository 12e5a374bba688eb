//! FIN: personal identification numbers of Azerbaijan, printed on identity cards.
//!
//! Seven letters and digits; I and O are not used. There is no check digit, so a number counts only with a
//! label, and then only if it has a digit: seven letters are a word.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["X{7}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "az-fin",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal identification number of Azerbaijan (FIN).",
    standard: Standard {
        name: "OECD, Azerbaijan: information on tax identification numbers",
        url: "https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Azerbaijan-TIN.pdf",
    },
    regions: &["AZ"],
    anchor: "seven letters and digits",
    checks: "the letters I and O are not used; there is a letter and a digit",
    context: &[
        "fin kod",
        "fin kodu",
        "fin kodum",
        "finkod",
        "fin code",
        "fin nömrə",
        "fin nömrəsi",
        "fərdi identifikasiya nömrəsi",
        "fərdi identifikasiya nömrə",
        "ş v fin",
        "финкод",
        "фин код",
        "azerbaijani pin",
        "azerbaijan pin",
        "az fin",
        "azerbaijani personal identification number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 84, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "FIN kod: 5ZHRLB8",
            value: "5ZHRLB8",
            normal: "5ZHRLB8",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Azerbaijani PIN 4A1B2C3",
            value: "4A1B2C3",
            normal: "4A1B2C3",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "fin_kod",
            text: "7qw2e9r",
            value: "7qw2e9r",
            normal: "7QW2E9R",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "5ZHRLB8", why: "without a label the form says too little" },
        Counterexample { field: "", text: "FIN code 5ZORLB8", why: "the letter O is not used" },
        Counterexample { field: "fin_kod", text: "1234567", why: "seven digits are another number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!number.iter().any(|byte| matches!(byte, b'I' | b'O'))
        && number.iter().any(u8::is_ascii_digit)
        && number.iter().any(u8::is_ascii_uppercase))
    .then_some(Evidence::NONE)
}
