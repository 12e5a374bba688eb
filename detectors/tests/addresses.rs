//! Postal addresses of many countries in running text, in blocks of lines and in cells; what looks like one.
//! Streets, numbers and people are made up; places and postcodes have the form of their country.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub, dead_code)]

mod support;

use domesday_detectors::{Category, Evidence};
use support::{Bench, check};

/// By country: an address on one line.
const ADDRESSES: &[(&str, &str)] = &[
    ("US", "742 Evergreen Terrace, Springfield, IL 62704"),
    ("US", "1600 Example Avenue NW, Washington, DC 20500"),
    ("US", "P.O. Box 1234, Anytown, CA 90210"),
    ("CA", "123 Sample Street, Ottawa, ON K1A 0B1"),
    ("GB", "10 Sample Road, London SW1A 2AA"),
    ("GB", "Flat 3, 22 Example Lane, Leeds LS1 4AB"),
    ("IE", "5 Sample Street, Dublin, D02 X285"),
    ("DE", "Musterstraße 12, 10115 Berlin"),
    ("DE", "Konrad-Muster-Allee 7a, 80331 München"),
    ("AT", "Mustergasse 3/2/14, 1010 Wien"),
    ("CH", "Musterweg 8, 8001 Zürich"),
    ("FR", "12 rue de l'Exemple, 75002 Paris"),
    ("FR", "3 bis avenue du Général Exemple, 69003 Lyon"),
    ("BE", "Voorbeeldstraat 21, 1000 Brussel"),
    ("NL", "Voorbeeldlaan 15, 1012 AB Amsterdam"),
    ("LU", "4, rue du Modèle, L-1234 Luxembourg"),
    ("ES", "Calle Ejemplo, 12, 28013 Madrid"),
    ("ES", "C/ del Ejemplo, 5, 46002 Valencia"),
    ("PT", "Rua do Exemplo 45, 1200-109 Lisboa"),
    ("IT", "Via Esempio 10, 00187 Roma"),
    ("PL", "ul. Przykładowa 5, 00-950 Warszawa"),
    ("CZ", "Ukázková ulice 17, 110 00 Praha"),
    ("HU", "Minta utca 12, 1051 Budapest"),
    ("RO", "Strada Exemplului 9, 010011 București"),
    ("SE", "Exempelgatan 4, 111 22 Stockholm"),
    ("NO", "Eksempelveien 6, 0150 Oslo"),
    ("DK", "Eksempelvej 11, 2100 København"),
    ("FI", "Esimerkkikatu 2, 00100 Helsinki"),
    ("AU", "27 Sample Street, Carlton VIC 3053"),
    ("NZ", "19 Example Road, Ponsonby, Auckland 1011"),
    ("IN", "42 Sample Road, Bengaluru 560001"),
    ("JP", "1-2-3 Mihon, Rei-ku, Tokyo 150-0002"),
    ("JP", "3-chome-5-1 Mihon, Chuo-ku, Osaka 530-0005"),
    ("BR", "Rua Exemplo, 100, 01310-100 São Paulo"),
    ("MX", "Calle Ejemplo 23, 06000 Ciudad de México"),
];

/// One value is found, that holds most of the address and begins where it does, or ends where it does.
fn holds(bench: &Bench, field: &str, text: &str, address: &str) -> bool {
    let values = bench.values("postal-address", field, text);
    values.len() == 1
        && (address.starts_with(values[0]) || values[0].ends_with(address) || address.ends_with(values[0]))
        && values[0].len() * 2 > address.len()
}

