//! Personal numbers of Hungary (személyi szám, személyi azonosító).
//!
//! Eleven digits, written 1-720415-3213: sex and century, day of birth YYMMDD, a serial and a check digit.
//! The weights run from 1 to 10 for those born until 1996, from 10 to 1 for those born later.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::{LATEST, exists, two},
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{11}", "9~999999~9999", "9 99 99 99 9999", "9 999999 999 9", "9 9999999999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "hu-szemelyi",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal number of Hungary.",
    standard: Standard {
        name: "1996. évi XX. törvény, annex 1",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["HU"],
    anchor: "eleven digits, alone or in groups of 1, 6 and 4",
    checks: "check digit, day of birth with the century in the first digit",
    context: &[
        "személyi szám",
        "személyi száma",
        "személyi azonosító",
        "személyi azonosító jel",
        "személyi azonosítója",
        "személyazonosító jel",
        "szemelyi szam",
        "szem szám",
        "hungarian personal number",
        "hungarian personal id",
        "hungarian personal identification number",
        "hungarian national id",
        "hu personal number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 72, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Személyi szám: 1-720415-3212",
            value: "1-720415-3212",
            normal: "17204153212",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "személyi azonosító 40511230876",
            value: "40511230876",
            normal: "40511230876",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "szemelyi_szam",
            text: "29802091142",
            value: "29802091142",
            normal: "29802091142",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Hungarian personal number 17204153212",
            value: "17204153212",
            normal: "17204153212",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "(2-980209-1142)",
            value: "2-980209-1142",
            normal: "29802091142",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Személyi szám: 17204153213", why: "the check digit is wrong" },
        Counterexample { field: "szemelyi_szam", text: "17202313219", why: "February has no 31 days" },
        Counterexample { field: "", text: "17204153212", why: "eleven digits without a label" },
        Counterexample { field: "order_id", text: "17204153212", why: "the field says what it is" },
    ],
};

const UNTIL_1996: &[u32] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const SINCE_1997: &[u32] = &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

fn check(number: &[u8]) -> Option<Evidence> {
    let all = digits::<11>(number)?;
    let (year, month, day) = (two(number, 1), two(number, 3), two(number, 5));
    // Act XX of 1996, annex: 1 and 2 for the twentieth century, 3 and 4 for the centuries before and after,
    // 5 to 8 likewise for foreigners of the earlier rule.
    let passes = |year: u32| {
        let weights = if year <= 1996 { UNTIL_1996 } else { SINCE_1997 };
        year <= LATEST && exists(year, month, day) && weighted(&all, weights) % 11 == u32::from(all[10])
    };
    let passes = match all[0] {
        1 | 2 | 5 | 6 => passes(1900 + year),
        3 | 4 | 7 | 8 => passes(2000 + year) || year >= 70 && passes(1800 + year),
        _ => false,
    };
    passes.then_some(Evidence::CHECKSUM)
}
