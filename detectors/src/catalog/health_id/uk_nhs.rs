//! NHS numbers of England, Wales and the Isle of Man; Scotland's CHI numbers pass the same check.
//!
//! Ten digits, written 3-3-4; the last is a check digit modulo 11. That is the layout of an American telephone
//! number, too, so a number counts only with a label. Numbers from 999 on are for tests.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["999~999~9999", "9{10}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "uk-nhs",
    revision: 1,
    category: Category::HealthId,
    summary: "An NHS number of the United Kingdom.",
    standard: Standard {
        name: "NHS Data Dictionary, NHS number",
        url: "https://www.datadictionary.nhs.uk/attributes/nhs_number.html",
    },
    regions: &["GB", "IM"],
    anchor: "ten digits, alone or in groups of 3, 3 and 4",
    checks: "modulo 11",
    context: &[
        "nhs",
        "nhs number",
        "nhs no",
        "nhs num",
        "nhs id",
        "nhsnumber",
        "nhs patient number",
        "gb nhs",
        "uk nhs",
        "national health service number",
        "national health service",
        "health service number",
        "rhif gig",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 30, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NHS number: 943 476 5919",
            value: "943 476 5919",
            normal: "9434765919",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Patient (NHS no. 4857773457) was seen",
            value: "4857773457",
            normal: "4857773457",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nhs_number",
            text: "485-777-3457",
            value: "485-777-3457",
            normal: "4857773457",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "gb nhs 943-476-5919",
            value: "943-476-5919",
            normal: "9434765919",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NHS number: 943 476 5918", why: "the check digit is wrong" },
        Counterexample { field: "", text: "9434765919", why: "ten digits without a label are any number" },
        Counterexample { field: "order_id", text: "943 476 5919", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    if is_uniform(number) || !super::shared::passes_nhs(number) {
        return None;
    }
    let test = if number.starts_with(b"999") { Evidence::RESERVED } else { Evidence::NONE };
    Some(Evidence::CHECKSUM | test)
}
