//! Identity card numbers (cédula de identidad y electoral) of the Dominican Republic.
//!
//! Eleven digits, written 999-9999999-9: the municipality, a serial, a Luhn check digit. Some hundreds of old
//! numbers do not pass the check. A number that fails it is therefore found where a label or the name of the field
//! asks for a cédula and there is such a municipality, but with less confidence: it is one of those, or mistyped.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        luhn,
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Identifier(Identifier { forms: &["999~9{7}~9", "9{11}"], check }),
        Method::Labelled(Labelled { value: unchecked }),
    ],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "do-cedula",
    revision: 2,
    category: Category::NationalId,
    summary: "An identity card number of the Dominican Republic.",
    standard: Standard {
        name: "JCE, Cédula de Identidad y Electoral; Ley 8-92",
        url: "https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad",
    },
    regions: &["DO"],
    anchor: "eleven digits, alone or in groups of 3, 7 and 1",
    checks: "the Luhn check digit; behind a label, the municipality suffices",
    context: &[
        "cédula",
        "cédula de identidad y electoral",
        "cédula de identidad",
        "número de cédula",
        "cédula dominicana",
        "dominican id",
        "dominican cedula",
        "do cedula",
        "jce",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 75, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Cédula: 001-1391820-5",
            value: "001-1391820-5",
            normal: "00113918205",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Dominican ID 00113918205",
            value: "00113918205",
            normal: "00113918205",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "cedula",
            text: "00113918205",
            value: "00113918205",
            normal: "00113918205",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Pedro Mota, 001-1391820-5, Santiago",
            value: "001-1391820-5",
            normal: "00113918205",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "cedula",
            text: "001-1391820-4",
            value: "001-1391820-4",
            normal: "00113918204",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "JCE 001-1391820-4 1995", why: "the check digit is wrong" },
        Counterexample {
            field: "", text: "Cédula: 311-1391820-4", why: "and there is no such municipality"
        },
        Counterexample { field: "do_cedula", text: "000-0000000-0", why: "all digits are equal" },
        Counterexample { field: "", text: "Ref 00113918205", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "001-1391820-5", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    (!is_uniform(number) && luhn::passes(&d)).then_some(Evidence::CHECKSUM)
}

/// How much less certain a number is that fails the check.
const DOUBT: u8 = 35;
/// Codes of municipalities: the old series, those of the province of Santo Domingo, and that of all offices since
/// the renewal of 2014.
const MUNICIPALITIES: &[std::ops::RangeInclusive<u32>] = &[1..=121, 223..=229, 402..=402];

/// A number behind a label that fails the check.
fn unchecked(site: &Site<'_>, at: usize) -> Option<Value> {
    let text = site.right(at, 13);
    let end = match text {
        [_, _, _, b'-', _, _, _, _, _, _, _, b'-', _] => at + 13,
        _ => at + 11,
    };
    let mut number = [0; 11];
    let mut digits = text.get(..end - at)?.iter().filter(|byte| **byte != b'-');
    for slot in &mut number {
        *slot = *digits.next().filter(|byte| byte.is_ascii_digit())?;
    }
    let (behind, beyond) = (site.byte(end), site.byte(end + 1));
    let goes_on = behind.is_ascii_alphanumeric()
        || matches!(behind, b'-' | b'.' | b'/' | b' ') && beyond.is_ascii_digit();
    let municipality = number[..3].iter().fold(0, |code, byte| code * 10 + u32::from(byte - b'0'));
    let known = MUNICIPALITIES.iter().any(|codes| codes.contains(&municipality));
    let serial = &number[3..];
    (!goes_on && known && !is_uniform(serial) && check(&number).is_none())
        .then_some(Value { doubt: DOUBT, ..Value::plain(at..end) })
}
