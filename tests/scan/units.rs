//! What becomes of every unit of a small tree.

use std::collections::BTreeMap;

use crate::capture::{capture, settings};
use crate::tree::tree;

#[test]
fn every_unit_ends_examined_or_with_a_gap() {
    let folder = tree();
    let (capture, inventory) = capture(&settings(folder.path(), 2), true);
    inventory.conserved().unwrap();
    let outcomes = capture.outcomes.lock().unwrap();
    let root = format!("{}/", folder.path().display());
    let got: BTreeMap<String, String> = outcomes
        .iter()
        .map(|o| {
            let name = o.unit.to_string().replace("file://", "").replace(&root, "");
            let gaps: Vec<String> = o.gaps.iter().map(|gap| gap.reason.to_string()).collect();
            (name, if gaps.is_empty() { "examined".to_owned() } else { gaps.join(",") })
        })
        .collect();
    let expected: BTreeMap<String, String> = [
        (".hidden/iban", "examined"),
        ("a/deep/er/config.json", "examined"),
        ("a/deep/events.jsonl", "examined"),
        ("a/link", "symbolic_link"),
        ("a/notes.txt", "examined"),
        ("a/people.csv", "examined"),
        ("b/again.txt", "already_read"),
        ("b/empty", "examined"),
        ("b/jane@orbit-films.com.txt", "examined"),
        ("b/latin1.txt", "examined"),
        ("b/song.ogg", "unsupported_format(audio/ogg)"),
        ("b/utf16.txt", "examined"),
    ]
    .map(|(name, what)| (name.to_owned(), what.to_owned()))
    .into();
    assert_eq!(got, expected);
    assert_eq!(inventory.totals().listed, 12);
    assert_eq!(inventory.totals().examined + inventory.totals().gap_units, 12);
}

#[test]
fn findings_have_addresses() {
    let folder = tree();
    let (capture, _) = capture(&settings(folder.path(), 2), true);
    let findings = capture.findings.lock().unwrap();
    let root = format!("file://{}/", folder.path().display());
    let mut got: Vec<String> = findings
        .iter()
        .map(|(place, f)| format!("{} {:?} {}", place.replace(&root, ""), f.position, f.category))
        .collect();
    got.sort();
    let expected = [
        ".hidden/iban Bytes { start: 0, end: 27, line: 1, column: 1 } bank-account",
        "a/deep/er/config.json#/owner/mail Record { key: Ordinal(1), start: 0, end: 17 } email-address",
        "a/deep/events.jsonl#/ip Record { key: Ordinal(1), start: 0, end: 12 } ip-address",
        "a/deep/events.jsonl#/user/email Record { key: Ordinal(1), start: 0, end: 17 } email-address",
        "a/deep/events.jsonl#/user/email Record { key: Ordinal(2), start: 0, end: 17 } email-address",
        "a/notes.txt Bytes { start: 13, end: 26, line: 1, column: 14 } phone-number",
        "a/notes.txt Bytes { start: 30, end: 54, line: 1, column: 31 } email-address",
        "a/notes.txt Bytes { start: 5, end: 9, line: 1, column: 6 } person-name",
        "a/notes.txt Bytes { start: 60, end: 72, line: 2, column: 6 } ip-address",
        "a/people.csv#col=card Record { key: Ordinal(1), start: 0, end: 16 } payment-card",
        "a/people.csv#col=email Record { key: Ordinal(1), start: 0, end: 19 } email-address",
        "a/people.csv#col=email Record { key: Ordinal(2), start: 0, end: 19 } email-address",
        "a/people.csv#col=phone Record { key: Ordinal(1), start: 0, end: 16 } phone-number",
        "b/jane@orbit-films.com.txt Whole email-address",
        "b/latin1.txt Bytes { start: 0, end: 7, line: 1, column: 1 } person-name",
        "b/latin1.txt Bytes { start: 9, end: 32, line: 1, column: 10 } email-address",
        "b/utf16.txt Bytes { start: 0, end: 17, line: 1, column: 1 } email-address",
    ];
    assert_eq!(got, expected);
}
