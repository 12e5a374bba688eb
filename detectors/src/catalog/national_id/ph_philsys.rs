//! Numbers of the Philippine Identification System (PhilSys): card number PCN, and the older PSN.
//!
//! Sixteen digits in groups of four (the secret PSN has twelve). They look like payment cards and have no
//! published check, so only a label tells them.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9999~9999~9999~9999", "9{16}", "9999~9999~9999", "9{12}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ph-philsys",
    revision: 1,
    category: Category::NationalId,
    summary: "A PhilSys number of the Philippines.",
    standard: Standard {
        name: "Republic Act 11055, Philippine Identification System Act",
        url: "https://philsys.gov.ph",
    },
    regions: &["PH"],
    anchor: "twelve or sixteen digits, alone or in groups of four",
    checks: "not all digits alike",
    context: &[
        "philsys",
        "philsys number",
        "phil sys",
        "phil sys number",
        "phil sys card number",
        "phil sys id",
        "philsys card number",
        "philsys pcn",
        "philsys psn",
        "philid",
        "phil id",
        "philsys id",
        "philippine national id",
        "philippine identification system",
        "ph philsys",
        "pambansang id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 87, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "PhilSys Number: 4821-7350-1962-8043",
            value: "4821-7350-1962-8043",
            normal: "4821735019628043",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "PhilID 4821735019628043",
            value: "4821735019628043",
            normal: "4821735019628043",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "philsys",
            text: "4821-7350-1962-8043",
            value: "4821-7350-1962-8043",
            normal: "4821735019628043",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PhilSys: 1111-1111-1111-1111", why: "all digits alike" },
        Counterexample {
            field: "",
            text: "4821-7350-1962-8043",
            why: "sixteen digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "4821-7350-1962-8043", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
