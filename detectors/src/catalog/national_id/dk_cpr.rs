//! Danish personal numbers (CPR).
//!
//! Ten digits, written DDMMYY-SSSS: the day of birth and a serial whose first digit tells the century. The
//! check modulo 11 is no longer kept: since 2007 numbers are given without it, so a number that fails it is
//! still one. 60 is added to the day of replacement numbers, which hospitals give to people without a
//! number.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::{LATEST, exists, two},
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{10}", "999999-9999", "999999 9999", "99~99~99~9999", "99.99.99-9999", "99/99/99-9999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "dk-cpr",
    revision: 1,
    category: Category::NationalId,
    summary: "A Danish personal number.",
    standard: Standard {
        name: "CPR-kontoret, Personnummeret i CPR",
        url: "https://en.wikipedia.org/wiki/Personal_identification_number_(Denmark)",
    },
    regions: &["DK"],
    anchor: "ten digits, alone or in groups of 6 and 4",
    checks: "day of birth; the check modulo 11 is evidence where it holds",
    context: &[
        "cpr",
        "cpr nr",
        "cpr nummer",
        "cprnr",
        "cpr number",
        "personnummer",
        "personnr",
        "danish personal number",
        "danish national id",
        "civil registration number",
        "central person register",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "CPR-nr. 211062-5629",
            value: "211062-5629",
            normal: "2110625629",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "cpr nummer: 0707614285",
            value: "0707614285",
            normal: "0707614285",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cpr",
            text: "2110625629",
            value: "2110625629",
            normal: "2110625629",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "CPR number 150507-4123",
            value: "150507-4123",
            normal: "1505074123",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CPR-nr. 511062-5629", why: "no month has 51 days, nor 60 more" },
        Counterexample { field: "cpr", text: "2110525629", why: "2052 is yet to come" },
        Counterexample { field: "", text: "2110625629", why: "ten digits without a label are any number" },
        Counterexample { field: "order_id", text: "211062-5629", why: "the field says what it is" },
    ],
};

const WEIGHTS: &[u32] = &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

fn check(number: &[u8]) -> Option<Evidence> {
    let all = digits::<10>(number)?;
    let (day, month, year) = (two(number, 0), two(number, 2), two(number, 4));
    // CPR-kontoret, Personnummeret i CPR: the seventh digit and the year tell the century.
    let century = match (all[6], year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (_, ..=57) => 2000,
        _ => 1800,
    };
    let day = if day > 60 { day - 60 } else { day };
    if !exists(century + year, month, day) || century + year > LATEST {
        return None;
    }
    Some(if weighted(&all, WEIGHTS).is_multiple_of(11) { Evidence::CHECKSUM } else { Evidence::NONE })
}
