//! Numbers of members and policies of health insurers.
//!
//! Every insurer has its own, so the label is all there is. Labels that name any insurance (policy number) do not
//! count here; those of health care do.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Labelled, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Identifier(Identifier {
            forms: &["9{5,12}", "A{1,3}9{5,10}", "A{1,3}-9{5,10}", "A{1,3}/9{5,10}", "A9{4}~9{5}"],
            check,
        }),
        Method::Labelled(Labelled { value: super::shared::code }),
    ],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "health-insurance",
    revision: 1,
    category: Category::HealthId,
    summary: "A member or policy number of a health insurer.",
    standard: Standard {
        name: "X12 271, subscriber identifier; HL7 version 2, table 0203 (MB, NI)",
        url: "https://terminology.hl7.org/CodeSystem-v2-0203.html",
    },
    regions: &[],
    anchor: "a number or code behind its label",
    checks: "at least three digits",
    context: &[
        "health insurance number",
        "health insurance no",
        "health insurance id",
        "health insurance policy",
        "health insurance member",
        "health insurance policy number",
        "health plan id",
        "health plan number",
        "health plan beneficiary",
        "health plan beneficiary number",
        "health policy number",
        "medical insurance number",
        "medical insurance id",
        "insurance member id",
        "insurance member number",
        "insurance subscriber id",
        "medicaid",
        "medicaid id",
        "medicaid number",
        "health plan member id",
        "insurance subscriber number",
        "medical member id",
        "payer member id",
        "beneficiary number",
        "group policy health",
        "número de afiliación",
        "número de afiliado",
        "nº afiliado",
        "número de asegurado",
        "nº asegurado",
        "póliza de salud",
        "numéro d'adhérent",
        "numéro adhérent",
        "n adhérent",
        "numéro d'assuré",
        "numéro de mutuelle",
        "mutuelle",
        "verzekerdennummer",
        "zorgverzekering",
        "zorgverzekeringsnummer",
        "polisnummer zorg",
        "numero polizza sanitaria",
        "polizza sanitaria",
        "número do beneficiário",
        "carteirinha do plano",
        "número da carteirinha",
        "plano de saúde",
        "cartão nacional de saúde",
        "numer ubezpieczenia zdrowotnego",
        "numer ubezpieczonego",
        "zdravotní pojišťovna",
        "číslo pojištěnce",
        "krankenversicherungspolice",
        "mitgliedsnummer krankenkasse",
        "sjukförsäkringsnummer",
        "sygesikringsnummer",
        "asigurare de sănătate",
        "card de sănătate",
        "cod asigurat",
    ],
    window: ContextWindow::LABEL,
    precision: Precision { alone: 0, formatted: 0, context: 84, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Insurance member ID: XYZ123456789",
            value: "XYZ123456789",
            normal: "XYZ123456789",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Medicaid number 4478120963",
            value: "4478120963",
            normal: "4478120963",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "health_plan_id",
            text: "W2204 55182",
            value: "W2204 55182",
            normal: "W220455182",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "numéro d'adhérent : 7731204",
            value: "7731204",
            normal: "7731204",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Insurance member ID: pending", why: "no digits" },
        Counterexample { field: "", text: "4478120963", why: "ten digits without a label are any number" },
        Counterexample { field: "order_id", text: "XYZ123456789", why: "the field says what it is" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    (digits >= 3 && !is_uniform(value)).then_some(Evidence::NONE)
}
