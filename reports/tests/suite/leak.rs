//! No raw value, and no piece of one, is in anything that is written.

use std::collections::HashSet;

use domesday_detectors::{Category, catalog};
use domesday_reports::store::{SaveOptions, Store};
use domesday_reports::{Masked, Outcome, ReportOptions};

use crate::support::{Unit, detector, inventory, mix, scan_info, written};

const PLANTED: u64 = 10_000;

/// Text of `length` letters of an alphabet, from a seed.
fn letters(seed: u64, length: usize, alphabet: &[u8]) -> String {
    (0..length as u64)
        .map(|i| char::from(alphabet[(mix(mix(seed) ^ i) % alphabet.len() as u64) as usize]))
        .collect()
}

/// Values of a detector. Letters are rare ones, so that words of the reports do not look like pieces.
fn planted(id: &str, seed: u64) -> String {
    const RARE: &[u8] = b"qxzjkvwQXZJKVW";
    match id {
        "email-address" => format!(
            "{}@{}.{}",
            letters(seed, 9, RARE),
            letters(seed ^ 1, 8, RARE),
            letters(seed ^ 2, 5, RARE)
        ),
        "iban" => format!("DE02{}", letters(seed, 18, RARE)),
        "payment-card" => format!("54{}", letters(seed, 14, b"0123456789")),
        "phone-number" => format!("+49{}", letters(seed, 10, b"0123456789")),
        _ => unreachable!("{id}"),
    }
}

fn outcomes(ids: &[&str]) -> (Vec<Outcome>, Vec<String>) {
    let mut values = Vec::new();
    let mut outcomes = Vec::new();
    for (n, id) in ids.iter().enumerate() {
        for file in 0..10 {
            let count = PLANTED / 10 / ids.len() as u64;
            let planted: Vec<String> =
                (0..count).map(|i| planted(id, (n as u64) << 40 | file << 20 | i)).collect();
            let refs: Vec<&str> = planted.iter().map(String::as_str).collect();
            let unit = Unit::examined(&format!("file:///srv/{id}/{file}"), "text/csv", 9);
            outcomes.push(unit.column("#col=c", id, &refs).done());
            values.extend(planted);
        }
    }
    (outcomes, values)
}

/// The pieces of five bytes that the values hold and the text has too.
fn leaked(values: &[String], bytes: &[u8]) -> Vec<String> {
    let pieces: HashSet<&[u8]> = values.iter().flat_map(|value| value.as_bytes().windows(5)).collect();
    let found = bytes.windows(5).filter(|window| pieces.contains(window));
    found.take(5).map(|window| String::from_utf8_lossy(window).into_owned()).collect()
}

/// Everything that can be written, with what it is.
fn everything(outcomes: &[Outcome]) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for format in ["terminal", "json", "jsonl", "csv"] {
        let options = ReportOptions { color: true, ..ReportOptions::default() };
        all.push((format.to_owned(), written(format, outcomes, options).into_bytes()));
    }
    all.push(("debug".to_owned(), format!("{outcomes:?}").into_bytes()));
    for registers in [false, true] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("inventory.db");
        let mut store = Store::open(&path).unwrap();
        let options = SaveOptions { registers, filtered: false };
        store.save(&scan_info(), &inventory(outcomes), options).unwrap();
        drop(store);
        let names: Vec<_> =
            std::fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(names, std::slice::from_ref(&path), "one file");
        all.push((format!("inventory, registers {registers}"), std::fs::read(path).unwrap()));
    }
    all
}

#[test]
fn no_piece_of_a_value_is_in_any_output() {
    let (outcomes, values) = outcomes(&["email-address", "iban"]);
    assert_eq!(values.len() as u64, PLANTED);
    for (what, bytes) in everything(&outcomes) {
        assert_eq!(leaked(&values, &bytes), Vec::<String>::new(), "{what}");
    }
    // The test can fail: raw values that were asked for are found.
    let options = ReportOptions { show_values: true, ..ReportOptions::default() };
    assert!(!leaked(&values, written("jsonl", &outcomes, options).as_bytes()).is_empty());
}

#[test]
fn no_piece_of_a_number_is_in_any_output() {
    let (mut outcomes, values) = outcomes(&["payment-card", "phone-number"]);
    // Pseudonyms are hexadecimal: by chance they hold the digits of some number.
    for finding in outcomes.iter_mut().flat_map(|o| &mut o.fields).flat_map(|f| &mut f.findings) {
        finding.subject = None;
    }
    for (what, bytes) in everything(&outcomes) {
        if what == "debug" || what == "inventory, registers true" {
            continue; // Hashes in decimal and binary hold digits by chance too.
        }
        // Of the counts only those of the planted values themselves reach five digits.
        let own = ["10000", "95000", "47500"];
        let leaks: Vec<String> =
            leaked(&values, &bytes).into_iter().filter(|p| !own.contains(&p.as_str())).collect();
        assert_eq!(leaks, Vec::<String>::new(), "{what}");
    }
}

#[test]
fn masks_of_planted_values_hold_no_piece_of_three() {
    for definition in catalog::ALL.iter().filter(|d| d.category != Category::PaymentCard) {
        let Some(id) = ["email-address", "iban", "phone-number"].into_iter().find(|id| *id == definition.id)
        else {
            continue;
        };
        for seed in 0..PLANTED {
            let value = planted(id, seed);
            let mask = Masked::of(definition.category, detector(id), &value).to_string();
            assert!(
                value.as_bytes().windows(3).all(|piece| !mask.contains(std::str::from_utf8(piece).unwrap()))
            );
        }
    }
}
