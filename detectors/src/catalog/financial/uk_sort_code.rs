//! Sort codes of banks in the United Kingdom and Ireland.
//!
//! Six digits in three pairs. There is no check digit, and dates are written the same way, so a sort code
//! needs a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["99~99~99", "9{6}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "uk-sort-code",
    revision: 1,
    category: Category::BankAccount,
    summary: "A sort code of a bank in the United Kingdom or Ireland.",
    standard: Standard {
        name: "Vocalink (Pay.UK), Validating Account Numbers; UK sort code",
        url: "https://en.wikipedia.org/wiki/Sort_code",
    },
    regions: &["GB", "IE"],
    anchor: "six digits, alone or in pairs",
    checks: "not all digits the same",
    context: &[
        "uk sort code",
        "sort code",
        "sort codes",
        "sortcode",
        "bank sort code",
        "branch sort code",
        "sort code no",
        "national sort code",
        "sorting code",
        "code guichet britannique",
        "bankleitzahl uk",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "Sort code: 20-00-00",
            value: "20-00-00",
            normal: "200000",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "sort_code",
            text: "089999",
            value: "089999",
            normal: "089999",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "pay into sort code 10 79 99 please",
            value: "10 79 99",
            normal: "107999",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "20-00-00", why: "three pairs without a label are a date as well" },
        Counterexample { field: "", text: "sort code 00-00-00", why: "a placeholder" },
        Counterexample { field: "order_id", text: "089999", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
