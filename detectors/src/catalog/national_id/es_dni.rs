//! Spanish national identity numbers (DNI, and NIF of Spaniards).
//!
//! Up to eight digits and a letter, which the remainder modulo 23 chooses; old ones are written without the
//! leading zero. One in 23 of such values passes by chance, but few other things look like it.

use super::spanish;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{7,8}A",
            "9{7,8}-A",
            "9{8} A",
            "99~999~999~A",
            "99.999.999-A",
            "99.999.999 A",
            "99.999.999A",
            "99 999 999A",
            "9.999.999-A",
            "9.999.999A",
            "9.999.999 A",
            "es9{8}A",
            "99999999/A",
        ],
        check,
    })],
    normal,
};

static DEFINITION: Definition = Definition {
    id: "es-dni",
    revision: 1,
    category: Category::NationalId,
    summary: "A national identity number of Spain.",
    standard: Standard {
        name: "Orden de 7 de febrero de 1997 (NIF); Real Decreto 1553/2005",
        url: "https://es.wikipedia.org/wiki/Documento_nacional_de_identidad_(España)",
    },
    regions: &["ES"],
    anchor: "seven or eight digits and a letter",
    checks: "letter by the remainder modulo 23",
    context: &[
        "dni",
        "d n i",
        "dni nif",
        "nif",
        "n i f",
        "número de dni",
        "número dni",
        "documento nacional de identidad",
        "doc nacional de identidad",
        "número de identificación fiscal",
        "carnet de identidad",
        "spanish id",
        "spanish identity card",
        "spanish national id",
        "es nif",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 72, formatted: 82, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Mi DNI es 34657934-Q.",
            value: "34657934-Q",
            normal: "34657934Q",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "firma con 12345678Z en el acta",
            value: "12345678Z",
            normal: "12345678Z",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "dni",
            text: "40713586K",
            value: "40713586K",
            normal: "40713586K",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "NIF 1111111-G",
            value: "1111111-G",
            normal: "01111111G",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Spanish national ID 54.362.315-K",
            value: "54.362.315-K",
            normal: "54362315K",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Mi DNI es 34657934-H", why: "the letter is wrong" },
        Counterexample { field: "", text: "DNI 54362315", why: "the letter is missing" },
        Counterexample { field: "", text: "54362315Z", why: "the letter is wrong" },
        Counterexample { field: "order_id", text: "12345678Z", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let (letter, digits) = text.strip_prefix(b"ES").unwrap_or(text).split_last()?;
    let passes = spanish::letter_passes(0, digits, *letter)?;
    (passes && !(digits.iter().all(|digit| *digit == b'0'))).then_some(Evidence::CHECKSUM)
}

/// With the leading zero and without the country: one number, one form.
fn normal(value: &str, out: &mut String) {
    let letters_and_digits = || value.bytes().filter(u8::is_ascii_alphanumeric);
    match letters_and_digits().count() {
        8 => out.push('0'),
        11 => {
            out.extend(letters_and_digits().skip(2).map(|b| char::from(b.to_ascii_uppercase())));
            return;
        }
        _ => {}
    }
    normal::compact(value, out);
}
