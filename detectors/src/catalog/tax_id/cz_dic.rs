//! Tax numbers of persons in the Czech Republic (DIČ): CZ and the birth number.
//!
//! Nine or ten digits: the date of birth (month 50 more for women, 20 more where a day ran out),
//! and from 1954 on a check modulo 11. Nine digits from 6 on are others without a birth number. Eight digits are an
//! organisation's, which is no personal data.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "cz9{9,10}",
            "cz~9{9,10}",
            "9{9,10}",
            "9{6}/9{3,4}",
            "cz 9{6}/9{3,4}",
            "cz999 999 999",
            "cz 999 999 999",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "cz-dic",
    revision: 2,
    category: Category::TaxId,
    summary: "A tax number of a person in the Czech Republic.",
    standard: Standard {
        name: "OECD, TIN, Czech Republic; zákon 280/2009 Sb., § 130",
        url: "https://cs.wikipedia.org/wiki/Da%C5%88ov%C3%A9_identifika%C4%8Dn%C3%AD_%C4%8D%C3%ADslo",
    },
    regions: &["CZ"],
    anchor: "CZ and nine or ten digits",
    checks: "date of birth, modulo 11",
    context: &[
        "dič",
        "dic",
        "daňové identifikační číslo",
        "daňové id",
        "cz dic",
        "czech tax id",
        "czech tax number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "DIC: CZ7103192745",
            value: "CZ7103192745",
            normal: "7103192745",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "daňové identifikační číslo CZ 7103192745",
            value: "CZ 7103192745",
            normal: "7103192745",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "dic",
            text: "7103192745",
            value: "7103192745",
            normal: "7103192745",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "DIC: CZ7103192746", why: "the check digit is wrong" },
        Counterexample { field: "", text: "DIC: CZ7113192745", why: "there is no month 13" },
        Counterexample { field: "dic", text: "25123891", why: "eight digits are an organisation's" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let number = value.strip_prefix(b"CZ").unwrap_or(value);
    let checked = match number.len() {
        10 => Evidence::CHECKSUM,
        // Before 1954 birth numbers had no check digit.
        9 => Evidence::NONE,
        _ => return None,
    };
    super::numbers::cz(number).then_some(checked)
}
