//! Numbers of German driving licences.
//!
//! Eleven characters: four of the authority, five of the driver, a check character, the number of the copy.
//! Letters count A = 10 to Z = 35; the remainder 10 is written X.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AX{10}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "de-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a German driving licence.",
    standard: Standard {
        name: "FeV, Anlage 8; Kraftfahrt-Bundesamt",
        url: "https://de.wikipedia.org/wiki/F%C3%BChrerschein_(EU-Recht)",
    },
    regions: &["DE"],
    anchor: "eleven letters and digits: authority, driver, check character, copy",
    checks: "the check character: weights 9 to 1, modulo 11",
    context: &[
        "führerscheinnummer",
        "führerschein",
        "führerschein nr",
        "fahrerlaubnis",
        "fahrerlaubnisnummer",
        "de führerschein",
        "de fuehrerschein",
        "fuehrerschein",
        "deutscher führerschein",
        "german driving licence",
        "german driving license",
        "german driver license",
        "german drivers license",
        "de driving licence",
        "de driver license",
        "de drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "führerscheinnummer: B072RRE2I55",
            value: "B072RRE2I55",
            normal: "B072RRE2I55",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "german driving licence B072RRE2I55 was shown",
            value: "B072RRE2I55",
            normal: "B072RRE2I55",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "de_driving_licence",
            text: "B072RRE2I55",
            value: "B072RRE2I55",
            normal: "B072RRE2I55",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref B072RRE2I55", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "B072RRE2I55", why: "the field says what it is" },
        Counterexample {
            field: "",
            text: "führerscheinnummer: B072RRE2I65",
            why: "the check character is wrong",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (body, last) = (number.get(..9)?, *number.get(9)?);
    if shapes::digits_in(number) < 3 {
        return None;
    }
    let sum: u32 = body.iter().zip((1..=9).rev()).map(|(b, w)| shapes::value_of(*b) * w).sum();
    let expected = match sum % 11 {
        10 => b'X',
        digit => b'0' + digit as u8,
    };
    (expected == last).then_some(Evidence::CHECKSUM)
}
