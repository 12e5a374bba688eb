//! SNILS: pension insurance numbers of Russia, which serve as identity numbers.
//!
//! Eleven digits 999-999-999 99; the last two are a check, modulo 101. Numbers up to 001-001-998 have been
//! given without a rule for the check.

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
        forms: &[
            "9{3}-9{3}-9{3} 99",
            "9{3}-9{3}-9{3}-99",
            "9{3} 9{3} 9{3} 99",
            "9{9} 99",
            "9{9}-99",
            "9{11}",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ru-snils",
    revision: 1,
    category: Category::NationalId,
    summary: "A pension insurance number of Russia (SNILS).",
    standard: Standard {
        name: "Постановление Правления ПФР от 13.06.2019 N 335п",
        url: "https://en.wikipedia.org/wiki/SNILS",
    },
    regions: &["RU"],
    anchor: "eleven digits, alone or in groups of 3, 3, 3 and 2",
    checks: "the check number modulo 101",
    context: &[
        "снилс",
        "снилса",
        "снилсу",
        "номер снилс",
        "snils",
        "страховой номер индивидуального лицевого счета",
        "страховой номер индивидуального лицевого счёта",
        "страховое свидетельство",
        "страхового свидетельства",
        "пенсионное страховое свидетельство",
        "russian pension insurance number",
        "insurance number of individual ledger account",
        "ru snils",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 85, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "снилс: 112-233-445 95",
            value: "112-233-445 95",
            normal: "11223344595",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM).with(Evidence::RESERVED),
        },
        Example {
            field: "",
            text: "номер снилс 08765430300",
            value: "08765430300",
            normal: "08765430300",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "snils",
            text: "155-668-776-21",
            value: "155-668-776-21",
            normal: "15566877621",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Иванов И. И., 155-668-776 21, Москва",
            value: "155-668-776 21",
            normal: "15566877621",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "СНИЛС: 112-233-445 96", why: "the check number is wrong" },
        Counterexample { field: "snils", text: "00000000000", why: "a number of equal digits is none" },
        Counterexample { field: "", text: "заказ 15566877621", why: "without a label it is any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    if is_uniform(number) {
        return None;
    }
    if mod11::number(number.get(..9)?)? <= 1_001_998 {
        return Some(Evidence::NONE);
    }
    // 100 and 101 are written 00.
    let expected = weighted(&d, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
    if expected != dates::two(number, 9) {
        return None;
    }
    // The example of the pension fund's own description of the check.
    let specimen = number == b"11223344595";
    Some(if specimen { Evidence::CHECKSUM | Evidence::RESERVED } else { Evidence::CHECKSUM })
}
