//! Tax numbers (NIT) of Colombia.
//!
//! Up to fifteen digits, mostly nine (companies: 8 or 9 first) or the eight or ten of an identity card,
//! and a check digit modulo 11, written behind a dash.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::national_id::from_right::from_right,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["999.999.999-9", "9{2}.999.999-9", "9.999.999.999-9", "9{7,10}-9", "9{8,11}", "9{9} 9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "co-nit",
    revision: 2,
    category: Category::TaxId,
    summary: "A tax number of a person or company in Colombia.",
    standard: Standard {
        name: "DIAN, Orden Administrativa 4 de 1989; OECD, TIN information for Colombia",
        url: "https://es.wikipedia.org/wiki/N%C3%BAmero_de_Identificaci%C3%B3n_Tributaria",
    },
    regions: &["CO"],
    anchor: "digits in groups of three, a dash and a digit",
    checks: "the check digit",
    context: &[
        "nit",
        "nit no",
        "n i t",
        "número de identificación tributaria",
        "número de nit",
        "registro único tributario",
        "rut dian",
        "colombian tax id",
        "colombian tax number",
        "colombian identity code",
        "co nit",
        "dian",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "NIT: 213.123.432-1",
            value: "213.123.432-1",
            normal: "2131234321",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Colombian tax number 2131234321",
            value: "2131234321",
            normal: "2131234321",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "nit",
            text: "860022137-5",
            value: "860022137-5",
            normal: "8600221375",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NIT: 213.123.432-5", why: "the check digit is wrong" },
        Counterexample {
            field: "",
            text: "Empresa ABC, 891.480.000-1, Pereira",
            why: "without a label most are companies, and one number in eleven passes",
        },
        Counterexample { field: "nit", text: "1.234.567-0", why: "the check digit is wrong" },
        Counterexample { field: "", text: "Ref 2131234321", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "213.123.432-1", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (last, rest) = number.split_last()?;
    let sum = from_right(rest, &[3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]);
    let expected = match sum % 11 {
        remainder @ 0..=1 => remainder,
        remainder => 11 - remainder,
    };
    (u32::from(last - b'0') == expected && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
