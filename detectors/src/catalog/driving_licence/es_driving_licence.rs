//! Numbers of Spanish driving licences.
//!
//! The number of the identity card or of the foreigner: digits and a check letter. The same number as the
//! DNI or NIE of the holder.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}A", "9{8}~A", "A9{7}A"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "es-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Spanish driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["ES"],
    anchor: "the number of the identity card or of the foreigner: digits and a check letter",
    checks: "the check letter (remainder modulo 23)",
    context: &[
        "permiso de conducir",
        "carnet de conducir",
        "permiso de conducción",
        "licencia de conducir española",
        "número de permiso de conducir",
        "spanish driving licence",
        "spanish driving license",
        "spanish driver license",
        "spanish drivers license",
        "es driving licence",
        "es driver license",
        "es drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "permiso de conducir: 12345678Z",
            value: "12345678Z",
            normal: "12345678Z",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "spanish driving licence 12345678Z was shown",
            value: "12345678Z",
            normal: "12345678Z",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "es_driving_licence",
            text: "12345678Z",
            value: "12345678Z",
            normal: "12345678Z",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 12345678Z", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "12345678Z", why: "the field says what it is" },
        Counterexample {
            field: "",
            text: "permiso de conducir: 12345678A",
            why: "the check letter is wrong",
        },
    ],
};

/// The letters by remainder: Real Decreto 1553/2005, article 11.
const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

fn check(value: &[u8]) -> Option<Evidence> {
    let (last, body) = value.split_last()?;
    let number = match body.split_first()? {
        (b'X', rest) => mod11::number(rest)?,
        (b'Y', rest) => 10_000_000 + mod11::number(rest)?,
        (b'Z', rest) => 20_000_000 + mod11::number(rest)?,
        _ => mod11::number(body)?,
    };
    (number > 0 && LETTERS.get((number % 23) as usize) == Some(last)).then_some(Evidence::CHECKSUM)
}
