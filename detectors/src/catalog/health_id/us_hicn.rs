//! Health insurance claim numbers, the Medicare numbers of the United States until 2019.
//!
//! The social security number of the wage earner and the code of the beneficiary: a letter, often with a digit or
//! letter behind. Those of railroad workers have the letters first. No check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{9}A",
            "9{9}AX",
            "999-99-9999A",
            "999-99-9999-A",
            "999-99-9999AX",
            "999-99-9999-AX",
            "999 99 9999 A",
            "A{1,3}9{6}",
            "A{1,3}9{9}",
            "A{1,3}-9{6}",
            "A{1,3}-999-99-9999",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "us-hicn",
    revision: 1,
    category: Category::HealthId,
    summary: "A health insurance claim number of Medicare, used until 2019.",
    standard: Standard {
        name: "SSA, POMS HI 00901.045, beneficiary identification codes",
        url: "https://secure.ssa.gov/poms.nsf/lnx/0600901045",
    },
    regions: &["US"],
    anchor: "nine digits and one or two letters or digits, or up to three letters and six or nine digits",
    checks: "impossible social security numbers; codes of beneficiaries",
    context: &[
        "hicn",
        "hic number",
        "hicn number",
        "health insurance claim number",
        "medicare claim number",
        "medicare hic",
        "us hicn",
        "medicare health insurance claim number",
        "medicare hicn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 88, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "HICN: 536-90-4399-A",
            value: "536-90-4399-A",
            normal: "536904399A",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "health insurance claim number 536904399B1",
            value: "536904399B1",
            normal: "536904399B1",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "hicn",
            text: "WCA536904",
            value: "WCA536904",
            normal: "WCA536904",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "HICN: 666-90-4399-A", why: "area 666 is never given" },
        Counterexample { field: "", text: "HICN: 536904399Z", why: "no beneficiary has the code Z" },
        Counterexample { field: "", text: "536904399A", why: "without a label it is any code" },
    ],
};

/// Letters before the numbers of railroad workers: POMS HI 00901.050.
const RAILROAD: &[&[u8]] = &[
    b"A", b"CA", b"H", b"JA", b"MA", b"MH", b"PA", b"PD", b"PH", b"WA", b"WCA", b"WCD", b"WCH", b"WD", b"WH",
];

fn check(value: &[u8]) -> Option<Evidence> {
    let letters = value.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    if letters > 0 {
        let (prefix, number) = (value.get(..letters)?, value.get(letters..)?);
        return (RAILROAD.contains(&prefix) && !is_uniform(number)).then_some(Evidence::NONE);
    }
    let (area, group, serial) = (value.get(..3)?, value.get(3..5)?, value.get(5..9)?);
    let code = value.get(9)?;
    let possible = area != b"000"
        && area != b"666"
        && area.first() != Some(&b'9')
        && group != b"00"
        && serial != b"0000";
    (possible && b"ABCDEFJKMTW".contains(code)).then_some(Evidence::NONE)
}
