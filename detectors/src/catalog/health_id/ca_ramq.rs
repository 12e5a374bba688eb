//! Health insurance numbers of Quebec (NAM).
//!
//! Three letters of the name, one of the given name, and the date of birth: two digits each of year, month
//! (50 more for women) and day; then a digit that tells namesakes apart, and a check digit whose rule is
//! not published.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{4}9{8}", "A{4}~9{4}~9{4}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ca-ramq",
    revision: 1,
    category: Category::HealthId,
    summary: "A health insurance number of Quebec.",
    standard: Standard { name: "RAMQ, carte d'assurance maladie", url: "https://www.ramq.gouv.qc.ca/" },
    regions: &["CA"],
    anchor: "four letters and eight digits, alone or in groups of four",
    checks: "date of birth and sex",
    context: &[
        "ramq",
        "nam",
        "numéro d'assurance maladie",
        "assurance maladie du québec",
        "carte d'assurance maladie",
        "carte soleil",
        "health insurance number quebec",
        "quebec health insurance number",
        "quebec health card",
        "ca ramq",
        "ramq number",
        "numéro de ramq",
        "numéro ramq",
        "medicare card number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 45, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "RAMQ: TREM 5805 1214",
            value: "TREM 5805 1214",
            normal: "TREM58051214",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "numéro d'assurance maladie BOUF94562327",
            value: "BOUF94562327",
            normal: "BOUF94562327",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nam",
            text: "gauj-8510-1519",
            value: "gauj-8510-1519",
            normal: "GAUJ85101519",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "RAMQ: TREM 5813 1214", why: "there is no month 13" },
        Counterexample { field: "", text: "RAMQ: BOUF 9463 2327", why: "neither of women" },
        Counterexample { field: "order_id", text: "TREM 5805 1214", why: "the field says what it is" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let (year, month, day) = (dates::two(value, 4), dates::two(value, 6), dates::two(value, 8));
    let month = if month > 50 { month - 50 } else { month };
    dates::exists_in_some_century(year, month, day).then_some(Evidence::NONE)
}
