//! Identity codes (CUI) on the identity document (DPI) of Guatemala.
//!
//! Thirteen digits, written 9999 99999 9999: eight of a serial, a check digit modulo 11, two digits of
//! the department (01 to 22) and two of the municipality of birth.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::two,
        mod11::{digits, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9999~9{5}~9999", "9{13}", "9{9} 9999", "9{9}-9999", "9{8} 9 99 99", "9{8}-9-99-99"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "gt-cui",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity code of Guatemala.",
    standard: Standard {
        name: "RENAP, Código Único de Identificación; Decreto 90-2005",
        url: "https://www.renap.gob.gt/",
    },
    regions: &["GT"],
    anchor: "thirteen digits, alone or in groups of 4, 5 and 4",
    checks: "the check digit, the department, the municipality",
    context: &[
        "cui",
        "dpi",
        "código único de identificación",
        "documento personal de identificación",
        "número de dpi",
        "número de cui",
        "cui dpi",
        "guatemalan id",
        "gt cui",
        "gt dpi",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 75, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "DPI: 2345 67899 0101",
            value: "2345 67899 0101",
            normal: "2345678990101",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Guatemalan ID 2345678990101",
            value: "2345678990101",
            normal: "2345678990101",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "cui",
            text: "2345678990101",
            value: "2345678990101",
            normal: "2345678990101",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Marta Xol, 2345 67899 0101, Cobán",
            value: "2345 67899 0101",
            normal: "2345678990101",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "DPI: 2345678900101", why: "the check digit is wrong" },
        Counterexample { field: "cui", text: "2345678992501", why: "there is no department 25" },
        Counterexample { field: "", text: "Ref 2345678990101", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "2345678990101", why: "the field says what it is" },
    ],
};

/// How many municipalities the departments have, 01 first: INE Guatemala. The newest are counted.
const MUNICIPALITIES: &[u32] =
    &[17, 8, 16, 16, 14, 14, 19, 8, 24, 21, 10, 30, 33, 21, 8, 18, 14, 5, 11, 11, 7, 17];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<13>(number)?;
    let (department, municipality) = (two(number, 9), two(number, 11));
    let last = *MUNICIPALITIES.get((department as usize).checked_sub(1)?)?;
    let passes = weighted(&d, &[2, 3, 4, 5, 6, 7, 8, 9]) % 11 == u32::from(d[8]);
    (passes && (1..=last).contains(&municipality) && d[..8] != [0; 8]).then_some(Evidence::CHECKSUM)
}
