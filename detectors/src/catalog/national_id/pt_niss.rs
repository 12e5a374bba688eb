//! NISS: social security numbers of Portugal.
//!
//! Eleven digits that begin with 1 (persons) or 2 (given before 2005, and organisations); the last is a
//! check digit with primes as weights.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{11}", "9{3} 9{3} 9{3} 99", "9{10} 9", "9{3}.9{3}.9{3}.99"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "pt-niss",
    revision: 1,
    category: Category::NationalId,
    summary: "A social security number of Portugal (NISS).",
    standard: Standard {
        name: "Instituto da Segurança Social, Número de Identificação da Segurança Social",
        url: "https://www.seg-social.pt",
    },
    regions: &["PT"],
    anchor: "eleven digits",
    checks: "the first digit is 1 or 2, the check digit with primes as weights",
    context: &[
        "niss",
        "n niss",
        "nº niss",
        "número niss",
        "número de segurança social",
        "nº segurança social",
        "número de identificação da segurança social",
        "número de identificação de segurança social",
        "segurança social",
        "beneficiário segurança social",
        "portuguese social security number",
        "pt niss",
        "pt social security",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NISS: 12345678902",
            value: "12345678902",
            normal: "12345678902",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "número de segurança social 119 876 543 25",
            value: "119 876 543 25",
            normal: "11987654325",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "niss",
            text: "27001122337",
            value: "27001122337",
            normal: "27001122337",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NISS: 12345678903", why: "the check digit is wrong" },
        Counterexample { field: "niss", text: "32345678902", why: "numbers begin with 1 or 2" },
        Counterexample { field: "", text: "Fatura 11987654325", why: "without a label it is any number" },
    ],
};

const WEIGHTS: &[u32] = &[29, 23, 19, 17, 13, 11, 7, 5, 3, 2];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    (matches!(d[0], 1 | 2) && 9 - weighted(&d, WEIGHTS) % 10 == u32::from(d[10]))
        .then_some(Evidence::CHECKSUM)
}
