//! What is one thing in many pieces is shown as one.

use std::collections::BTreeSet;

use domesday_connectors::Reason;
use domesday_reports::Outcome;
use domesday_reports::map::{DataMap, MapCollection, Role};

use crate::support::{Unit, inventory, scan_info};

fn map(outcomes: &[Outcome]) -> DataMap {
    let mut scan = scan_info();
    scan.targets = vec!["file:///".to_owned(), "s3://lake".to_owned()];
    DataMap::of(&scan, &inventory(outcomes))
}

fn collections(map: &DataMap) -> Vec<&MapCollection> {
    map.systems.iter().flat_map(|s| &s.datasets).flat_map(|d| &d.collections).collect()
}

/// Places of fields with the number of units of their collection.
fn places(map: &DataMap) -> Vec<String> {
    let mut places = Vec::new();
    for collection in collections(map) {
        for field in &collection.fields {
            places.push(format!("{} {}{}", collection.units, collection.place, field.suffix));
        }
    }
    places
}

/// A file with an e-mail address in each of the fields.
fn file(place: &str, media: &'static str, fields: &[&str]) -> Outcome {
    let value = format!("someone@{}.de", place.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let unit = Unit::examined(place, media, 10);
    fields
        .iter()
        .fold(unit, |unit, field| match *field {
            "" => unit.text("email-address", &[&value]),
            field => unit.column(field, "email-address", &[&value, "other@corp.de"]),
        })
        .done()
}

#[test]
fn pieces_are_one() {
    type Case = (
        &'static str,
        &'static [(&'static str, &'static str, &'static [&'static str])],
        &'static [&'static str],
    );
    let cases: &[Case] = &[
        (
            "dates in names",
            &[
                ("file:///l/access-2024-05-01.log", "text/plain", &[""]),
                ("file:///l/access-2024-05-02.log", "text/plain", &[""]),
                ("file:///l/error.log", "text/plain", &[""]),
            ],
            &["2 file:///l/access-*.log", "1 file:///l/error.log"],
        ),
        (
            "numbers, with the same columns",
            &[
                ("file:///e/export_0001.csv", "text/csv", &["#col=email", "#col=mail2"]),
                ("file:///e/export_0002.csv", "text/csv", &["#col=email", "#col=mail2"]),
            ],
            &["2 file:///e/export_*.csv#col=email", "2 file:///e/export_*.csv#col=mail2"],
        ),
        (
            "other columns stay apart",
            &[
                ("file:///e/t1.csv", "text/csv", &["#col=a"]),
                ("file:///e/t2.csv", "text/csv", &["#col=b"]),
                ("file:///e/t3.csv", "text/csv", &["#col=b"]),
            ],
            &["2 file:///e/t*.csv#col=b", "1 file:///e/t1.csv#col=a"],
        ),
        (
            "other media types stay apart",
            &[("file:///e/a1", "text/plain", &[""]), ("file:///e/a2", "application/pdf", &[""])],
            &["1 file:///e/a1", "1 file:///e/a2"],
        ),
        (
            "names of people are no numbers",
            &[
                ("file:///cv/cv-anna.pdf", "application/pdf", &[""]),
                ("file:///cv/cv-ben.pdf", "application/pdf", &[""]),
            ],
            &["1 file:///cv/cv-anna.pdf", "1 file:///cv/cv-ben.pdf"],
        ),
        (
            "partitions",
            &[
                (
                    "s3://lake/ev/dt=2024-01-01/part-00000.parquet",
                    "application/vnd.apache.parquet",
                    &["#col=email"],
                ),
                (
                    "s3://lake/ev/dt=2024-01-01/part-00001.parquet",
                    "application/vnd.apache.parquet",
                    &["#col=email"],
                ),
                (
                    "s3://lake/ev/dt=2024-01-02/part-00000.parquet",
                    "application/vnd.apache.parquet",
                    &["#col=email"],
                ),
            ],
            &["3 s3://lake/ev/dt=*/part-*.parquet#col=email"],
        ),
        (
            "directories of other content stay apart",
            &[
                ("file:///d/2023/a.csv", "text/csv", &["#col=email"]),
                ("file:///d/2024/b.csv", "text/csv", &["#col=email"]),
            ],
            &["1 file:///d/2023/a.csv#col=email", "1 file:///d/2024/b.csv#col=email"],
        ),
        (
            "keys that are data, ids by two",
            &[(
                "file:///j/u.json",
                "application/json",
                &["#/users/a%40x.de/email", "#/users/b@x.de/email", "#/email"],
            )],
            &["1 file:///j/u.json#/email", "1 file:///j/u.json#/users/{key}/email"],
        ),
        (
            "keys that are words, where there are many",
            &[(
                "file:///j/u.json",
                "application/json",
                &[
                    "#/users/alice/email",
                    "#/users/bob/email",
                    "#/users/carol/email",
                    "#/users/dave/email",
                    "#/users/erin/email",
                    "#/users/frank/email",
                    "#/users/grace/email",
                    "#/users/heidi/email",
                ],
            )],
            &["1 file:///j/u.json#/users/{key}/email"],
        ),
        (
            "a few like parts of a document are no keys",
            &[("file:///j/o.json", "application/json", &["#/billing/email", "#/shipping/email"])],
            &["1 file:///j/o.json#/billing/email", "1 file:///j/o.json#/shipping/email"],
        ),
        (
            "members of an archive, and numbered columns",
            &[(
                "file:///z/all.zip",
                "application/zip",
                &["!/u1.csv#col=mail1", "!/u2.csv#col=mail1", "!/u2.csv#col=mail2"],
            )],
            &["1 file:///z/all.zip!/u*.csv#col=mail1", "1 file:///z/all.zip!/u2.csv#col=mail2"],
        ),
        (
            "a file called like the pattern would be is encoded",
            &[
                ("file:///s/a%2A.csv", "text/csv", &["#col=email"]),
                ("file:///s/a1.csv", "text/csv", &["#col=email"]),
                ("file:///s/a2.csv", "text/csv", &["#col=email"]),
            ],
            &["1 file:///s/a%2A.csv#col=email", "2 file:///s/a*.csv#col=email"],
        ),
    ];
    for (what, files, expected) in cases {
        let mut outcomes: Vec<Outcome> =
            files.iter().map(|(place, media, fields)| file(place, media, fields)).collect();
        let folded = map(&outcomes);
        assert_eq!(places(&folded), *expected, "{what}");
        outcomes.reverse();
        assert!(map(&outcomes) == folded, "{what}: the order shows");
    }
}

#[test]
fn counts_of_pieces_are_added() {
    let outcomes = [
        file("s3://lake/ev/dt=1/p-1.csv", "text/csv", &["#col=email"]),
        file("s3://lake/ev/dt=1/p-2.csv", "text/csv", &["#col=email"]),
        file("s3://lake/ev/dt=2/p-1.csv", "text/csv", &["#col=email"]),
        // Of a partition that could not be read nobody knows the columns.
        Unit::examined("s3://lake/ev/dt=2/p-2.csv", "text/csv", 1).gap("", Reason::Malformed).done(),
        Unit::unread("s3://lake/ev/dt=2/p-3.csv", Reason::PermissionDenied, Some(7)),
        Unit::unread("s3://lake/ev/dt=3/p-1.csv", Reason::PermissionDenied, Some(8)),
    ];
    let map = map(&outcomes);
    let [dataset] = map.systems[0].datasets.as_slice() else { panic!("{:?}", map.systems) };
    assert_eq!(dataset.place, "s3://lake/ev/dt=*");
    let coverage = dataset.coverage;
    assert_eq!((coverage.listed, coverage.examined, coverage.gap_units, coverage.bytes), (6, 3, 3, 31));
    assert_eq!(
        (dataset.unread[0].units, dataset.unread[0].bytes, dataset.unread[0].places.len()),
        (2, 15, 2)
    );
    let [collection] = dataset.collections.as_slice() else { panic!("{:?}", dataset.collections) };
    assert_eq!((collection.units, collection.bytes, collection.records), (4, 31, Some(6)));
    assert!(!collection.examined);
    assert_eq!((collection.gaps[0].reason.as_str(), collection.gaps[0].units), ("malformed", 1));
    let field = &collection.fields[0];
    assert_eq!((field.values, field.records), (6, 6));
    let held = &field.held[0];
    // Three of one piece each, and one that is in all of them.
    assert_eq!((held.values, held.distinct, held.role, held.share), (6, 4, Role::Dedicated, 1.0));
    assert_eq!(collection.subjects.at_least, 4);
}

#[test]
fn folding_loses_no_value() {
    // Names of all kinds, in all combinations of a few parts.
    let mut outcomes = Vec::new();
    for (n, directory) in ["2023", "2024", "dt=1", "dt=2", "x"].into_iter().enumerate() {
        for name in ["a1", "a2", "b", "c-2024-01-01", "c-2024-01-02", "deadbeef01", "deadbeef02"] {
            let fields: &[&str] = match (n + name.len()) % 3 {
                0 => &["#col=x"],
                1 => &["#col=x", "#col=y"],
                _ => &[""],
            };
            outcomes.push(file(&format!("file:///{directory}/{name}.csv"), "text/csv", fields));
        }
    }
    let values: u64 =
        outcomes.iter().flat_map(|o| &o.fields).flat_map(|f| &f.tallies).map(|t| t.values).sum();
    let map = map(&outcomes);
    let all = collections(&map);
    let held: u64 = all.iter().flat_map(|c| &c.fields).flat_map(|f| &f.held).map(|h| h.values).sum();
    assert_eq!(held, values);
    assert_eq!(all.iter().map(|collection| collection.units).sum::<u64>(), outcomes.len() as u64);
    let places: BTreeSet<&str> = all.iter().map(|collection| collection.place.as_str()).collect();
    assert_eq!(places.len(), all.len(), "two of one place");
    let datasets: Vec<_> = map.systems.iter().flat_map(|s| &s.datasets).collect();
    let places: BTreeSet<&str> = datasets.iter().map(|dataset| dataset.place.as_str()).collect();
    assert_eq!(places.len(), datasets.len(), "two datasets of one place");
}
