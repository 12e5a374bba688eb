//! Magnetic tracks of payment cards.
//!
//! Track 1 is `%B`, the number, `^`, the name, `^`, expiry and service code, `?`; track 2 is `;`, the
//! number, `=`, expiry and service code, `?`. The number passes the Luhn check.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, luhn, mod11::is_uniform},
    method::{Anchor, Anchored, Entry, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Anchored(Anchored { anchor: Anchor::Track, value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "card-track",
    revision: 2,
    category: Category::PaymentCard,
    summary: "A magnetic track of a payment card, with number and expiry date.",
    standard: Standard {
        name: "ISO/IEC 7813:2006, tracks 1 and 2",
        url: "https://en.wikipedia.org/wiki/Magnetic_stripe_card",
    },
    regions: &[],
    anchor: "`%B` and a digit, or `;` and a digit",
    checks: "Luhn; a possible month of expiry; the signs between the fields",
    context: &[
        "track 1",
        "track 2",
        "track1",
        "track2",
        "track data",
        "track 1 data",
        "track 2 data",
        "track2 data",
        "magnetic stripe",
        "magstripe",
        "magnetstreifen",
        "piste magnétique",
        "piste 2",
        "banda magnética",
        "banda magnetica",
        "swipe data",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 96, formatted: 96, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "%B4111111111111111^DOE/JOHN^26081010000000000?",
            value: "%B4111111111111111^DOE/JOHN^26081010000000000?",
            normal: "%B4111111111111111^DOE/JOHN^26081010000000000?",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: ";4111111111111111=26081010000000?",
            value: ";4111111111111111=26081010000000?",
            normal: ";4111111111111111=26081010000000?",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "Track 2: ;5555555555554444=26122011234567890?",
            value: ";5555555555554444=26122011234567890?",
            normal: ";5555555555554444=26122011234567890?",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: ";4111111111111112=26081010000000?",
            why: "the number does not pass",
        },
        Counterexample {
            field: "",
            text: ";4111111111111111=26131010000000?",
            why: "there are twelve months",
        },
        Counterexample { field: "", text: "x;4111111111=2608", why: "the number is too short" },
        Counterexample {
            field: "",
            text: "%B4111111111111111 DOE/JOHN",
            why: "the signs between the fields are missing",
        },
    ],
};

/// The longest track 1, from sentinel to sentinel; track 2 has 40.
const LONGEST: usize = 79;

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let text = site.right(at, LONGEST);
    let number = text.strip_prefix(b"%B").or(text.strip_prefix(b";"))?;
    let length = number.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut digits = [0; 19];
    let digits = digits.get_mut(..length)?;
    for (slot, byte) in digits.iter_mut().zip(number) {
        *slot = byte - b'0';
    }
    if length < 12 || !luhn::passes(digits) || is_uniform(digits) {
        return None;
    }
    let rest = number.get(length..)?;
    let data = if text.first() == Some(&b'%') {
        let rest = rest.strip_prefix(b"^")?;
        let name = rest.iter().position(|byte| *byte == b'^').filter(|name| (2..=26).contains(name))?;
        let named = rest.get(..name)?.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
        named.then(|| rest.get(name + 1..)).flatten()?
    } else {
        rest.strip_prefix(b"=")?
    };
    let discretionary = data.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b' ').count();
    let month = dates::two(data, 2);
    if !(1..=12).contains(&month) || dates::two(data, 0) > 99 {
        return None;
    }
    let closed = data.get(discretionary) == Some(&b'?');
    // Without the closing sign the fields of fixed length are what is certain.
    let kept =
        if closed { discretionary + 1 } else { data.iter().take_while(|b| b.is_ascii_digit()).count() };
    let end = at + (text.len() - data.len()) + kept;
    Some(Value { span: at..end, evidence: Evidence::CHECKSUM, doubt: 0 })
}
