//! Routing numbers of banks in the United States (ABA routing transit numbers).
//!
//! Nine digits, the last a check digit: weights 3, 7 and 1 in turn, the sum a multiple of 10. The first two
//! digits tell the Federal Reserve district: 00 to 12, 21 to 32 (thrifts), 61 to 72 (electronic) and 80
//! (traveller's cheques). One nine-digit number in twenty passes by chance, so a bare one needs a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates,
        mod11::{digits, is_uniform, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9}", "9{4}~9{4}~9"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "us-routing-number",
    revision: 1,
    category: Category::BankAccount,
    summary: "A routing number of a bank in the United States.",
    standard: Standard {
        name: "American Bankers Association, Routing Number Policy",
        url: "https://en.wikipedia.org/wiki/ABA_routing_transit_number",
    },
    regions: &["US"],
    anchor: "nine digits, alone or in groups of 4, 4 and 1",
    checks: "weights 3, 7, 1: the sum is a multiple of 10; districts of the Federal Reserve",
    context: &[
        "us rtn",
        "rtn",
        "routing number",
        "routing no",
        "routing",
        "routing transit number",
        "aba",
        "aba routing",
        "aba routing number",
        "aba number",
        "aba rtn",
        "transit routing number",
        "bank routing number",
        "ach routing",
        "ach routing number",
        "wire routing number",
        "routingnumber",
        "número de ruta",
        "número de ruta bancaria",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 50, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "routing number: 121042882",
            value: "121042882",
            normal: "121042882",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "aba_routing_number",
            text: "3222-7162-7",
            value: "3222-7162-7",
            normal: "322271627",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "The RTN is 111000025, at the Federal Reserve.",
            value: "111000025",
            normal: "111000025",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "número de ruta 071101307",
            value: "071101307",
            normal: "071101307",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "routing number: 421042111", why: "the check digit is wrong" },
        Counterexample { field: "routing_number", text: "441042884", why: "no district begins with 44" },
        Counterexample { field: "", text: "121042882", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "3222-7162-7", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<9>(number)?;
    let district = dates::two(number, 0);
    let sum = weighted(&digits, &[3, 7, 1, 3, 7, 1, 3, 7, 1]);
    let given = matches!(district, 0..=12 | 21..=32 | 61..=72 | 80) && !is_uniform(number);
    (given && sum.is_multiple_of(10)).then_some(Evidence::CHECKSUM)
}
