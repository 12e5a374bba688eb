//! Bankleitzahlen, the codes of banks in Germany.
//!
//! Eight digits; the first tells the region, 1 to 8. There is no check digit: a code needs a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}", "9{3}~9{3}~99", "9{3}~99~9{3}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "de-blz",
    revision: 1,
    category: Category::BankAccount,
    summary: "A Bankleitzahl, the code of a bank in Germany.",
    standard: Standard {
        name: "Deutsche Bundesbank, Bankleitzahlen",
        url: "https://www.bundesbank.de/de/aufgaben/unbarer-zahlungsverkehr/serviceangebot/bankleitzahlen",
    },
    regions: &["DE"],
    anchor: "eight digits, alone or in groups of 3, 3 and 2",
    checks: "the first digit is a region, 1 to 8",
    context: &[
        "de blz",
        "blz",
        "bankleitzahl",
        "bank leitzahl",
        "bankleitzahlen",
        "blz nr",
        "german bank code",
        "bank code germany",
        "bank sort code germany",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "BLZ: 370 400 44",
            value: "370 400 44",
            normal: "37040044",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "bankleitzahl",
            text: "10000000",
            value: "10000000",
            normal: "10000000",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "German bank code 50010517",
            value: "50010517",
            normal: "50010517",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "BLZ: 97040044", why: "no region has the number 9" },
        Counterexample { field: "", text: "37040044", why: "eight digits without a label are any number" },
        Counterexample { field: "order_id", text: "370 400 44", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (matches!(number.first(), Some(b'1'..=b'8')) && !is_uniform(number)).then_some(Evidence::NONE)
}
