//! Health numbers of the provinces and territories of Canada that have no detector of their own.
//!
//! Eight to twelve digits, in the Northwest Territories a letter and seven; what is checked differs and is not
//! published, so only a label of the kind tells.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{8,10}",
            "9{12}",
            "9{5}~9{4}",
            "9{4}~9{4}",
            "999~999~999",
            "9{4}~999~999",
            "999~999~999~999",
            "A9{7}",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ca-health-number",
    revision: 1,
    category: Category::HealthId,
    summary: "A health number of a province or territory of Canada.",
    standard: Standard {
        name: "CIHI, health card numbers; Canadian provincial health plans",
        url: "https://www.canada.ca/en/health-canada/services/health-cards.html",
    },
    regions: &["CA"],
    anchor: "eight to twelve digits, or a letter and seven",
    checks: "none are published",
    context: &[
        "canadian health card",
        "provincial health number",
        "provincial health card",
        "alberta health number",
        "alberta personal health number",
        "ahcip",
        "ahcip number",
        "ulin",
        "manitoba health number",
        "phin",
        "personal health identification number",
        "saskatchewan health number",
        "health services number",
        "nova scotia health card",
        "new brunswick medicare",
        "mcp number",
        "mcp card",
        "newfoundland mcp",
        "pei health card",
        "yukon health card",
        "nwt health card",
        "nunavut health card",
        "ca health number",
        "carte santé",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "Alberta personal health number: 12345-6780",
            value: "12345-6780",
            normal: "123456780",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "PHIN 278 561 903",
            value: "278 561 903",
            normal: "278561903",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "mcp_number",
            text: "027 856 190 342",
            value: "027 856 190 342",
            normal: "027856190342",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PHIN 000 000 000", why: "no number is all zeros" },
        Counterexample { field: "", text: "278561903", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "278 561 903", why: "the field says what it is" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    (!is_uniform(value)).then_some(Evidence::NONE)
}
