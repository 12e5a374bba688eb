//! Numbers of Swedish driving licences.
//!
//! Ten digits, the personal number of the holder. The same number as the
//! personnummer of the holder; coordination numbers have 60 added to the day.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, luhn, mod11::digits},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6}-9{4}", "9{10}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "se-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Swedish driving licence.",
    standard: Standard {
        name: "Directive 2006/126/EC, Annex I, number 5; PRADO",
        url: "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
    },
    regions: &["SE"],
    anchor: "ten digits, the personal number of the holder",
    checks: "a possible date of birth, and the check digit (Luhn)",
    context: &[
        "körkort",
        "körkortsnummer",
        "körkortsnr",
        "svenskt körkort",
        "swedish driving licence",
        "swedish driving license",
        "swedish driver license",
        "swedish drivers license",
        "se driving licence",
        "se driver license",
        "se drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "körkort: 640823-3234",
            value: "640823-3234",
            normal: "6408233234",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "swedish driving licence 640823-3234 was shown",
            value: "640823-3234",
            normal: "6408233234",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "se_driving_licence",
            text: "640823-3234",
            value: "640823-3234",
            normal: "6408233234",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 6408233234", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "6408233234", why: "the field says what it is" },
        Counterexample { field: "", text: "körkort: 640823-3235", why: "the check digit is wrong" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (year, month, day) = (dates::two(number, 0), dates::two(number, 2), dates::two(number, 4));
    let day = if day > 60 { day - 60 } else { day };
    (dates::exists_in_some_century(year, month, day) && luhn::passes(&digits::<10>(number)?))
        .then_some(Evidence::CHECKSUM)
}
