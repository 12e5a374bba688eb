//! Identity card numbers (cédula) of Panama.
//!
//! The province (1 to 13) or E, N, PE of foreigners, naturalised and born abroad, then volume and entry,
//! parted by dashes: 8-123-4567. There is no check digit, and much is written so, so a value counts only
//! with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{1,2}-9{2,4}-9{3,6}", "e-9{1,4}-9{3,6}", "n-9{1,4}-9{3,6}", "pe-9{1,4}-9{2,6}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "pa-cedula",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of Panama.",
    standard: Standard {
        name: "Tribunal Electoral, Cédula de identidad personal",
        url: "https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad",
    },
    regions: &["PA"],
    anchor: "a province, and groups of 2 to 4 and 3 to 6 digits",
    checks: "the province or letters",
    context: &[
        "cédula de identidad",
        "cédula",
        "cédula de identidad personal",
        "cédula panameña",
        "número de cédula",
        "panamanian id",
        "pa cedula",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Cédula panameña 8-1234-56789",
            value: "8-1234-56789",
            normal: "8123456789",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Panamanian ID PE-12-3456",
            value: "PE-12-3456",
            normal: "PE123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "pa_cedula",
            text: "8-123-4567",
            value: "8-123-4567",
            normal: "81234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Cédula: 0-123-4567", why: "there is no province 0" },
        Counterexample { field: "", text: "invoice 8-123-4567", why: "without a label it is any number" },
        Counterexample { field: "pa_cedula", text: "X-123-4567", why: "there is no letter X" },
        Counterexample { field: "order_id", text: "8-123-4567", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (number.first() != Some(&b'0') && !is_uniform(number)).then_some(Evidence::NONE)
}
