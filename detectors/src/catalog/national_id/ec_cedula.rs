//! Identity card numbers (cédula) of Ecuador.
//!
//! Ten digits: the province of issue (01 to 24, 30 abroad, 50 foreigners), a third digit up to 6, a
//! serial and a Luhn check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        luhn,
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{10}", "9{9}-9", "99 9999999 9", "99-9999999-9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ec-cedula",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of Ecuador.",
    standard: Standard {
        name: "Registro Civil, Cédula de identidad; Ley Orgánica de Gestión de la Identidad",
        url: "https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad",
    },
    regions: &["EC"],
    anchor: "ten digits, alone or with a dash before the last",
    checks: "the Luhn check digit, the province, the third digit",
    context: &[
        "cédula",
        "cédula de identidad",
        "cédula de ciudadanía",
        "número de cédula",
        "ci ecuador",
        "cédula ecuatoriana",
        "ecuadorian id",
        "ecuadorian personal identity code",
        "ec cedula",
        "ec ci",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Cédula: 171430710-3",
            value: "171430710-3",
            normal: "1714307103",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Ecuadorian ID 1714307103",
            value: "1714307103",
            normal: "1714307103",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "cedula",
            text: "1714307103",
            value: "1714307103",
            normal: "1714307103",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Cédula ecuatoriana 1714307104", why: "the check digit is wrong" },
        Counterexample { field: "ec_ci", text: "1784307108", why: "the third digit is at most 6" },
        Counterexample { field: "", text: "Ref 1714307103", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "171430710-3", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<10>(number)?;
    let province = d[0] * 10 + d[1];
    (matches!(province, 1..=24 | 30 | 50) && d[2] <= 6 && !is_uniform(number) && luhn::passes(&d))
        .then_some(Evidence::CHECKSUM)
}
