//! Tax numbers (CUIT) and labour numbers (CUIL) of Argentina.
//!
//! Eleven digits, written 99-99999999-9: a type (20, 23 to 27 persons, 30, 33, 34 companies, 50, 51, 55
//! abroad), for persons the identity document, and a check digit modulo 11.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["99~9{8}~9", "9{11}", "99/9{8}/9"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ar-cuit",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax or labour number of a person or company in Argentina.",
    standard: Standard {
        name: "AFIP/ARCA, Clave Única de Identificación Tributaria; OECD, TIN information for Argentina",
        url: "https://es.wikipedia.org/wiki/Clave_%C3%9Anica_de_Identificaci%C3%B3n_Tributaria",
    },
    regions: &["AR"],
    anchor: "eleven digits, alone or in groups of 2, 8 and 1",
    checks: "the check digit, the type",
    context: &[
        "cuit",
        "cuil",
        "cdi",
        "cuit cuil",
        "clave única de identificación tributaria",
        "código único de identificación tributaria",
        "código único de identificación laboral",
        "clave de identificación tributaria",
        "número de cuit",
        "argentinian tax number",
        "argentine tax id",
        "ar cuit",
        "ar cuil",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 35, formatted: 88, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "El CUIL es 20-08490848-8",
            value: "20-08490848-8",
            normal: "20084908488",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Argentine tax ID 20055361682",
            value: "20055361682",
            normal: "20055361682",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "cuit",
            text: "20267565393",
            value: "20267565393",
            normal: "20267565393",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Firma: Juan Soto, 27-10345678-4, Rosario",
            value: "27-10345678-4",
            normal: "27103456784",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "El CUIL es 20-08490848-7", why: "the check digit is wrong" },
        Counterexample { field: "cuit", text: "99-05536168-8", why: "there is no type 99" },
        Counterexample {
            field: "",
            text: "20267565393",
            why: "eleven digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "20-26756539-3", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    let kind = d[0] * 10 + d[1];
    let expected = match 11 - weighted(&d, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 {
        11 => 0,
        10 => 9,
        digit => digit,
    };
    (matches!(kind, 20 | 23..=27 | 30 | 33 | 34 | 50 | 51 | 55) && expected == u32::from(d[10]))
        .then_some(Evidence::CHECKSUM)
}
