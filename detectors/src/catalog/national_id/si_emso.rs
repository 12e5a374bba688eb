//! EMŠO: unique master citizen numbers of Slovenia.
//!
//! Thirteen digits; see the module that checks them. The region of numbers given in Slovenia is 50; who
//! moved there has another. The digits alone do not tell the country, so an unlabelled number is left to its
//! sister of the other successors.

use super::yugoslav;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{13}", "9{7} 9{6}", "9{7} 99 9{3} 9", "9{7}-99-9{3}-9", "9{7} 99 9{4}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "si-emso",
    revision: 1,
    category: Category::NationalId,
    summary: "A unique master citizen number of Slovenia (EMŠO).",
    standard: Standard {
        name: "Zakon o centralnem registru prebivalstva; EMŠO",
        url: "https://en.wikipedia.org/wiki/Unique_Master_Citizen_Number",
    },
    regions: &["SI"],
    anchor: "thirteen digits",
    checks: "the date of birth, the check digit modulo 11",
    context: &[
        "emšo",
        "emso",
        "emšo številka",
        "enotna matična številka",
        "enotna matična številka občana",
        "enotne matične številke občana",
        "matična številka občana",
        "slovenian personal number",
        "slovenian id number",
        "slovenian unique master citizen number",
        "si emso",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "emšo: 0101006500006",
            value: "0101006500006",
            normal: "0101006500006",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "enotna matična številka občana 0805985500124",
            value: "0805985500124",
            normal: "0805985500124",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "emso",
            text: "0101006 50 000 6",
            value: "0101006 50 000 6",
            normal: "0101006500006",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "EMŠO: 0101006500007", why: "the check digit is wrong" },
        Counterexample { field: "emso", text: "3202006500008", why: "no month has 32 days" },
        Counterexample {
            field: "", text: "Naročilo 0101006500006", why: "without a label it is any number"
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    yugoslav::passes(number).then_some(Evidence::CHECKSUM)
}
