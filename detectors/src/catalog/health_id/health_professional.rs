//! Licence and registration numbers of physicians, nurses and pharmacists that have no detector of their own.
//!
//! Each chamber and council has its own, so the label is all there is: número de colegiado, GMC number, BIG-nummer,
//! ADELI, CRM.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Labelled, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Identifier(Identifier {
            forms: &["9{5,12}", "A{1,3}9{5,10}", "A{1,3}-9{5,10}", "A{1,3}/9{5,10}", "99 99 9{3,5}"],
            check,
        }),
        Method::Labelled(Labelled { value: super::shared::code }),
    ],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "health-professional",
    revision: 1,
    category: Category::HealthId,
    summary: "A licence or registration number of a health professional.",
    standard: Standard {
        name: "HL7 version 2, table 0203 (MD, LN, PRN)",
        url: "https://terminology.hl7.org/CodeSystem-v2-0203.html",
    },
    regions: &[],
    anchor: "a number or code behind its label",
    checks: "at least three digits",
    context: &[
        "número de colegiado",
        "nº colegiado",
        "nº col",
        "ncol",
        "nºcol",
        "n col",
        "num col",
        "colegiado",
        "número de colegiada",
        "gmc number",
        "gmc no",
        "gmc ref",
        "gmc reference",
        "general medical council",
        "nmc pin",
        "nmc number",
        "hcpc number",
        "gphc number",
        "big nummer",
        "bignummer",
        "big registratie",
        "agb code",
        "agbcode",
        "adeli",
        "numéro adeli",
        "n adeli",
        "numéro finess",
        "medical license number",
        "medical licence number",
        "medical licence",
        "medical license",
        "physician license",
        "physician licence",
        "nursing license",
        "nursing licence",
        "medical council number",
        "prescriber number",
        "cpso number",
        "inami",
        "riziv",
        "numéro inami",
        "riziv nummer",
        "número crm",
        "crm médico",
        "nº ordem dos médicos",
        "cédula profissional",
        "cédula profesional",
        "numer prawa wykonywania zawodu",
        "npwz",
        "pwz",
        "iscrizione ordine dei medici",
        "codice regionale medico",
        "parafa medic",
        "cod parafă",
    ],
    window: ContextWindow::LABEL,
    precision: Precision { alone: 0, formatted: 0, context: 82, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "NºCol: 28 28 20943.",
            value: "28 28 20943",
            normal: "282820943",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "GMC number: 7012345",
            value: "7012345",
            normal: "7012345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "medical_license",
            text: "MD-45120",
            value: "MD-45120",
            normal: "MD45120",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "GMC number: pending", why: "no digits" },
        Counterexample { field: "", text: "7012345", why: "seven digits without a label are any number" },
        Counterexample { field: "order_id", text: "MD-45120", why: "the field says what it is" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    (digits >= 3 && !is_uniform(value)).then_some(Evidence::NONE)
}
