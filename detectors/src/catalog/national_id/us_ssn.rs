//! Social security numbers of the United States.
//!
//! Nine digits, written 3-2-4: area, group, serial. Since 2011 areas are given at random; 000, 666 and 900
//! to 999 are never given, nor group 00 and serial 0000. There is no check digit, so a bare number counts
//! only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["999~99~9999", "9{9}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "us-ssn",
    revision: 2,
    category: Category::NationalId,
    summary: "A social security number of the United States.",
    standard: Standard {
        name: "SSA, Social Security Number Randomization; POMS RM 10201.035 (invalid numbers)",
        url: "https://www.ssa.gov/employer/randomization.html",
    },
    regions: &["US"],
    anchor: "nine digits, alone or in groups of 3, 2 and 4",
    checks: "areas 000, 666, 900 to 999, group 00 and serial 0000 are never given",
    context: &[
        "ssn",
        "ssns",
        "ss#",
        "social security",
        "social security number",
        "social security no",
        "socialsecurity",
        "social insurance number us",
        "us ssn",
        "número de seguro social",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 70, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "SSN: 536-90-4399",
            value: "536-90-4399",
            normal: "536904399",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "her social security number is 536904399.",
            value: "536904399",
            normal: "536904399",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ssn",
            text: "536 90 4399",
            value: "536 90 4399",
            normal: "536904399",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "SSN 078-05-1120",
            value: "078-05-1120",
            normal: "078051120",
            evidence: Evidence::RESERVED,
        },
    ],
    counterexamples: &[
        Counterexample { field: "ssn", text: "1112-23333", why: "the groups are not those of the number" },
        Counterexample { field: "", text: "SSN: 666-12-3456", why: "area 666 is never given" },
        Counterexample { field: "ssn", text: "900-12-3456", why: "areas from 900 on are taxpayer numbers" },
        Counterexample { field: "", text: "536904399", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "536-90-4399", why: "the field says what it is" },
    ],
};

/// Numbers printed for advertisements and as specimens: SSA, "Social Security Cards Issued by Woolworth",
/// and POMS RM 10201.035.
const SPECIMENS: &[&[u8]] = &[b"078051120", b"219099999", b"123456789", b"457555462"];

fn check(number: &[u8]) -> Option<Evidence> {
    let (area, group, serial) = (number.get(..3)?, number.get(3..5)?, number.get(5..)?);
    if area == b"000" || area == b"666" || area[0] == b'9' || group == b"00" || serial == b"0000" {
        return None;
    }
    if SPECIMENS.contains(&number) {
        return Some(Evidence::RESERVED);
    }
    (!is_uniform(number)).then_some(Evidence::NONE)
}
