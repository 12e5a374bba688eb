//! Passport numbers of any country.
//!
//! Six to nine letters and digits, of which at least five are digits: what most countries write. Only a
//! label or a field tells such a number from any other.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{8,9}",
            "A9{6,8}",
            "A9{5}",
            "AA9{5,7}",
            "A{3}9{5,6}",
            "99AA9{5}",
            "A9{3}A9{4}",
            "AX{6}9",
            "AX{7}9",
            "A9{7}A",
            "A9{6}AA",
        ],
        check: shapes::five_digits,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "passport",
    revision: 1,
    category: Category::Passport,
    summary: "The number of a passport of any country.",
    standard: Standard {
        name: "ICAO Doc 9303-4, Machine Readable Passports",
        url: "https://www.icao.int/publications/pages/publication.aspx?docnum=9303",
    },
    regions: &[],
    anchor: "six to nine letters and digits",
    checks: "at least five digits",
    context: &[
        "passport",
        "passport number",
        "passport no",
        "passport num",
        "passportnumber",
        "passports",
        "travel document",
        "reisepass",
        "passeport",
        "numéro de passeport",
        "pasaporte",
        "número de pasaporte",
        "passaporto",
        "passaporte",
        "paspoort",
        "paspoortnummer",
        "paszport",
        "pașaport",
        "passnummer",
        "pasnummer",
        "pasaport",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Passport number: X1234567",
            value: "X1234567",
            normal: "X1234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "passport_no",
            text: "036001231",
            value: "036001231",
            normal: "036001231",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "travel document, passport A1234567B",
            value: "A1234567B",
            normal: "A1234567B",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "X1234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "X1234567", why: "the field says what it is" },
        Counterexample { field: "", text: "passport number: AB12", why: "too short" },
    ],
};
