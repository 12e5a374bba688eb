//! What columns are said to hold: cases that other tools' users reported, as small tables.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::capture::{capture, settings};

/// The value of a row.
type Value = fn(u32) -> String;

/// A table: name, columns with their values for the row `n`, and what is to be said of which column.
struct Case {
    name: &'static str,
    columns: &'static [(&'static str, Value)],
    held: &'static [(&'static str, &'static str)],
}

/// One of a list, by row.
fn of(list: &[&str], n: u32) -> String {
    list[n as usize % list.len()].to_owned()
}

/// A number that has no meaning: rows differ, runs do not.
fn noise(n: u32, below: u64) -> u64 {
    let mut x = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x51ed_2701;
    x ^= x >> 29;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (x ^ (x >> 32)) % below
}

const GIVEN: &[&str] =
    &["Anna", "Boris", "Chiara", "Daniel", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas"];
const FAMILY: &[&str] =
    &["Keller", "Lopez", "Moreau", "Novak", "Olsen", "Petrov", "Quinn", "Rossi", "Schmidt"];

fn full_name(n: u32) -> String {
    format!("{} {}", of(GIVEN, n), of(FAMILY, n / 3))
}

fn mail(n: u32) -> String {
    format!("{}.{}{n}@nordlicht-mail.de", of(GIVEN, n).to_lowercase(), of(FAMILY, n / 3).to_lowercase())
}

const CASES: &[Case] = &[
    Case {
        name: "population by country and year",
        columns: &[
            ("Country Name", |n| of(&["Aruba", "Albania", "Chad", "Denmark", "Georgia", "Jordan"], n)),
            ("Country Code", |n| of(&["ABW", "ALB", "TCD", "DNK", "GEO", "JOR"], n)),
            ("Indicator Name", |_| "Population, total".to_owned()),
            ("Indicator Code", |_| "SP.POP.TOTL".to_owned()),
            ("1960", |n| (54_000 + noise(n, 90_000_000)).to_string()),
            ("2020", |n| (104_000 + noise(n + 7, 90_000_000)).to_string()),
        ],
        held: &[],
    },
    Case {
        name: "codes, levels and flags",
        columns: &[
            ("ACADEMIC_YEAR_CODE", |n| format!("{}/{}", 1999 + n % 20, 2000 + n % 20)),
            ("scenario_code", |n| format!("SCN-{}", 100 + n)),
            ("acid_level", |n| format!("{}.{}", n % 9, n % 7)),
            ("email_verified", |n| (n % 2).to_string()),
            ("browser", |n| of(&["Safari", "Safari", "Chrome", "Firefox"], n)),
            ("parcel_id", |n| (100_000_000 + noise(n, 899_999_999)).to_string()),
            ("meter_number", |n| (200_000_000 + noise(n, 799_999_999)).to_string()),
        ],
        held: &[],
    },
    Case {
        name: "a catalogue of goods",
        columns: &[
            ("sku", |n| format!("KX-{:05}", noise(n, 99_999))),
            ("name", |n| {
                of(&["Mary Jane shoe", "Jack knife", "Lazy Susan", "Gin Rosa", "Blue kettle", "Oak desk"], n)
            }),
            ("price", |n| format!("{}.{:02}", noise(n, 400), noise(n + 1, 100))),
            ("barcode", |n| format!("40{:011}", noise(n, 99_999_999_999))),
        ],
        held: &[],
    },
    Case {
        name: "tracks of albums",
        columns: &[
            ("track_id", |n| n.to_string()),
            ("name", |n| {
                of(
                    &["Angie", "Layla", "Roxanne", "Evil Walks", "Jolene", "Overdose", "Hey Joe", "Iron Man"],
                    n,
                )
            }),
            ("artist", |n| {
                of(&["AC/DC", "Queen", "Santana", "Accept", "Led Zeppelin", "Alice In Chains"], n)
            }),
            ("genre", |n| of(&["Rock", "Jazz", "Metal", "Pop"], n)),
            ("milliseconds", |n| (100_000 + noise(n, 400_000)).to_string()),
            ("genre_id", |n| (1 + n % 3).to_string()),
        ],
        held: &[],
    },
    Case {
        name: "sixteen digits that are no cards",
        columns: &[
            ("order_no", |n| format!("4{:015}", noise(n, 999_999_999_999_999))),
            ("amount", |n| format!("{}.{:02}", noise(n, 9_999), noise(n + 3, 100))),
        ],
        held: &[],
    },
    Case {
        name: "names told by their header",
        columns: &[
            ("Full Name", full_name),
            ("Company", |n| of(&["Alto Ltd", "Brik GmbH", "Cima S.p.A."], n)),
        ],
        held: &[("Full Name", "person-name")],
    },
    Case {
        name: "a name beside an address of mail is a person's",
        columns: &[("id", |n| n.to_string()), ("name", full_name), ("email", mail)],
        held: &[("name", "person-name"), ("email", "email-address")],
    },
    Case {
        name: "only the header says that they are passports",
        columns: &[("passport_number", |n| format!("C{:08}", 10_000_000 + noise(n, 89_999_999)))],
        held: &[("passport_number", "passport")],
    },
    Case {
        name: "digests and masks",
        columns: &[
            ("password", |n| format!("$2b$12${:0>22}{:0>31}", noise(n, 1 << 60), noise(n + 5, 1 << 60))),
            ("email_hash", |n| {
                format!("{:032x}", u128::from(noise(n, u64::MAX)) << 64 | u128::from(noise(n + 9, u64::MAX)))
            }),
            ("contact", |n| {
                format!("{}***@{}.com", &of(GIVEN, n).to_lowercase()[..1], of(FAMILY, n).to_lowercase())
            }),
            ("card_last4", |n| format!("{:04}", noise(n, 10_000))),
        ],
        held: &[
            ("password", "password"),
            ("email_hash", "email-address"),
            ("contact", "email-address"),
            ("card_last4", "payment-card"),
        ],
    },
];

#[test]
fn columns_are_judged_by_names_values_and_what_stands_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    for (number, case) in CASES.iter().enumerate() {
        let mut csv = case.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(",") + "\n";
        for n in 0..200 {
            let row: Vec<String> =
                case.columns.iter().map(|(_, value)| format!("\"{}\"", value(n))).collect();
            writeln!(csv, "{}", row.join(",")).unwrap();
        }
        std::fs::write(folder.path().join(format!("{number}.csv")), csv).unwrap();
    }
    let (capture, _) = capture(&settings(folder.path(), 2), false);
    let outcomes = capture.outcomes.lock().unwrap();
    let mut wrong = Vec::new();
    for (number, case) in CASES.iter().enumerate() {
        let file = format!("/{number}.csv");
        let outcome = outcomes.iter().find(|outcome| outcome.unit.to_string().ends_with(&file)).unwrap();
        let mut said = BTreeSet::new();
        for field in &outcome.fields {
            for verdict in field.verdicts.iter().filter(|verdict| verdict.confidence.percent() >= 50) {
                let name = String::from_utf8(field.place.name().into_owned()).unwrap();
                said.insert((name, verdict.category.id()));
            }
        }
        let held: BTreeSet<_> = case.held.iter().map(|(name, id)| ((*name).to_owned(), *id)).collect();
        let missed: Vec<_> = held.difference(&said).collect();
        let beyond: Vec<_> = said.difference(&held).collect();
        if !missed.is_empty() || !beyond.is_empty() {
            wrong.push(format!("{}: not said {missed:?}, wrongly said {beyond:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
