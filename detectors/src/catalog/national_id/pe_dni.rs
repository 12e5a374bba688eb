//! Numbers of identity documents (DNI, CUI) of Peru.
//!
//! Eight digits; behind them often a check character, a digit or a letter A to K of two series that say
//! the same. With eight digits alone there is nothing to check, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}-X", "9{8}X", "9{8}"], check })],
    normal: identity,
};

static DEFINITION: Definition = Definition {
    id: "pe-dni",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of an identity document of Peru.",
    standard: Standard {
        name: "RENIEC, Código Único de Identificación; Ley 26497",
        url: "https://es.wikipedia.org/wiki/Documento_Nacional_de_Identidad_(Per%C3%BA)",
    },
    regions: &["PE"],
    anchor: "eight digits, and a digit or letter behind a dash",
    checks: "the check character where it is written",
    context: &[
        "dni",
        "dni peruano",
        "número de dni",
        "cui",
        "código único de identificación",
        "cédula única de identidad",
        "documento nacional de identidad",
        "reniec",
        "peruvian id",
        "peruvian identity number",
        "pe dni",
        "pe cui",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "DNI: 10117410-2",
            value: "10117410-2",
            normal: "10117410",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Peruvian identity number 10117410G",
            value: "10117410G",
            normal: "10117410",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "dni",
            text: "70025425-4",
            value: "70025425-4",
            normal: "70025425",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "El DNI es 70025425.",
            value: "70025425",
            normal: "70025425",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CUI 10117410-3", why: "the check digit is wrong" },
        Counterexample { field: "pe_cui", text: "101174103", why: "the check digit is wrong" },
        Counterexample { field: "", text: "Ref 70025425", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "10117410-2", why: "the field says what it is" },
    ],
};

/// The check character repeats what the eight digits say, and comes in two series: equal digits, equal normal
/// forms.
fn identity(value: &str, out: &mut String) {
    out.extend(value.bytes().filter(u8::is_ascii_digit).take(8).map(char::from));
}

fn check(number: &[u8]) -> Option<Evidence> {
    let (eight, last) = number.split_at_checked(8)?;
    let d = digits::<8>(eight)?;
    if is_uniform(eight) {
        return None;
    }
    let Some(last) = last.first() else { return Some(Evidence::NONE) };
    let place = (11 - weighted(&d, &[3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    let place = place as usize;
    let passes = b"67890112345".get(place) == Some(last) || b"KABCDEFGHIJ".get(place) == Some(last);
    passes.then_some(Evidence::CHECKSUM)
}
