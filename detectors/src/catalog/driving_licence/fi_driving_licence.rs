//! Numbers of Finnish driving licences.
//!
//! A personal identity code: date of birth, serial number and check character. The same number as the
//! identity code of the holder.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, mod11::number},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6}-9{3}X", "9{6}A9{3}X", "9{6}9{3}X"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "fi-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Finnish driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["FI"],
    anchor: "a personal identity code: date of birth, serial number and check character",
    checks: "a possible date of birth, and the check character (remainder modulo 31)",
    context: &[
        "ajokortti",
        "ajokortin numero",
        "finskt körkort",
        "finnish driving licence",
        "finnish driving license",
        "finnish driver license",
        "finnish drivers license",
        "fi driving licence",
        "fi driver license",
        "fi drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "ajokortti: 131052-308T",
            value: "131052-308T",
            normal: "131052308T",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "finnish driving licence 131052-308T was shown",
            value: "131052-308T",
            normal: "131052308T",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "fi_driving_licence",
            text: "131052-308T",
            value: "131052-308T",
            normal: "131052308T",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 131052308T", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "131052308T", why: "the field says what it is" },
        Counterexample { field: "", text: "ajokortti: 131052-308U", why: "the check character is wrong" },
    ],
};

/// The check characters by remainder: Digital and Population Data Services Agency, personal identity code.
const CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

fn check(value: &[u8]) -> Option<Evidence> {
    // The sign of the century is a letter for those born since 2000, and for some since 2023.
    let at = if value.len() == 11 { 7 } else { 6 };
    if at == 7 && !value.get(6).is_some_and(|sign| b"ABCDEFUVWXY".contains(sign)) {
        return None;
    }
    let (date, serial, last) = (value.get(..6)?, value.get(at..at + 3)?, value.get(at + 3)?);
    let (day, month, year) = (dates::two(date, 0), dates::two(date, 2), dates::two(date, 4));
    if !dates::exists_in_some_century(year, month, day) {
        return None;
    }
    let remainder = (number(date)? * 1000 + number(serial)?) % 31;
    (CHARACTERS.get(remainder as usize) == Some(last)).then_some(Evidence::CHECKSUM)
}
