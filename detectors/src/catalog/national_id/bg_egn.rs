//! Unified civil numbers of Bulgaria (ЕГН).
//!
//! Ten digits: day of birth YYMMDD, with 20 added to the month for births in the nineteenth century and 40
//! for those since 2000, a serial that also tells the region and, even or odd, the sex, and a check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::{exists, two},
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}", "999999 999 9", "999999~9999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "bg-egn",
    revision: 1,
    category: Category::NationalId,
    summary: "A unified civil number of Bulgaria.",
    standard: Standard {
        name: "Civil Registration Act, Art. 11; Unified civil number",
        url: "https://en.wikipedia.org/wiki/Unique_citizenship_number",
    },
    regions: &["BG"],
    anchor: "ten digits",
    checks: "check digit, day of birth with the century in the month",
    context: &[
        "егн",
        "единен граждански номер",
        "egn",
        "edinen grazhdanski nomer",
        "unified civil number",
        "uniform civil number",
        "unique citizenship number",
        "bulgarian personal number",
        "bulgarian national id",
        "bg ucn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "ЕГН: 7523169263",
            value: "7523169263",
            normal: "7523169263",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "EGN 8032056031 на лицето",
            value: "8032056031",
            normal: "8032056031",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "egn",
            text: "7512134820",
            value: "7512134820",
            normal: "7512134820",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Unified civil number: 044708 155 9",
            value: "044708 155 9",
            normal: "0447081559",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ЕГН: 7523169264", why: "the check digit is wrong" },
        Counterexample { field: "egn", text: "8019010008", why: "there is no such day" },
        Counterexample { field: "", text: "7523169263", why: "ten digits without a label are any number" },
        Counterexample { field: "order_id", text: "8032056031", why: "the field says what it is" },
    ],
};

const WEIGHTS: &[u32] = &[2, 4, 8, 5, 10, 9, 7, 3, 6];

fn check(number: &[u8]) -> Option<Evidence> {
    let all = digits::<10>(number)?;
    let (year, month, day) = (two(number, 0), two(number, 2), two(number, 4));
    let (year, month) = match month {
        0..=12 => (1900 + year, month),
        21..=32 => (1800 + year, month - 20),
        _ => (2000 + year, month.checked_sub(40)?),
    };
    let passes = weighted(&all, WEIGHTS) % 11 % 10 == u32::from(all[9]);
    (passes && exists(year, month, day)).then_some(Evidence::CHECKSUM)
}
