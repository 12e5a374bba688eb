//! Tax numbers of persons in Hungary (adóazonosító jel).
//!
//! Ten digits: 8, the days from 1 January 1867 to the birth, three of the day's, and a check digit, the sum of the
//! others by their places modulo 11.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, number, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{10}", "9{4}~999~999", "9~9{5}~9{4}", "9 999 999 999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "hu-adoazonosito",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person in Hungary.",
    standard: Standard {
        name: "Act CL of 2017 (Hungary); OECD, TIN, Hungary",
        url: "https://hu.wikipedia.org/wiki/Ad%C3%B3azonos%C3%ADt%C3%B3_jel",
    },
    regions: &["HU"],
    anchor: "ten digits from 8 on",
    checks: "day of birth; weights 1 to 9, modulo 11",
    context: &[
        "adóazonosító",
        "adóazonosító jel",
        "adóazonosító szám",
        "adóazonosítójel",
        "adó azonosító",
        "adóigazolvány",
        "adókártya",
        "hu adoazonosito",
        "hungarian tax id",
        "hungarian tax number",
        "hungarian tax identification number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 25, formatted: 30, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "adóazonosító jel: 8351204218",
            value: "8351204218",
            normal: "8351204218",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Hungarian tax ID 8362891750",
            value: "8362891750",
            normal: "8362891750",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "adoazonosito_jel",
            text: "8412590430",
            value: "8412590430",
            normal: "8412590430",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "", text: "adóazonosító jel: 8351204219", why: "the check digit is wrong"
        },
        Counterexample { field: "", text: "adóazonosító jel: 7351204218", why: "it begins with 8" },
        Counterexample { field: "", text: "8351204218", why: "ten digits without a label are any number" },
    ],
};

/// Days from the first of 1867 to the births of those who live: none before 1890, none after 2030.
const DAYS: std::ops::Range<u64> = 8_400..60_000;

fn check(value: &[u8]) -> Option<Evidence> {
    let digits = digits::<10>(value)?;
    let sum = weighted(&digits[..9], &[1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11;
    let possible = DAYS.contains(&number(value.get(1..6)?)?);
    (digits[0] == 8 && possible && sum == u32::from(digits[9])).then_some(Evidence::CHECKSUM)
}