#[test]
fn addresses_of_countries() {
    let bench = Bench::new();
    let mut wrong = Vec::new();
    for (country, address) in ADDRESSES {
        for (field, text) in [
            ("", address.to_string()),
            ("", format!("He moved to {address} last year.")),
            ("", format!("7;\"{address}\";2021")),
            ("address", address.to_string()),
        ] {
            if !holds(&bench, field, &text, address) {
                let values = bench.values("postal-address", field, &text);
                wrong.push(format!("{country} {field:?} {text:?}: {values:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), 4 * ADDRESSES.len(), wrong.join("\n"));
}

/// The values, and behind `+` the further parts of them.
fn parts(bench: &Bench, text: &str) -> Vec<String> {
    let found = bench.scan("", text).into_iter().filter(|d| d.category == Category::PostalAddress);
    found
        .map(|d| {
            let part = if d.evidence.has(Evidence::PART) { "+" } else { "" };
            format!("{part}{}", &text[d.span.range()])
        })
        .collect()
}

#[test]
fn lines_of_blocks() {
    let bench = Bench::new();
    for (country, address) in ADDRESSES {
        let (street, place) = address.rsplit_once(", ").unwrap();
        let found = parts(&bench, &format!("Dear all,\n\n{street}\n{place}\n\nYours"));
        assert_eq!(found, [street.to_owned(), format!("+{place}")], "{country}");
    }
    for (text, expected) in [
        (
            "12 Sample Street\nApt. 5\nSpringfield, IL 62704",
            &["12 Sample Street", "+Apt. 5", "+Springfield, IL 62704"][..],
        ),
        ("4711 Musterstraße 12\n10115 Berlin", &["+4711", "Musterstraße 12", "+10115 Berlin"]),
        ("4711 12 Sample Street\nLeeds LS1 4AB", &["+4711", "12 Sample Street", "+Leeds LS1 4AB"]),
        ("12 Sample Street 5, Springfield, IL 62704", &["12 Sample Street 5, Springfield, IL 62704"]),
        ("12 1/2 Sample Street", &["12 1/2 Sample Street"]),
        ("150-0002 Tokyo, Rei-ku, Mihon 1-2-3", &["150-0002 Tokyo, Rei-ku, Mihon 1-2-3"]),
        ("150-0002 Tokyo, Rei-ku\nMihon 1-2-3", &["+150-0002 Tokyo, Rei-ku", "Mihon 1-2-3"]),
        ("2020-10-12 Meeting in Tokyo", &[]),
    ] {
        assert_eq!(parts(&bench, text), expected, "{text:?}");
    }
}

#[test]
fn streets_alone() {
    check(
        "postal-address",
        &[
            ("", "lives at 100 Main Street", &["100 Main Street"]),
            ("", "Domicilio: Calle Ejemplo, 12.", &["Calle Ejemplo, 12"]),
            ("", "wohnhaft Musterweg 5", &["Musterweg 5"]),
            ("street", "Exempel 12", &["Exempel 12"]),
            ("strasse", "Hauptstraße", &["Hauptstraße"]),
            ("street_address", "1 Sample Way", &["1 Sample Way"]),
            ("", "PO Box 4711", &["PO Box 4711"]),
            ("", "Postfach 12 34", &["Postfach 12 34"]),
        ],
    );
}

#[test]
fn no_addresses() {
    let none: Vec<(&str, &str, &[&str])> = [
        "On 12 May 2020 and May 5 they met.",
        "See Section 12, Chapter 4, Figure 3 and Page 10.",
        "Windows 10, Python 3 and Apollo 11",
        "J Urol 12:345-350",
        "Copyright 2001-2012 Thomas G. Lane",
        "© 2016 Iain Lane",
        "They live in Paris, France.",
        "Berlin, Germany",
        "00 bd 2a 94 e3 d1 07 ed 0c 98",
        "GET /street/12 HTTP/1.1\" 200 1234",
        "2021-03-04 10:05:03 INFO worker 12 started job 345",
        "In June 1999 and in the early 1990s",
        "0 bytes inside a block of size 177 free'd",
        "42 U.S.C. 1983; Art. 12 Abs. 3 GG",
        "let x = street[12]; // line 12 of file",
        "version 1.2.3 of Sample 4",
        "the first 3 steps of 10",
    ]
    .into_iter()
    .map(|text| ("", text, &[][..]))
    .chain([
        ("address", "jane@example.com", &[][..]),
        ("address", "192.0.2.17", &[][..]),
        ("address", "0x52908400098527886E0F7030069857D2E4169EE7", &[][..]),
        ("address", "https://example.com/a/12", &[][..]),
        ("address", "00:1b:77:49:54:fd", &[][..]),
        ("city", "Berlin", &[][..]),
    ])
    .collect();
    check("postal-address", &none);
}
