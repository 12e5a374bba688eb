//! Floods of anchors, and lines and values longer than any window: every value is found all the same.

use std::fs;

use crate::capture::{capture, settings};

/// Text that begins values and never ends them, of every kind of anchor.
const FLOODS: &[&str] = &[
    "@",
    "a@",
    "a@b.",
    "1.1.1.",
    "1.",
    "::a",
    "::",
    "a:",
    "aa-",
    "aa:",
    "0123.",
    "de89",
    "DE89 ",
    "ABCDEF",
    "ABCDEFGH ",
    "12345678 ",
    "1",
    "1 2 3 4 ",
    "4111 1111 1111 ",
    "+49 ",
    "(0) ",
    "2025-01-01-",
    "http://",
    "\"",
    "<",
    "Message-ID: <a@b",
    "é",
    "\u{a0}1",
    "-",
    ". ",
    "(((((",
    "tel ",
];

#[test]
fn a_value_in_a_flood_is_found() {
    let folder = tempfile::tempdir().unwrap();
    for (n, flood) in FLOODS.iter().enumerate() {
        // One line of half a megabyte; the value stands free in its middle.
        let half = flood.repeat(400_000 / flood.len());
        let text = format!("{half} | jane.roe@orbit-films.com | {half}");
        fs::write(folder.path().join(format!("{n}.txt")), text).unwrap();
    }
    let (capture, _) = capture(&settings(folder.path(), 2), true);
    let findings = capture.findings.lock().unwrap();
    for (n, flood) in FLOODS.iter().enumerate() {
        let name = format!("/{n}.txt");
        let start = (400_000 / flood.len() * flood.len() + 3) as u64;
        let found = findings.iter().any(|(place, f)| {
            place.ends_with(&name)
                && f.category.id() == "email-address"
                && matches!(f.position, domesday_connectors::Position::Bytes { start: s, .. } if s == start)
        });
        assert!(found, "not found in a flood of {flood:?}");
    }
}

#[test]
fn values_at_every_distance_from_a_window_edge() {
    // One line: no line end to cut at. Values every 97 bytes cross every edge somewhere.
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::new();
    let mut count = 0;
    while text.len() < 3 << 20 {
        text.push_str(&format!("u{count}@orbit-films.com,"));
        let pad = 97 - text.len() % 97;
        text.push_str(&"x".repeat(pad));
        text.push(' ');
        count += 1;
    }
    fs::write(folder.path().join("line.txt"), &text).unwrap();
    for findings in [true, false] {
        let (_, inventory) = capture(&settings(folder.path(), 2), findings);
        assert_eq!(inventory.totals().findings, count, "single findings: {findings}");
    }
}
