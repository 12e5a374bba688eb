//! Card numbers, account numbers and bank codes, by the tables of their standards.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]

mod support;

use domesday_detectors::{Category, DetectorId, Evidence, FieldHint, verdict};
use support::{Bench, check};

/// The digits with their Luhn digit (ISO/IEC 7812-1 annex B) behind.
fn luhn(body: &str) -> String {
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let digit = u32::from(b - b'0');
            if i % 2 == 1 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
        })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// A number of a scheme: its prefix, and digits without a pattern up to the length.
fn card(prefix: &str, length: usize) -> String {
    let filler = "7305918264730591826";
    luhn(&format!("{prefix}{}", &filler[..length - 1 - prefix.len()]))
}

/// One row a range: scheme, prefix, lengths in use, a length that is not.
const SCHEMES: &[(&str, &str, &[usize], usize)] = &[
    ("American Express", "34", &[15], 16),
    ("American Express", "37", &[15], 14),
    ("Diners Club", "300", &[14, 16], 15),
    ("Diners Club", "36", &[14, 16], 13),
    ("Diners Club", "38", &[14, 16], 15),
    ("Discover", "6011", &[16, 19], 15),
    ("Discover", "65", &[16, 19], 15),
    ("JCB", "3530", &[16, 19], 15),
    ("Mastercard", "51", &[16], 15),
    ("Mastercard", "55", &[16], 17),
    ("Mastercard", "2221", &[16], 15),
    ("Mastercard", "2720", &[16], 15),
    ("Mir", "2200", &[16, 19], 15),
    ("Troy", "9792", &[16], 15),
    ("UnionPay", "62", &[16, 19], 15),
    ("Visa", "4", &[13, 16, 19], 15),
    ("Maestro", "6759", &[12, 13, 16, 19], 20),
    ("RuPay", "607", &[16], 15),
    ("Uzcard", "8600", &[16], 15),
];

#[test]
fn cards_of_every_scheme() {
    let bench = Bench::new();
    for (scheme, prefix, lengths, wrong) in SCHEMES {
        for &length in *lengths {
            let number = card(prefix, length);
            let text = format!("paid by card {number}, thanks");
            assert_eq!(bench.values("payment-card", "", &text), [number.as_str()], "{scheme} {length}");
            // One digit changed, a digit less and a digit more.
            let mut mutant = number.clone().into_bytes();
            mutant[7] = b'0' + (mutant[7] - b'0' + 1) % 10;
            let mutant = format!("paid by card {}, thanks", String::from_utf8(mutant).unwrap());
            assert!(bench.values("payment-card", "", &mutant).is_empty(), "{scheme}: {mutant}");
        }
        if *scheme != "Maestro" && !prefix.starts_with('6') {
            let text = format!("card {}", card(prefix, *wrong));
            assert!(bench.values("payment-card", "", &text).is_empty(), "{scheme}: {text}");
        }
    }
}

#[test]
fn cards_as_they_are_written() {
    check(
        "payment-card",
        &[
            ("", "5436 0310 3060 6378", &["5436 0310 3060 6378"]),
            ("", "5436-0310-3060-6378", &["5436-0310-3060-6378"]),
            ("", "5436.0310.3060.6378 exp 12/27", &["5436.0310.3060.6378"]),
            ("", "card 3742 454554 00126", &["3742 454554 00126"]),
            (
                "",
                "4012888888881881 4012-8888-8888-1881 4012 8888 8888 1881",
                &["4012888888881881", "4012-8888-8888-1881", "4012 8888 8888 1881"],
            ),
            ("", "Order #4532015112830366-001 contains card number", &["4532015112830366"]),
            ("cc_number", "4532015112830366", &["4532015112830366"]),
            ("kartennummer", "4532 0151 1283 0366", &["4532 0151 1283 0366"]),
            // Ranges of no scheme's list, by a label only.
            ("", "i have lost my card 3521213764418045.", &["3521213764418045"]),
            ("", "my credit card number is 180045984582343?", &["180045984582343"]),
            ("", "what is 180045984582343?", &[]),
            // None.
            ("", "0000 0000 0000 0000", &[]),
            ("", "card 0000-0000-0000-0000", &[]),
            ("", "card 1234567812345678", &[]),
            ("", "session 4532015112830366", &[]),
            ("card_id", "4532015112830366", &[]),
            ("", "0.4532015112830366", &[]),
            ("", "x4532015112830366", &[]),
            ("", "4532 01** **** 0366", &[]),
        ],
    );
}

