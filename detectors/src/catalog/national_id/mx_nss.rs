//! Social security numbers (NSS) of the IMSS in Mexico.
//!
//! Eleven digits: the subdelegation, the year of registration, the year of birth, a serial of four and a
//! Luhn check digit. Telephone numbers and many others have eleven digits, so a value counts only with a
//! label.

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
    methods: &[Method::Identifier(Identifier { forms: &["9{11}", "99~99~99~9999~9", "9{10}-9"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "mx-nss",
    revision: 1,
    category: Category::NationalId,
    summary: "A social security number of Mexico.",
    standard: Standard { name: "IMSS, Número de Seguridad Social", url: "https://www.imss.gob.mx/" },
    regions: &["MX"],
    anchor: "eleven digits, alone or in groups of 2, 2, 2, 4 and 1",
    checks: "the Luhn check digit",
    context: &[
        "nss",
        "nss imss",
        "imss",
        "número de seguridad social",
        "número de seguro social",
        "mexican social security number",
        "mx nss",
        "no de seguro social",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "NSS: 92887001235",
            value: "92887001235",
            normal: "92887001235",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Número de seguridad social 92-88-70-0123-5",
            value: "92-88-70-0123-5",
            normal: "92887001235",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "nss",
            text: "92887001235",
            value: "92887001235",
            normal: "92887001235",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NSS: 92887001236", why: "the check digit is wrong" },
        Counterexample { field: "", text: "folio 92887001235", why: "without a label it is any number" },
        Counterexample { field: "nss", text: "00000000000", why: "all digits are equal" },
        Counterexample { field: "order_id", text: "92887001235", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    (!is_uniform(number) && luhn::passes(&d)).then_some(Evidence::CHECKSUM)
}
