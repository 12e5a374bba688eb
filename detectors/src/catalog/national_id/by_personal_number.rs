//! Identification numbers of Belarus, printed in passports and identity cards.
//!
//! Fourteen characters GDDMMYYRNNNCCK: the century and sex (1 to 6), the date of birth, the region (A, B, C,
//! E, H, K or M), a serial of three, the citizenship (PB, BA, BI), a check digit as in machine-readable
//! travel documents.

use super::seven_three_one;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{7}A9{3}A{2}9", "9{7} A 9{3} A{2} 9", "9{7} A9{3} A{2}9", "9{7}-A-9{3}-A{2}-9"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "by-personal-number",
    revision: 1,
    category: Category::NationalId,
    summary: "An identification number of Belarus.",
    standard: Standard {
        name: "Law 418-Z of 21 July 2008 on the population register",
        url: "https://en.wikipedia.org/wiki/Belarusian_passport",
    },
    regions: &["BY"],
    anchor: "seven digits, a letter, three digits, two letters, a digit",
    checks: "date of birth with its century, region, citizenship, check digit of weights 7, 3, 1",
    context: &[
        "идентификационный номер",
        "личный номер",
        "идентификационный личный номер",
        "ідэнтыфікацыйны нумар",
        "асабісты нумар",
        "identification number belarus",
        "belarusian identification number",
        "belarusian personal number",
        "by personal number",
        "identification no",
        "personal no",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 95, formatted: 96, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Идентификационный номер 3150386A001PB3",
            value: "3150386A001PB3",
            normal: "3150386A001PB3",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "паспорт MP1234567, 4010190E012PB8",
            value: "4010190E012PB8",
            normal: "4010190E012PB8",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "by_personal_number",
            text: "5150601h003ba9",
            value: "5150601h003ba9",
            normal: "5150601H003BA9",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "", text: "Личный номер 3150386A001PB4", why: "the check digit is wrong"
        },
        Counterexample {
            field: "", text: "Личный номер 3151386A001PB6", why: "there is no month 13"
        },
        Counterexample {
            field: "by_personal_number",
            text: "9150386A001PB5",
            why: "the first digit is 1 to 6",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let century = match number.first()? {
        b'1' | b'2' => 1800,
        b'3' | b'4' => 1900,
        b'5' | b'6' => 2000,
        _ => return None,
    };
    let year = century + dates::two(number, 5);
    (number.len() == 14
        && dates::is_birth_year(year)
        && dates::exists(year, dates::two(number, 3), dates::two(number, 1))
        && b"ABCEHKM".contains(number.get(7)?)
        && matches!(number.get(11..13)?, b"PB" | b"BA" | b"BI")
        && seven_three_one::passes(number))
    .then_some(Evidence::CHECKSUM)
}
