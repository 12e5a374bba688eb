//! RNOKPP (RNTRC): taxpayer numbers of persons in Ukraine, formerly called identification code.
//!
//! Ten digits: the days from 31 December 1899 to the date of birth, a serial of four whose last digit is
//! even for women, a check digit modulo 11.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates,
        mod11::{self, digits, is_uniform, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{10}", "99 99 99 99 99", "9{5} 9{5}", "9{3} 9{3} 9{4}", "9{4} 9{3} 9{3}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ua-rntrc",
    revision: 1,
    category: Category::TaxId,
    summary: "A taxpayer number of a person in Ukraine (RNOKPP).",
    standard: Standard {
        name: "Міністерство фінансів України, наказ від 29.09.2017 № 822",
        url: "https://uk.wikipedia.org/wiki/РНОКПП",
    },
    regions: &["UA"],
    anchor: "ten digits",
    checks: "the days until the date of birth, the check digit modulo 11",
    context: &[
        "рнокпп",
        "rnokpp",
        "rntrc",
        "ua rntrc",
        "іпн",
        "ипн",
        "ідентифікаційний код",
        "індивідуальний податковий номер",
        "идентификационный код",
        "реєстраційний номер облікової картки платника податків",
        "реєстраційний номер облікової картки",
        "дрфо",
        "drfo",
        "ukrainian tax number",
        "ukrainian tax id",
        "taxpayer registration number ukraine",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 20, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "рнокпп: 1759013776",
            value: "1759013776",
            normal: "1759013776",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "RNTRC 25 30 41 40 71",
            value: "25 30 41 40 71",
            normal: "2530414071",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "rnokpp",
            text: "3121614071",
            value: "3121614071",
            normal: "3121614071",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "ідентифікаційний код 2200300272",
            value: "2200300272",
            normal: "2200300272",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "РНОКПП: 1759013770", why: "the check digit is wrong" },
        Counterexample { field: "rnokpp", text: "0000000000", why: "a number of equal digits is none" },
        Counterexample {
            field: "", text: "замовлення 1759013776", why: "without a label it is any number"
        },
    ],
};

/// The first weight of the rule is -1, which is 10 modulo 11.
const WEIGHTS: &[u32] = &[10, 5, 7, 9, 4, 6, 10, 5, 7];

/// The days from 31 December 1899 to the end of the latest year of birth, with all leap days since 1904.
const LATEST_DAY: u64 = ((dates::LATEST as u64) - 1899) * 365 + ((dates::LATEST as u64) - 1900) / 4;

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<10>(number)?;
    let days = mod11::number(number.get(..5)?)?;
    ((1..=LATEST_DAY).contains(&days)
        && weighted(&d, WEIGHTS) % 11 % 10 == u32::from(d[9])
        && !is_uniform(number))
    .then_some(Evidence::CHECKSUM)
}