/// A field of numbers of no meaning has one in ten that passes; a field of cards nearly all.
#[test]
fn verdicts_compare_with_chance() {
    let judge = |category: Category, name: &str, found, values, mean: u64, evidence| {
        let detector = domesday_detectors::catalog::ALL.iter().position(|d| d.id == category.id()).unwrap();
        let detector = DetectorId(detector as u16);
        let distinct = Some(found);
        let counts =
            verdict::Counts { detector, category, found, confidence_sum: mean * found, evidence, distinct };
        let sketch = verdict::Sketch::default();
        let column = verdict::Column {
            name,
            hint: FieldHint::of(name),
            declared_type: None,
            unique: false,
            key: false,
            values,
            sketch: &sketch,
        };
        let reach = verdict::Reach { category, values: found, whole: found };
        verdict::judge(&column, &[counts], &[reach]).first().map_or(0, |v| v.confidence.percent())
    };
    let (card, email) = (Category::PaymentCard, Category::EmailAddress);
    for (category, name, found, values, mean, expected) in [
        (card, "n", 100, 1000, 70, 0..=10),
        (card, "card", 100, 1000, 99, 0..=49),
        (card, "card", 980, 1000, 99, 90..=99),
        (card, "n", 980, 1000, 70, 60..=80),
        (email, "notes", 30, 1000, 97, 0..=49),
        (email, "notes", 300, 1000, 97, 0..=49),
        (email, "contact", 900, 1000, 97, 90..=99),
        (email, "email", 900, 1000, 99, 95..=99),
        (email, "email", 0, 1000, 0, 0..=0),
    ] {
        let checked = if category == card { Evidence::CHECKSUM } else { Evidence::NONE };
        let got = judge(category, name, found, values, mean, Evidence::PATTERN | checked);
        assert!(expected.contains(&got), "{category} {name} {found}/{values}: {got}");
    }
}

/// The IBAN registry, release 101: country, length, and the structure of the account (`n` digits, `a` capital
/// letters, `c` both). Written down apart from the table that the detector uses.
const COUNTRIES: &[(&str, usize, &str)] = &[
    ("AD", 24, "8n12c"),
    ("AE", 23, "19n"),
    ("AL", 28, "8n16c"),
    ("AT", 20, "16n"),
    ("AZ", 28, "4a20c"),
    ("BA", 20, "16n"),
    ("BE", 16, "12n"),
    ("BG", 22, "4a6n8c"),
    ("BH", 22, "4a14c"),
    ("BI", 27, "23n"),
    ("BR", 29, "23n1a1c"),
    ("BY", 28, "4c4n16c"),
    ("CH", 21, "5n12c"),
    ("CR", 22, "18n"),
    ("CY", 28, "8n16c"),
    ("CZ", 24, "20n"),
    ("DE", 22, "18n"),
    ("DJ", 27, "23n"),
    ("DK", 18, "14n"),
    ("DO", 28, "4c20n"),
    ("EE", 20, "16n"),
    ("EG", 29, "25n"),
    ("ES", 24, "20n"),
    ("FI", 18, "14n"),
    ("FK", 18, "2a12n"),
    ("FO", 18, "14n"),
    ("FR", 27, "10n11c2n"),
    ("GB", 22, "4a14n"),
    ("GE", 22, "2a16n"),
    ("GI", 23, "4a15c"),
    ("GL", 18, "14n"),
    ("GR", 27, "7n16c"),
    ("GT", 28, "24c"),
    ("HN", 28, "4a20n"),
    ("HR", 21, "17n"),
    ("HU", 28, "24n"),
    ("IE", 22, "4a14n"),
    ("IL", 23, "19n"),
    ("IQ", 23, "4a15n"),
    ("IS", 26, "22n"),
    ("IT", 27, "1a10n12c"),
    ("JO", 30, "4a4n18c"),
    ("KW", 30, "4a22c"),
    ("KZ", 20, "3n13c"),
    ("LB", 28, "4n20c"),
    ("LC", 32, "4a24c"),
    ("LI", 21, "5n12c"),
    ("LT", 20, "16n"),
    ("LU", 20, "3n13c"),
    ("LV", 21, "4a13c"),
    ("LY", 25, "21n"),
    ("MC", 27, "10n11c2n"),
    ("MD", 24, "20c"),
    ("ME", 22, "18n"),
    ("MK", 19, "3n10c2n"),
    ("MN", 20, "16n"),
    ("MR", 27, "23n"),
    ("MT", 31, "4a5n18c"),
    ("MU", 30, "4a19n3a"),
    ("NI", 28, "4a20n"),
    ("NL", 18, "4a10n"),
    ("NO", 15, "11n"),
    ("OM", 23, "3n16c"),
    ("PK", 24, "4a16c"),
    ("PL", 28, "24n"),
    ("PS", 29, "4a21c"),
    ("PT", 25, "21n"),
    ("QA", 29, "4a21c"),
    ("RO", 24, "4a16c"),
    ("RS", 22, "18n"),
    ("RU", 33, "14n15c"),
    ("SA", 24, "2n18c"),
    ("SC", 31, "4a20n3a"),
    ("SD", 18, "14n"),
    ("SE", 24, "20n"),
    ("SI", 19, "15n"),
    ("SK", 24, "20n"),
    ("SM", 27, "1a10n12c"),
    ("SO", 23, "19n"),
    ("ST", 25, "21n"),
    ("SV", 28, "4a20n"),
    ("TL", 23, "19n"),
    ("TN", 24, "20n"),
    ("TR", 26, "6n16c"),
    ("UA", 29, "6n19c"),
    ("VA", 22, "18n"),
    ("VG", 24, "4a16n"),
    ("XK", 20, "16n"),
    ("YE", 30, "4a4n18c"),
];

