//! Social insurance numbers of Austria (Versicherungsnummer, VNR, on the e-card).
//!
//! Ten digits, written 4-6: a serial of three digits that does not begin with 0, a check digit, and the day
//! of birth as DDMMYY. Where the numbers of a day are used up, months from 13 on stand in its place, so the
//! date is not always one of the calendar. One check digit alone is weak: a bare number counts only with a
//! label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::two,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{10}", "9999~999999", "9999/999999", "9999~99~99~99", "9999 99.99.99"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "at-svnr",
    revision: 1,
    category: Category::NationalId,
    summary: "A social insurance number of Austria.",
    standard: Standard {
        name: "ASVG § 460d; Sozialversicherungsnummer, section Österreich",
        url: "https://de.wikipedia.org/wiki/Sozialversicherungsnummer",
    },
    regions: &["AT"],
    anchor: "ten digits, alone or in groups of 4 and 6",
    checks: "check digit in the fourth place, day and month of birth, no leading zero",
    context: &[
        "svnr",
        "sv nr",
        "sv nummer",
        "sozialversicherungsnummer",
        "österreichische sozialversicherungsnummer",
        "versicherungsnummer",
        "vsnr",
        "vnr",
        "at vnr",
        "e card nummer",
        "austrian social security number",
        "austrian social insurance number",
        "austrian ssn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "SVNR: 1237 010180",
            value: "1237 010180",
            normal: "1237010180",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Sozialversicherungsnummer 4129150585 der Patientin",
            value: "4129150585",
            normal: "4129150585",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "svnr",
            text: "4129150585",
            value: "4129150585",
            normal: "4129150585",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Austrian social security number 7848-241399",
            value: "7848-241399",
            normal: "7848241399",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "SVNR: 2237 010180", why: "the check digit is wrong" },
        Counterexample { field: "", text: "1237010180", why: "ten digits without a label are any number" },
        Counterexample { field: "svnr", text: "4126320585", why: "no month has 32 days" },
        Counterexample { field: "order_id", text: "1237 010180", why: "the field says what it is" },
    ],
};

/// Weights of the ten places; the check digit itself, the fourth, has none.
const WEIGHTS: &[u32] = &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6];

/// Months above 12 are given when the numbers of a day are used up.
const LAST_MONTH: u32 = 15;

fn check(number: &[u8]) -> Option<Evidence> {
    let all = digits::<10>(number)?;
    let (day, month) = (two(number, 4), two(number, 6));
    let possible = all[0] != 0 && (1..=31).contains(&day) && (1..=LAST_MONTH).contains(&month);
    (possible && weighted(&all, WEIGHTS) % 11 == u32::from(all[3])).then_some(Evidence::CHECKSUM)
}
