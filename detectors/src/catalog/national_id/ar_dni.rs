//! Numbers of national identity documents (DNI) of Argentina.
//!
//! Seven or eight digits, written 99.999.999. There is no check digit, so a value counts only with a
//! label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{1,2}.999.999", "9{7,8}", "9{1,2} 999 999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ar-dni",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a national identity document of Argentina.",
    standard: Standard {
        name: "Ley 17.671, Registro Nacional de las Personas",
        url: "https://es.wikipedia.org/wiki/Documento_Nacional_de_Identidad_(Argentina)",
    },
    regions: &["AR"],
    anchor: "seven or eight digits, alone or in groups of 1 or 2, 3 and 3",
    checks: "seven or eight digits that are not all equal",
    context: &[
        "argentine id",
        "argentinian national identity",
        "argentine national identity document",
        "dni",
        "dnis",
        "d n i",
        "dni argentino",
        "número de dni",
        "documento nacional de identidad",
        "libreta cívica",
        "libreta de enrolamiento",
        "ar dni",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "El DNI es 11.123.567",
            value: "11.123.567",
            normal: "11123567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Argentine national identity document 20123456",
            value: "20123456",
            normal: "20123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ar_dni",
            text: "20.123.456",
            value: "20.123.456",
            normal: "20123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "El DNI es 112.123.567", why: "there are nine digits" },
        Counterexample { field: "dni", text: "11.111.111", why: "all digits are equal" },
        Counterexample { field: "", text: "Ref 20.123.456", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "20123456", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
