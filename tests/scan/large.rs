//! Units that are read in parts have the findings and addresses of units that are not.

use std::fmt::Write as _;
use std::fs;

use domesday_connectors::{Position, RecordKey};

use crate::capture::{capture, settings};

/// More than a part with findings (2 MiB), so that several are put together.
const LINES: usize = 60_000;

#[test]
fn lines_and_columns_in_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.txt");
    let mut text = String::new();
    let mut expected = Vec::new();
    for n in 0..LINES {
        let lead = "x".repeat(n % 90);
        if n % 100 == 3 {
            let start = text.len() + lead.len() + 1;
            expected.push((start as u64, n as u64 + 1, lead.len() as u64 + 2));
            writeln!(text, "{lead} u{n}@orbit-films.com and more words to fill the line up").unwrap();
        } else {
            writeln!(text, "{lead} nothing to be seen in this line, but many words all the same").unwrap();
        }
    }
    fs::write(&path, &text).unwrap();
    assert!(text.len() > 5 << 20);
    let (capture, inventory) = capture(&settings(folder.path(), 3), true);
    assert_eq!(inventory.totals().findings as usize, expected.len());
    let got: Vec<(u64, u64, u64)> = capture
        .findings
        .lock()
        .unwrap()
        .iter()
        .map(|(_, f)| match f.position {
            Position::Bytes { start, line, column, .. } => (start, line, column),
            ref other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(got, expected);
}

#[test]
fn records_in_tables_with_line_ends_in_quotes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    let mut text = String::from("id,note,email\n");
    for n in 0..LINES {
        // Line ends within quotes, so that a part may begin inside a value.
        let note = if n % 3 == 0 {
            "\"a note\nof two lines, with \"\"quotes\"\"\""
        } else {
            "a note of one line only"
        };
        writeln!(text, "{n},{note},u{n}@orbit-films.com").unwrap();
    }
    fs::write(&path, &text).unwrap();
    let (capture, inventory) = capture(&settings(folder.path(), 3), true);
    assert_eq!(inventory.totals().findings as usize, LINES);
    let findings = capture.findings.lock().unwrap();
    for (n, (place, finding)) in findings.iter().enumerate() {
        let Position::Record { key: RecordKey::Ordinal(ordinal), start: 0, .. } = finding.position else {
            panic!("{:?}", finding.position)
        };
        assert_eq!(ordinal, n as u64 + 1);
        assert!(place.ends_with("table.csv#col=email"), "{place}");
    }
    let outcomes = capture.outcomes.lock().unwrap();
    let field = outcomes[0].fields.iter().find(|f| f.place.to_string().ends_with("email")).unwrap();
    assert_eq!((field.values, field.records), (LINES as u64, LINES as u64));
    assert_eq!(field.tallies[0].values, LINES as u64);
}

#[test]
fn parts_and_wholes_count_the_same() {
    // Without single findings the same file is one unit in one go.
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::new();
    for n in 0..LINES {
        writeln!(
            text,
            "{{\"n\":{n},\"user\":{{\"mail\":\"u{n}@orbit-films.com\",\"ip\":\"83.149.{}.{}\"}}}}",
            n / 250,
            n % 250
        )
        .unwrap();
    }
    fs::write(folder.path().join("lines.jsonl"), &text).unwrap();
    let (parts, _) = capture(&settings(folder.path(), 3), true);
    let (whole, _) = capture(&settings(folder.path(), 1), false);
    let counts = |outcomes: &[domesday_reports::Outcome]| -> Vec<(String, u64, u64, u64)> {
        let fields = &outcomes[0].fields;
        fields
            .iter()
            .map(|f| {
                let tally = f.tallies.first();
                (
                    f.place.to_string(),
                    f.values,
                    f.records,
                    tally.map_or(0, |t| t.values + t.distinct.estimate()),
                )
            })
            .collect()
    };
    let (parts, whole) = (parts.outcomes.lock().unwrap(), whole.outcomes.lock().unwrap());
    assert_eq!(counts(&parts), counts(&whole));
}
