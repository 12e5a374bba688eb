//! Ten thousand planted values: none in any output, error, or the inventory file.

use std::fmt::Write as _;
use std::fs;

use domesday_reports::Key;
use domesday_reports::store::{SaveOptions, Store};

use crate::capture::{capture, output, settings};

/// Distinct values of several kinds that no report may repeat.
fn planted() -> Vec<String> {
    let mut values = Vec::new();
    for n in 0..2500u32 {
        let word: String = (0..8).map(|i| char::from(b'a' + ((n >> (i * 2)) % 23 + i) as u8 % 26)).collect();
        values.push(format!("{word}{n}@orbit-{word}.com"));
        values.push(format!("+4930{:07}", 2_000_000 + n * 37));
        values.push(format!("83.{}.{}.{}", n % 200 + 20, n / 200 + 30, n % 250));
        let body = format!("451814{:09}", 100_000_000 + u64::from(n) * 7919);
        values.push(format!("{body}{}", luhn(&body)));
    }
    values.sort();
    values.dedup();
    values
}

fn luhn(body: &str) -> u32 {
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b - b'0');
            if i % 2 == 0 { if d > 4 { 2 * d - 9 } else { 2 * d } } else { d }
        })
        .sum();
    (10 - sum % 10) % 10
}

#[test]
fn no_value_leaves() {
    let values = planted();
    assert!(values.len() >= 9_900, "{}", values.len());
    let folder = tempfile::tempdir().unwrap();
    let (mut text, mut csv, mut json) = (String::new(), String::from("contact\n"), String::new());
    for value in &values {
        writeln!(text, "reach me: {value} soon").unwrap();
        writeln!(csv, "\"{value}\"").unwrap();
        writeln!(json, "{{\"contact\":\"{value}\"}}").unwrap();
    }
    fs::write(folder.path().join("text.txt"), text).unwrap();
    fs::write(folder.path().join("table.csv"), csv).unwrap();
    fs::write(folder.path().join("lines.jsonl"), json).unwrap();
    let mut settings = settings(folder.path(), 2);
    settings.key = Some(Key::from_bytes([7; 32]));
    settings.pseudonyms = true;
    let mut outputs: Vec<(String, Vec<u8>)> = ["terminal", "json", "jsonl", "csv"]
        .map(|format| (format.to_owned(), output(&settings, format).into_bytes()))
        .into();
    let (capture, inventory) = capture(&settings, true);
    assert!(inventory.totals().findings > 25_000, "{}", inventory.totals().findings);
    let info = capture.info.lock().unwrap().clone().unwrap();
    let path = folder.path().join("inventory.sqlite");
    let options = SaveOptions { registers: true, filtered: false };
    Store::open(&path).unwrap().save(&info, &inventory, options).unwrap();
    outputs.push(("sqlite".to_owned(), fs::read(&path).unwrap()));
    outputs.push(("debug".to_owned(), format!("{:?}", capture.findings.lock().unwrap()).into_bytes()));
    // Any piece of seven bytes would do to find a value again: look for those at the start of each.
    let pieces: Vec<&[u8]> = values.iter().map(|v| &v.as_bytes()[..7.min(v.len())]).collect();
    for (name, bytes) in outputs {
        let whole: std::collections::BTreeSet<&[u8]> = bytes.windows(7).collect();
        for piece in &pieces {
            // Times and sizes are numbers too; the first digits of an address or a card are no value.
            if piece.iter().all(|b| b.is_ascii_digit() || *b == b'.') {
                continue;
            }
            assert!(!whole.contains(piece), "{name} holds a piece of a value");
        }
        for value in &values {
            assert!(memchr::memmem::find(&bytes, value.as_bytes()).is_none(), "{name} holds a value");
        }
    }
}
