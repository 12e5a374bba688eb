//! Numbers of Chinese passports.
//!
//! E or G and eight digits, or E and a letter and seven digits; older ones other letters. There is no
//! public check digit, and other documents have numbers of the same form, so that a number counts only with
//! a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}", "A9{8}", "AA9{7}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "cn-passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a Chinese passport.",
    standard: Standard {
        name: "PRADO, Public Register of Authentic Identity and Travel Documents; ICAO Doc 9303",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["CN"],
    anchor: "E or G and eight digits, or E and a letter and seven digits; older ones other letters",
    checks: "the letters with which numbers begin",
    context: &[
        "护照",
        "护照号码",
        "護照號碼",
        "中国护照",
        "china passport",
        "prc passport",
        "chinese passport",
        "chinese passport number",
        "cn passport",
        "cn passport number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "护照: E12345678",
            value: "E12345678",
            normal: "E12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "chinese passport E12345678 was shown",
            value: "E12345678",
            normal: "E12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cn_passport",
            text: "E12345678",
            value: "E12345678",
            normal: "E12345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref E12345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "E12345678", why: "the field says what it is" },
        Counterexample { field: "", text: "护照: E12345", why: "too short" },
    ],
};

/// Ordinary ones begin with E or G, official and diplomatic ones with D, S or P, those of Hong Kong with H or
/// K, of Macao with M; a second letter is never I or O.
fn check(number: &[u8]) -> Option<Evidence> {
    let (first, second) = (*number.first()?, *number.get(1)?);
    let begins = first.is_ascii_digit() || b"DEGHKMPS".contains(&first) && second != b'I' && second != b'O';
    (begins && !is_uniform(number.get(2..)?)).then_some(Evidence::NONE)
}
