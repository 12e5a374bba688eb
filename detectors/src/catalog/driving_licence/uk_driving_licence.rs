//! Numbers of UK driving licences.
//!
//! Five characters of the surname, six digits of the date of birth, initials, three characters. The digits
//! are the decade, the month (50 added for women), the day and the last digit of the year; short names are
//! filled with 9.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "X{5}9{6}XX9XX",
            "X{5}9{6}XX9XX99",
            "X{5}9{6}XX9XX 99",
            "X{5} 9{6}XX9XX",
            "X{5} 9{6}XX9XX 99",
            "X{5} 9{6} XX9XX",
            "X{5} 9{6} XX9XX99",
            "X{5} 9{6} XX9XX 99",
            "X{5} 9{3} 9{3} XX9XX 99",
            "X{5} 9{3} 9{3} XX9XX",
        ],
        check,
    })],
    normal: driver,
};

static DEFINITION: Definition = Definition {
    id: "uk-driving-licence",
    revision: 2,
    category: Category::DrivingLicence,
    summary: "The number of a UK driving licence.",
    standard: Standard {
        name: "DVLA, driver number",
        url: "https://en.wikipedia.org/wiki/Driving_licence_in_the_United_Kingdom",
    },
    regions: &["GB"],
    anchor: "five characters of the surname, six digits of the date of birth, initials, three characters",
    checks: "the padded surname and initials, and a possible date of birth",
    context: &[
        "dvla no",
        "dvla number",
        "british driving licence",
        "driver number",
        "dvla",
        "gb driving licence",
        "uk driving licence",
        "uk driving license",
        "uk driver license",
        "uk drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 90, formatted: 92, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "dvla no: MORGA753116SM9IJ",
            value: "MORGA753116SM9IJ",
            normal: "MORGA753116SM9IJ",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "uk driving licence MORGA753116SM9IJ was shown",
            value: "MORGA753116SM9IJ",
            normal: "MORGA753116SM9IJ",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "uk_driving_licence",
            text: "MORGA753116SM9IJ",
            value: "MORGA753116SM9IJ",
            normal: "MORGA753116SM9IJ",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref MORGA793116SM9IJ", why: "no month is 29" },
        Counterexample { field: "order_id", text: "MORGA753116SM9IJ", why: "the field says what it is" },
        Counterexample { field: "", text: "dvla no: MORGA773116SM9IJ", why: "there is no such month" },
    ],
};

/// The sixteen characters of the driver; the number of the copy may follow.
fn driver(value: &str, out: &mut String) {
    let mut whole = String::new();
    normal::compact(value, &mut whole);
    out.extend(whole.chars().take(16));
}

fn check(number: &[u8]) -> Option<Evidence> {
    let surname = number.get(..5)?;
    let letters = surname.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let filled = surname.iter().skip(letters).all(|b| *b == b'9');
    let initials = number.get(11..13)?;
    let named =
        initials.iter().all(|b| b.is_ascii_uppercase() || *b == b'9') && initials.first() != Some(&b'9');
    let month = match dates::two(number, 6) {
        month @ 51..=62 => month - 50,
        month => month,
    };
    let year =
        u32::from(number.get(5)?.wrapping_sub(b'0')) * 10 + u32::from(number.get(10)?.wrapping_sub(b'0'));
    let born = dates::exists_in_some_century(year, month, dates::two(number, 8));
    (letters > 0 && filled && named && born).then_some(Evidence::NONE)
}
