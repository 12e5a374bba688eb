//! Numbers of permanent resident cards of Canada.
//!
//! Two letters, mostly PA or RA, and seven or ten digits. There is no check digit, and passports look the
//! same, so a value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{7}", "AA9{10}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ca-permanent-resident",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a permanent resident card of Canada.",
    standard: Standard {
        name: "Immigration, Refugees and Citizenship Canada, Permanent resident card",
        url: "https://en.wikipedia.org/wiki/Permanent_residency_in_Canada",
    },
    regions: &["CA"],
    anchor: "two letters and seven or ten digits",
    checks: "two letters and seven or ten digits that are not all equal",
    context: &[
        "permanent resident card",
        "permanent resident card number",
        "pr card",
        "pr card number",
        "pr card no",
        "carte de résident permanent",
        "carte rp",
        "résident permanent",
        "ca permanent resident card",
        "canada pr card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Permanent resident card RA0302123456",
            value: "RA0302123456",
            normal: "RA0302123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "carte de résident permanent : PA0123456",
            value: "PA0123456",
            normal: "PA0123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "pr_card",
            text: "pa0123456",
            value: "pa0123456",
            normal: "PA0123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PR card PA0000000", why: "all digits are equal" },
        Counterexample {
            field: "",
            text: "part PA0123456 is in stock",
            why: "without a label it is any number",
        },
        Counterexample { field: "pr_card", text: "P01234567", why: "one letter is missing" },
        Counterexample { field: "order_id", text: "RA0302123456", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    number.get(2..).is_some_and(|digits| !is_uniform(digits)).then_some(Evidence::NONE)
}
