//! Expiry dates of payment cards.
//!
//! A month and a year, as the card shows them: `08/26`. Licences, food and documents expire, too: without a
//! word of cards near by it is less certain.

use super::{cards, labels};
use crate::Shape;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry =
    Entry { definition: &DEFINITION, methods: &[Method::Labelled(Labelled { value })], normal };

static DEFINITION: Definition = Definition {
    id: "card-expiry",
    revision: 1,
    category: Category::PaymentCard,
    summary: "The date on which a payment card expires.",
    standard: Standard {
        name: "ISO/IEC 7813, expiration date; EMV Book 3, tag 5F24",
        url: "https://www.iso.org/standard/43317.html",
    },
    regions: &[],
    anchor: "the label",
    checks: "months 1 to 12; years 2000 to 2060; a card is spoken of near by",
    context: &[
        "card expiry",
        "card expiration",
        "card exp",
        "cc exp",
        "cc expiry",
        "expiry",
        "expiry date",
        "exp date",
        "exp",
        "expiration",
        "expiration date",
        "expires",
        "expires end",
        "valid thru",
        "valid through",
        "good thru",
        "valid until",
        "gültig bis",
        "ablaufdatum",
        "verfallsdatum",
        "verfalldatum",
        "expire fin",
        "date d expiration",
        "date expiration",
        "expiration carte",
        "fin de validité",
        "fecha de caducidad",
        "caducidad",
        "fecha de vencimiento",
        "vencimiento",
        "vence",
        "válida hasta",
        "scadenza",
        "data di scadenza",
        "data scadenza",
        "vervaldatum",
        "geldig tot",
        "verloopt",
        "data ważności",
        "ważna do",
        "validade",
        "data de validade",
        "giltig till",
        "giltig t o m",
        "utgångsdatum",
        "utløpsdato",
        "gyldig til",
        "udløbsdato",
        "voimassa",
        "platnost do",
        "lejárat",
        "son kullanma tarihi",
        "data expirării",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Card 4111 1111 1111 1111, exp: 08/26",
            value: "08/26",
            normal: "0826",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "card_expiry",
            text: "08/2026",
            value: "08/2026",
            normal: "0826",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Kreditkarte: gültig bis: 11/27",
            value: "11/27",
            normal: "1127",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "card: valid thru: 01 / 29",
            value: "01 / 29",
            normal: "0129",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "exp: 13/26", why: "there are twelve months" },
        Counterexample { field: "", text: "exp: 31/08/2026", why: "a whole date is on no card" },
        Counterexample { field: "", text: "08/26", why: "nothing names it" },
        Counterexample { field: "", text: "card expires: 24 hours", why: "no date" },
    ],
};

/// Parts of the labels: a card's other numbers have labels of the same category.
const LABELS: &[&str] = &[
    "exp",
    "valid",
    "thru",
    "bis",
    "ablauf",
    "verfall",
    "caduc",
    "venc",
    "vence",
    "scaden",
    "verval",
    "verlo",
    "geldig",
    "ważn",
    "giltig",
    "utgå",
    "utløp",
    "gyldig",
    "udlø",
    "voimassa",
    "platnos",
    "lejár",
    "son kullan",
    "válid",
];

/// Month and year, and their length in bytes.
fn read(site: &Site<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let first = cards::digits(site, at, 4);
    let mut gap = at + first;
    while site.byte(gap) == b' ' && gap < at + first + 1 {
        gap += 1;
    }
    let mut second = gap + 1;
    while site.byte(second) == b' ' && second < gap + 2 {
        second += 1;
    }
    let signed = matches!(site.byte(gap), b'/' | b'-' | b'.');
    let number = |from: usize, length: usize| {
        site.right(from, length).iter().fold(0, |n, byte| n * 10 + u32::from(byte.wrapping_sub(b'0')))
    };
    let length = cards::digits(site, second, 4);
    match (first, signed, length) {
        (1 | 2, true, 2 | 4) => Some((number(at, first), number(second, length), second + length - at)),
        (4, true, 2) => Some((number(second, 2), number(at, 4), second + 2 - at)),
        (4, false, _) => Some((number(at, 2), number(at + 2, 2), 4)),
        _ => None,
    }
}

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let (month, year, length) = read(site, at)?;
    let possible = (1..=12).contains(&month) && matches!(year, 0..=60 | 2000..=2060);
    if !possible || !cards::ends(site, at + length) || !labels::named(site, at, LABELS) {
        return None;
    }
    let spoken_of = cards::spoken_of(site, at, at + length);
    // Four digits in a row are a year as well.
    let plain = length == 4 && site.right(at, 4).iter().all(u8::is_ascii_digit);
    let doubt = match (spoken_of, site.shape) {
        (true, _) => 0,
        (false, Shape::Value) => 15,
        (false, _) if plain => return None,
        (false, _) => 35,
    };
    Some(Value { doubt, ..Value::plain(at..at + length) })
}

/// Month and year in two digits each.
fn normal(value: &str, out: &mut String) {
    let mut digits = String::new();
    normal::digits(value, &mut digits);
    let year_first = value.bytes().take_while(u8::is_ascii_digit).count() == 4 && digits.len() == 6;
    let (month, year) = if year_first {
        (4..6, 2..4)
    } else {
        (0..digits.len().min(2), digits.len().max(2) - 2..digits.len())
    };
    // `8/26` is `08/26`.
    if digits.len() % 2 == 1 {
        out.push('0');
        out.push_str(digits.get(..1).unwrap_or_default());
    } else {
        out.push_str(digits.get(month).unwrap_or_default());
    }
    out.push_str(digits.get(year).unwrap_or_default());
}
