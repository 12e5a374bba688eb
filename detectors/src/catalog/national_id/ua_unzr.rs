//! UNZR: numbers of records in the demographic register of Ukraine, printed on identity cards and passports.
//!
//! Thirteen digits YYYYMMDD-NNNNC: the date of birth, a serial of four, a check digit as in machine-readable
//! travel documents.

use super::seven_three_one;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{8}-9{5}", "9{8} 9{5}", "9{13}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ua-unzr",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a record in the demographic register of Ukraine (UNZR).",
    standard: Standard {
        name: "Кабінет Міністрів України, постанова від 18.10.2017 № 784",
        url: "https://zakon.rada.gov.ua/laws/show/784-2017-п",
    },
    regions: &["UA"],
    anchor: "thirteen digits, alone or in groups of 8 and 5",
    checks: "the date of birth, the check digit of weights 7, 3, 1 modulo 10",
    context: &[
        "унзр",
        "unzr",
        "номер унзр",
        "запис унзр",
        "унікальний номер запису в реєстрі",
        "унікальний номер запису в єдиному державному демографічному реєстрі",
        "номер запису в реєстрі",
        "номер запису в єдиному державному демографічному реєстрі",
        "ukrainian record number",
        "unique record number in the register",
        "ua unzr",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 20, formatted: 45, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "унзр: 19910824-00026",
            value: "19910824-00026",
            normal: "1991082400026",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
        Example {
            field: "",
            text: "UNZR 19900115-01232",
            value: "19900115-01232",
            normal: "1990011501232",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "unzr",
            text: "1985031700422",
            value: "1985031700422",
            normal: "1985031700422",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "УНЗР: 19910824-00027", why: "the check digit is wrong" },
        Counterexample { field: "unzr", text: "1991132400026", why: "there is no month 13" },
        Counterexample {
            field: "",
            text: "звіт 19910824-00026",
            why: "without a label it may be a date and a serial",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let year = dates::two(number, 0) * 100 + dates::two(number, 2);
    if number.len() != 13
        || !dates::is_birth_year(year)
        || !dates::exists(year, dates::two(number, 4), dates::two(number, 6))
        || !seven_three_one::passes(number)
    {
        return None;
    }
    // The specimen of the identity card.
    let specimen = number == b"1991082400026";
    Some(if specimen { Evidence::CHECKSUM | Evidence::RESERVED } else { Evidence::CHECKSUM })
}
