//! Spanish numbers of social security (número de afiliación, NUSS, NAF).
//!
//! Twelve digits, written 28/12345678/40: province, a number, and the remainder of both modulo 97, where a
//! number below ten million counts without its leading zero.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::number,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{12}",
            "99/9{8}/99",
            "99~9{8}~99",
            "99/9{7}/99",
            "99/9{10}",
            "99 9{10}",
            "99-9{10}",
            "99/9{8}-99",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "es-nuss",
    revision: 1,
    category: Category::NationalId,
    summary: "A Spanish number of social security.",
    standard: Standard {
        name: "Tesorería General de la Seguridad Social: número de Seguridad Social",
        url: "https://www.seg-social.es/",
    },
    regions: &["ES"],
    anchor: "twelve digits, alone or in groups of 2, 8 and 2",
    checks: "province, two check digits (modulo 97)",
    context: &[
        "nuss",
        "naf",
        "nass",
        "n s s",
        "nss",
        "seguridad social",
        "número de la seguridad social",
        "número de seguridad social",
        "número seguridad social",
        "nº seguridad social",
        "núm seguridad social",
        "afiliación",
        "número de afiliación",
        "número de afiliación a la seguridad social",
        "spanish social security number",
        "es ssn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 35, formatted: 75, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NUSS: 28/12345678/40",
            value: "28/12345678/40",
            normal: "281234567840",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "número de afiliación 080471253611",
            value: "080471253611",
            normal: "080471253611",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "nuss",
            text: "461029384753",
            value: "461029384753",
            normal: "461029384753",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Spanish social security number 46 10293847 53",
            value: "46 10293847 53",
            normal: "461029384753",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NUSS: 281234567841", why: "the check digits are wrong" },
        Counterexample { field: "nuss", text: "771234567832", why: "there is no province 77" },
        Counterexample { field: "", text: "281234567840", why: "twelve digits without a label" },
        Counterexample { field: "order_id", text: "281234567840", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let (rest, control) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let (province, serial) = (number(rest.get(..2)?)?, number(rest.get(2..)?)?);
    let base = province * if serial < 10_000_000 { 10_000_000 } else { 100_000_000 } + serial;
    // Provinces 01 to 52, 53 and 66 of the institute itself.
    let province_is_possible = matches!(province, 1..=53 | 66);
    let passes = number(control)? == base % 97;
    (province_is_possible && serial > 0 && passes).then_some(Evidence::CHECKSUM)
}
