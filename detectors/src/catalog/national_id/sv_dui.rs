//! Identity document numbers (DUI) of El Salvador.
//!
//! Eight digits and a check digit modulo 10, written 99999999-9. Numbers of Chile and Peru have the same
//! layout, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}-9", "9{9}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "sv-dui",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity document number of El Salvador.",
    standard: Standard { name: "RNPN, Documento Único de Identidad", url: "https://www.rnpn.gob.sv/" },
    regions: &["SV"],
    anchor: "nine digits, alone or with a dash before the last",
    checks: "the check digit",
    context: &[
        "dui",
        "número de dui",
        "documento único de identidad",
        "dui nit",
        "salvadoran id",
        "salvadorean id",
        "sv dui",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "DUI: 00016297-5",
            value: "00016297-5",
            normal: "000162975",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Salvadoran ID 000162975",
            value: "000162975",
            normal: "000162975",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "dui",
            text: "00016297-5",
            value: "00016297-5",
            normal: "000162975",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "DUI: 00016297-6", why: "the check digit is wrong" },
        Counterexample { field: "dui", text: "00000000-0", why: "all digits are equal" },
        Counterexample { field: "", text: "Ref 00016297-5", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "00016297-5", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<9>(number)?;
    let expected = (10 - weighted(&d, &[9, 8, 7, 6, 5, 4, 3, 2]) % 10) % 10;
    (!is_uniform(number) && expected == u32::from(d[8])).then_some(Evidence::CHECKSUM)
}
