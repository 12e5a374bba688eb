//! Personal identification numbers (PIN) of the revenue authority of Kenya.
//!
//! The letter A for persons, nine digits and a letter whose rule is not published (companies begin with
//! P). A value counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["a9{9}A"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ke-pin",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person in Kenya.",
    standard: Standard {
        name: "KRA, Personal Identification Number; OECD, TIN information for Kenya",
        url: "https://www.kra.go.ke/",
    },
    regions: &["KE"],
    anchor: "the letter A, nine digits and a letter",
    checks: "the letters, nine digits that are not all equal",
    context: &[
        "kra pin",
        "kra",
        "pin certificate",
        "pin no",
        "kra pin number",
        "kenya revenue authority pin",
        "kenyan tax pin",
        "ke pin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "KRA PIN: A004567891Z",
            value: "A004567891Z",
            normal: "A004567891Z",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Kenya Revenue Authority PIN A007348215M",
            value: "A007348215M",
            normal: "A007348215M",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "kra_pin",
            text: "a004567891z",
            value: "a004567891z",
            normal: "A004567891Z",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "KRA PIN: A0045678912", why: "the last is a letter" },
        Counterexample { field: "kra_pin", text: "A000000000Z", why: "all digits are equal" },
        Counterexample { field: "", text: "part A004567891Z", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "A004567891Z", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    number.get(1..10).is_some_and(|digits| !is_uniform(digits)).then_some(Evidence::NONE)
}
