//! Voter keys (clave de elector) on the voting card (INE, before IFE) of Mexico.
//!
//! Eighteen characters: six letters of the names, the date of birth YYMMDD, two digits of the state of
//! birth (01 to 32, 87 and 88 abroad), H or M for the sex, and three digits against duplicates. There is
//! no check digit, but the pattern is rare.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{6}9{8}A999"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "mx-ine",
    revision: 1,
    category: Category::NationalId,
    summary: "A voter key of Mexico.",
    standard: Standard { name: "INE, Credencial para votar", url: "https://www.ine.mx/credencial/" },
    regions: &["MX"],
    anchor: "six letters, eight digits, a letter and three digits",
    checks: "the date of birth, the state, the sex",
    context: &[
        "clave de elector",
        "clave elector",
        "claveelector",
        "voter key",
        "elector key",
        "credencial para votar",
        "credencial de elector",
        "ine",
        "ife",
        "mx ine",
        "clave ine",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 85, formatted: 0, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Clave de elector: GMVLMR80070501M100",
            value: "GMVLMR80070501M100",
            normal: "GMVLMR80070501M100",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "voter key PRZLPS96022909H300",
            value: "PRZLPS96022909H300",
            normal: "PRZLPS96022909H300",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "clave_de_elector",
            text: "gmvlmr80070501m100",
            value: "gmvlmr80070501m100",
            normal: "GMVLMR80070501M100",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Presenta GMVLMR80070501M100 y firma.",
            value: "GMVLMR80070501M100",
            normal: "GMVLMR80070501M100",
            evidence: Evidence::NONE,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Clave de elector: GMVLMR80130501M100",
            why: "there is no month 13",
        },
        Counterexample { field: "clave_de_elector", text: "GMVLMR80070545M100", why: "there is no state 45" },
        Counterexample { field: "clave_de_elector", text: "GMVLMR80070501Z100", why: "the sex is H or M" },
        Counterexample { field: "order_id", text: "GMVLMR80070501M100", why: "the field says what it is" },
    ],
};

fn check(key: &[u8]) -> Option<Evidence> {
    let (year, month, day) = (dates::two(key, 6), dates::two(key, 8), dates::two(key, 10));
    let state = matches!(dates::two(key, 12), 1..=33 | 87 | 88);
    let sex = matches!(key.get(14), Some(b'H' | b'M'));
    (state && sex && dates::exists_in_some_century(year, month, day)).then_some(Evidence::NONE)
}
