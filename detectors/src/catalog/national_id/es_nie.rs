//! Spanish identity numbers of foreigners (NIE).
//!
//! X, Y or Z, seven digits and a letter, which the remainder modulo 23 chooses, with 0, 1 or 2 in place of
//! the first. Old ones have a zero behind the X.

use super::spanish;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "x9{7}A",
            "y9{7}A",
            "z9{7}A",
            "x9{8}A",
            "x-9{7}-A",
            "y-9{7}-A",
            "z-9{7}-A",
            "x9{7}-A",
            "y9{7}-A",
            "z9{7}-A",
            "x-9{7}A",
            "y-9{7}A",
            "z-9{7}A",
            "x-9{8}-A",
            "x 9{7} A",
            "y 9{7} A",
            "z 9{7} A",
            "x-9.999.999-A",
            "y-9.999.999-A",
            "z-9.999.999-A",
        ],
        check,
    })],
    normal,
};

static DEFINITION: Definition = Definition {
    id: "es-nie",
    revision: 1,
    category: Category::NationalId,
    summary: "A Spanish identity number of a foreigner.",
    standard: Standard {
        name: "Real Decreto 557/2011 Art. 206; Orden de 7 de febrero de 1997",
        url: "https://es.wikipedia.org/wiki/N%C3%BAmero_de_identidad_de_extranjero",
    },
    regions: &["ES"],
    anchor: "X, Y or Z, seven digits and a letter",
    checks: "letter by the remainder modulo 23",
    context: &[
        "nie",
        "n i e",
        "número de nie",
        "número nie",
        "número de identidad de extranjero",
        "número de identificación de extranjero",
        "número de identidad de extranjeros",
        "número de identificación de extranjeros",
        "tarjeta de identidad de extranjero",
        "foreigner identity number",
        "foreigners identification number",
        "spanish nie",
        "dni nie",
        "nif",
        "es nif",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 93, formatted: 93, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "El NIE es X3465793-S",
            value: "X3465793-S",
            normal: "X3465793S",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "X4918273E figura en el padrón",
            value: "X4918273E",
            normal: "X4918273E",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "nie",
            text: "Z0352817W",
            value: "Z0352817W",
            normal: "Z0352817W",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Spanish NIE: X-2482300-W",
            value: "X-2482300-W",
            normal: "X2482300W",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NIE: X-2482300-A", why: "the letter is wrong" },
        Counterexample { field: "", text: "El NIE es W8063915Q", why: "only X, Y and Z are used" },
        Counterexample { field: "", text: "Y8063915Q", why: "the letter is wrong" },
        Counterexample { field: "order_id", text: "X2482300W", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let (first, rest) = text.split_first()?;
    let (letter, digits) = rest.split_last()?;
    let digits = if digits.len() == 8 { digits.strip_prefix(b"0")? } else { digits };
    let first = u64::from(first.checked_sub(b'X')?);
    spanish::letter_passes(first, digits, *letter)?.then_some(Evidence::CHECKSUM)
}

/// Without the zero of old ones: one number, one form.
fn normal(value: &str, out: &mut String) {
    let begin = out.len();
    normal::compact(value, out);
    if out.len() - begin == 10 && out.is_char_boundary(begin + 1) {
        out.remove(begin + 1);
    }
}
