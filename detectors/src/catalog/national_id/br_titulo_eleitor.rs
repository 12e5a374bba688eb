//! Numbers of voter registrations (título de eleitor) of Brazil.
//!
//! Twelve digits: eight of a serial, two of the federal unit (01 to 27, 28 abroad) and two check digits
//! modulo 11; in São Paulo (01) and Minas Gerais (02) a remainder of 0 counts as 1.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{12}", "9999 9999 9999", "9999.9999.9999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "br-titulo-eleitor",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a voter registration of Brazil.",
    standard: Standard {
        name: "TSE, Resolução 21.538/2003, article 12",
        url: "https://pt.wikipedia.org/wiki/T%C3%ADtulo_eleitoral",
    },
    regions: &["BR"],
    anchor: "twelve digits, alone or in groups of four",
    checks: "both check digits, the federal unit",
    context: &[
        "título de eleitor",
        "título eleitor",
        "título eleitoral",
        "número do título",
        "inscrição eleitoral",
        "número de inscrição eleitoral",
        "voter registration brazil",
        "voter id brazil",
        "br titulo de eleitor",
        "e título",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 40, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Título de eleitor: 4356 8709 0639",
            value: "4356 8709 0639",
            normal: "435687090639",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "inscrição eleitoral 102385010671",
            value: "102385010671",
            normal: "102385010671",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "titulo_eleitor",
            text: "102385010671",
            value: "102385010671",
            normal: "102385010671",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Título de eleitor: 4356 8709 0630",
            why: "a check digit is wrong",
        },
        Counterexample { field: "titulo_eleitor", text: "435687093571", why: "there is no federal unit 35" },
        Counterexample {
            field: "",
            text: "102385010671",
            why: "twelve digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "102385010671", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<12>(number)?;
    let unit = d[8] * 10 + d[9];
    let check_digit = |sum: u32| match sum % 11 {
        0 if unit <= 2 => 1,
        10 => 0,
        remainder => remainder,
    };
    let first = check_digit(weighted(&d, &[2, 3, 4, 5, 6, 7, 8, 9]));
    let second = check_digit(weighted(&[d[8], d[9]], &[7, 8]) + first * 9);
    let passes = first == u32::from(d[10]) && second == u32::from(d[11]);
    (passes && (1..=28).contains(&unit) && number.get(..8) != Some(b"00000000")).then_some(Evidence::CHECKSUM)
}