/// An IBAN of a structure, with its check digits (ISO/IEC 7064 MOD 97-10).
fn iban(country: &str, structure: &str) -> String {
    let (mut body, mut count) = (String::new(), 0);
    for (index, byte) in structure.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => count = count * 10 + usize::from(byte - b'0'),
            class => {
                let alphabet: &[u8] = match class {
                    b'n' => b"7305918264",
                    b'a' => b"QWERTZUIOP",
                    _ => b"7A3B5C9D1E",
                };
                body.extend((0..count).map(|i| char::from(alphabet[(i * 3 + index) % 10])));
                count = 0;
            }
        }
    }
    let remainder = format!("{body}{country}00").bytes().fold(0u32, |r, b| match b {
        b'0'..=b'9' => (r * 10 + u32::from(b - b'0')) % 97,
        _ => (r * 100 + u32::from(b - b'A') + 10) % 97,
    });
    format!("{country}{:02}{body}", 98 - remainder)
}

fn grouped(number: &str, separator: &str) -> String {
    let groups: Vec<&str> = number.as_bytes().chunks(4).map(|g| std::str::from_utf8(g).unwrap()).collect();
    groups.join(separator)
}

#[test]
fn ibans_of_every_country() {
    assert_eq!(COUNTRIES.len(), 89);
    let bench = Bench::new();
    for (country, length, structure) in COUNTRIES {
        let number = iban(country, structure);
        assert_eq!(number.len(), *length, "{country}");
        let forms = [
            number.clone(),
            number.to_lowercase(),
            grouped(&number, " "),
            grouped(&number, "-"),
            grouped(&number, "\u{a0}"),
            grouped(&number.to_lowercase(), " "),
        ];
        for form in forms {
            let text = format!("transfer to {form}.");
            assert_eq!(bench.values("iban", "", &text), [form.as_str()], "{country}");
            assert_eq!(bench.normal("iban", &text), number, "{country}");
        }
        // One digit changed, one character less, one more.
        let mut bytes = number.clone().into_bytes();
        let at = bytes.iter().rposition(u8::is_ascii_digit).unwrap();
        bytes[at] = b'0' + (bytes[at] - b'0' + 1) % 10;
        let (changed, short) = (String::from_utf8(bytes).unwrap(), &number[..length - 1]);
        let long = format!("{number}0");
        let written = [grouped(&changed, " "), grouped(short, " "), format!("{}0", grouped(&number, " "))];
        for mutant in [
            changed.to_lowercase(),
            short.to_lowercase(),
            long.to_lowercase(),
            changed,
            short.to_owned(),
            long,
        ]
        .iter()
        .chain(&written)
        {
            let text = format!("transfer to {mutant}, please");
            assert!(bench.values("iban", "", &text).is_empty(), "{text}");
        }
    }
}

#[test]
fn ibans_in_text() {
    check(
        "iban",
        &[
            ("", "IBAN:DE66100100100123456793", &["DE66100100100123456793"]),
            ("", "(DE66 1001 0010 0123 4567 93)", &["DE66 1001 0010 0123 4567 93"]),
            ("", "DE66 1001 0010 0123 4567 93 12 days", &["DE66 1001 0010 0123 4567 93"]),
            ("", "XDE66100100100123456793", &[]),
            ("", "DE66  1001  0010  0123  4567  93", &[]),
        ],
    );
}

#[test]
fn bank_codes() {
    check(
        "bic",
        &[
            ("", "BIC: DEUTDEFF", &["DEUTDEFF"]),
            ("", "SWIFT/BIC code = DEUTDEFF500", &["DEUTDEFF500"]),
            ("", "\"bic\": \"BNPAFRPP\"", &["BNPAFRPP"]),
            ("bic", "DEUTDEFF", &["DEUTDEFF"]),
            ("swift_code", "DEUTDEFF", &["DEUTDEFF"]),
            // Words in capitals.
            ("account_name", "DOCUMENT", &[]),
            ("konto", "DOCUMENT", &[]),
            ("", "DEUTDEFF", &[]),
            ("", "a SWIFT DOCUMENT", &[]),
        ],
    );
}
