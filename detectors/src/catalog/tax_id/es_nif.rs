//! Tax numbers of Spain (número de identificación fiscal).
//!
//! Of persons: the number of the identity card and its letter, that of a foreigner (X, Y, Z), or K, L, M,
//! seven digits and a letter for those who have neither. Of others: the letter of the legal form, seven
//! digits, and a check digit or letter. Bare values of persons are also found by the detectors of the
//! cards.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{8}A",
            "9{8}~A",
            "99.999.999-A",
            "99.999.999A",
            "9{7}A",
            "9{7}~A",
            "A9{8}",
            "A~9{8}",
            "A9{7}A",
            "A~9{7}~A",
            "A-99999999",
            "A99 999 999",
            "A99.999.999",
            "A-99.999.999",
            "A 99 999 999",
            "es9{8}A",
            "esA9{8}",
            "esA9{7}A",
            "es~A9{8}",
            "es~A9{7}A",
            "es~9{8}A",
            "es A-9{8}",
            "es 9{8}-A",
            "es-A-9{8}",
            "es A 9{8}",
            "A.9{8}",
        ],
        check,
    })],
    normal: normalize,
};

static DEFINITION: Definition = Definition {
    id: "es-nif",
    revision: 2,
    category: Category::TaxId,
    summary: "A tax number of a person or organisation in Spain.",
    standard: Standard {
        name: "Real Decreto 1065/2007, art. 18 to 28; Orden EHA/451/2008",
        url: "https://www.boe.es/buscar/act.php?id=BOE-A-2008-3580",
    },
    regions: &["ES"],
    anchor: "eight digits and a letter, or a letter, seven digits and a letter or digit",
    checks: "the letter of the number modulo 23; the sum of digits modulo 10",
    context: &[
        "nif",
        "n i f",
        "nifs",
        "es nif",
        "número de identificación fiscal",
        "numero identificacion fiscal",
        "nº identificación fiscal",
        "nif cif",
        "cif nif",
        "dni nif",
        "nif nie",
        "nif iva",
        "identificación fiscal",
        "spanish tax id",
        "spanish tax number",
        "número d'identificació fiscal",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NIF: A-11111119",
            value: "A-11111119",
            normal: "A11111119",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "NIF B58378431",
            value: "B58378431",
            normal: "B58378431",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nif",
            text: "m1234567l",
            value: "m1234567l",
            normal: "M1234567L",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "nif",
            text: "L1111111G",
            value: "L1111111G",
            normal: "L1111111G",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NIF: 12345678A", why: "the letter is wrong" },
        Counterexample { field: "", text: "NIF B64717839", why: "the check digit is wrong" },
        Counterexample { field: "", text: "B58378431", why: "organisations are no persons" },
        Counterexample {
            field: "cif",
            text: "B58378431",
            why: "the label says that it is an organisation's",
        },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    super::numbers::es(value.strip_prefix(b"ES").unwrap_or(value)).then_some(Evidence::CHECKSUM)
}

/// Without the country; the numbers of identity cards with their zero.
fn normalize(value: &str, out: &mut String) {
    let mut compact = String::with_capacity(value.len());
    normal::compact(value, &mut compact);
    let bare = compact.strip_prefix("ES").unwrap_or(&compact);
    if bare.len() == 8 {
        out.push('0');
    }
    out.push_str(bare);
}
