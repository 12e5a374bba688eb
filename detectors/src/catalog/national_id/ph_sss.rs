//! Numbers of the Social Security System of the Philippines.
//!
//! Ten digits, printed 2-7-1. How the last digit follows from the others is not published, so the form and a
//! label are all there is.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["99-9999999-9", "99 9999999 9", "9{10}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ph-sss",
    revision: 1,
    category: Category::NationalId,
    summary: "A social security (SSS) number of the Philippines.",
    standard: Standard {
        name: "Social Security System of the Philippines, SS number",
        url: "https://www.sss.gov.ph",
    },
    regions: &["PH"],
    anchor: "ten digits, alone or in groups of 2, 7 and 1",
    checks: "not all digits alike",
    context: &[
        "sss",
        "sss no",
        "sss number",
        "ss number",
        "sss id",
        "ph sss",
        "philippine social security",
        "social security system",
        "numero ng sss",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 87, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "SSS No: 34-1234567-8",
            value: "34-1234567-8",
            normal: "3412345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "numero ng SSS 3412345678",
            value: "3412345678",
            normal: "3412345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "sss_number",
            text: "34-1234567-8",
            value: "34-1234567-8",
            normal: "3412345678",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "SSS: 11-1111111-1", why: "all digits alike" },
        Counterexample { field: "", text: "3412345678", why: "ten digits without a label are any number" },
        Counterexample { field: "order_id", text: "34-1234567-8", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
