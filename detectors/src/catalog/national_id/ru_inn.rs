//! INN of persons in Russia: taxpayer numbers.
//!
//! Twelve digits: four of the tax office, six of the record, two check digits modulo 11. Organisations have
//! ten digits; those are no personal data and are not taken.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{12}", "9{4} 9{6} 99", "9{4} 9{8}", "9{2} 9{2} 9{6} 99"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ru-inn",
    revision: 1,
    category: Category::TaxId,
    summary: "A taxpayer number of a person in Russia (INN).",
    standard: Standard {
        name: "Приказ ФНС России от 29.06.2012 N ММВ-7-6/435@",
        url: "https://www.nalog.gov.ru",
    },
    regions: &["RU"],
    anchor: "twelve digits",
    checks: "both check digits modulo 11",
    context: &[
        "инн",
        "номер инн",
        "inn",
        "ru inn",
        "идентификационный номер налогоплательщика",
        "идентификационного номера налогоплательщика",
        "инн физического лица",
        "инн физлица",
        "russian taxpayer number",
        "russian tax number",
        "russian tax id",
        "taxpayer identification number russia",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 20, formatted: 30, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "ИНН: 500100732259",
            value: "500100732259",
            normal: "500100732259",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "ИНН физлица 5001 007322 59",
            value: "5001 007322 59",
            normal: "500100732259",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "inn",
            text: "500100732259",
            value: "500100732259",
            normal: "500100732259",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ИНН: 500100732258", why: "the last check digit is wrong" },
        Counterexample { field: "inn", text: "000000000000", why: "a number of equal digits is none" },
        Counterexample { field: "", text: "ИНН 7707083893", why: "ten digits are an organisation" },
        Counterexample {
            field: "", text: "заказ 500100732259", why: "without a label it is any number"
        },
    ],
};

const FIRST: &[u32] = &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const SECOND: &[u32] = &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<12>(number)?;
    (weighted(&d, FIRST) % 11 % 10 == u32::from(d[10])
        && weighted(&d, SECOND) % 11 % 10 == u32::from(d[11])
        && !is_uniform(number))
    .then_some(Evidence::CHECKSUM)
}
