//! However a unit is cut into windows and parts, the same text, values and addresses come out.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use domesday_connectors::filesystem::ReaderOptions;
use proptest::prelude::*;
use support::{Told, read, read_parts, read_plain};

/// Windows and parts of many sizes; the smallest that readers accept among them.
fn options() -> impl Strategy<Value = ReaderOptions> {
    (8 * 1024usize..40 * 1024, 4 * 1024u64..30 * 1024).prop_map(|(window, part)| ReaderOptions {
        count_lines: true,
        window,
        part,
        ..ReaderOptions::default()
    })
}

fn config() -> ProptestConfig {
    ProptestConfig::with_cases(24)
}

/// Text of lines of all lengths: characters of one to four bytes, broken UTF-8, and stretches of more
/// than a window without a line end.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => "[a-z ,.@0-9]{0,200}\n".prop_map(String::into_bytes),
        2 => "[a-zäé€漢😀]{1,80}".prop_map(String::into_bytes),
        1 => prop::collection::vec(0x80u8.., 1..6),
        1 => (1000usize..30_000, "[a-zé€]{1,7}").prop_map(|(n, s)| s.repeat(n / s.len()).into_bytes()),
        1 => Just(b"\r\n\r\n".to_vec()),
    ];
    prop::collection::vec(piece, 1..60).prop_map(|pieces| {
        // The encoding is told by the first bytes: they are plain.
        let mut text =
            "plain words to begin with, so that it is UTF-8 that is broken\n".repeat(1100).into_bytes();
        text.extend(pieces.concat());
        text
    })
}

/// What running text decodes to: broken UTF-8 byte by byte as windows-1252.
fn decoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let (character, _) = encoding_rs_character(*byte);
            text.push(character);
        }
    }
    text
}

fn encoding_rs_character(byte: u8) -> (char, bool) {
    let bytes = [byte];
    let (text, _, had_errors) = encoding_rs::WINDOWS_1252.decode(&bytes);
    (text.chars().next().expect("a character"), had_errors)
}

/// Fails with the first difference, not with megabytes.
fn assert_text(found: &str, expected: &str) {
    let same = found.bytes().zip(expected.bytes()).take_while(|(a, b)| a == b).count();
    let show = |text: &str| {
        text.get(text.floor_char_boundary(same)..).map(|rest| rest.chars().take(40).collect::<String>())
    };
    assert!(
        found == expected,
        "at {same} of {}, {}: {:?} {:?}",
        found.len(),
        expected.len(),
        show(found),
        show(expected)
    );
}

fn check_text(told: &Told, expected: &str) {
    assert_eq!(told.text.len(), 1, "one stretch from the beginning to the end");
    assert_text(&told.all_text(), expected);
    for (&at, &(line, line_start)) in &told.lines {
        let before = &expected[..at as usize];
        assert_eq!(line, before.matches('\n').count() as u64, "lines before {at}");
        assert_eq!(line_start, before.rfind('\n').map_or(0, |newline| newline as u64 + 1));
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn running_text(bytes in lines(), options in options()) {
        let expected = decoded(&bytes);
        let whole = read("notes", &bytes, options.clone());
        check_text(&whole, &expected);
        let parts = read_parts("notes", &bytes, options.clone());
        check_text(&parts, &expected);
    }

    #[test]
    fn running_text_in_a_single_byte_encoding(
        words in prop::collection::vec("[a-zéüñô]{1,12}[ \n]", 1500..3000),
        options in options(),
    ) {
        let text = format!("Señor, vous êtes très gentil; l'été à Zürich était agréable.\n{}", words.concat());
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        let whole = read("notes", &bytes, options.clone());
        let parts = read_parts("notes", &bytes, options.clone());
        check_text(&whole, &text);
        check_text(&parts, &text);
    }
}

/// Rows with cells of all kinds.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![
        10 => "[a-z0-9@.]{0,12}",
        2 => "[a-z ,é€\n]{0,40}",
        1 => "[a-z\"\n,]{0,30}",
        1 => (1usize..30_000).prop_map(|n| "long cell, \"quoted\"\n".repeat(n / 18 + 1)),
    ];
    let cell = prop_oneof![40 => "[a-z0-9@.]{0,12}", 1 => cell];
    let row = prop::collection::vec(cell, 4..=4);
    prop::collection::vec(row, 150..400)
}

fn written(rows: &[Vec<String>], newline: csv::Terminator) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(newline).from_writer(Vec::new());
    writer.write_record(["id", "email", "note", "last"]).expect("written");
    for row in rows {
        writer.write_record(row).expect("written");
    }
    writer.into_inner().expect("written")
}

/// What is told apart from how it was cut.
/// Values by record and field, counts by field, records, running text.
type Substance = (Vec<(u64, String, Vec<String>)>, Vec<(String, u64, u64)>, u64, String);

fn substance(told: &Told) -> Substance {
    let values = told
        .values
        .iter()
        .map(|((record, field), v)| {
            // Values with escapes come after those without.
            let mut values = v.clone();
            values.sort();
            (*record, field.clone(), values)
        })
        .collect();
    let (counts, records, all) = told.counted.clone().expect("counted");
    let mut fields: Vec<_> =
        told.fields.iter().cloned().zip(counts).zip(records).map(|((f, v), r)| (f, v, r)).collect();
    fields.sort();
    (values, fields, all, told.all_text())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn tables(rows in table(), options in options(), crlf in any::<bool>()) {
        let newline = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let bytes = written(&rows, newline);
        let expected = read_plain("t.csv", &bytes);
        prop_assert_eq!(substance(&expected).2, rows.len() as u64);
        assert_same(&read("t.csv", &bytes, options.clone()), &expected);
        assert_same(&read_parts("t.csv", &bytes, options.clone()), &expected);
    }

    #[test]
    fn json_lines(rows in table(), broken in prop::collection::vec(any::<prop::sample::Index>(), 0..5), options in options()) {
        let mut lines: Vec<String> = rows
            .iter()
            .map(|row| serde_json::json!({"id": row[0], "user": {"mail": row[1]}, "notes": [row[2], row[3]], "n": 1.5}).to_string())
            .collect();
        for index in broken {
            let line = index.index(lines.len());
            let cut = lines[line].floor_char_boundary(lines[line].len() / 2);
            lines[line].truncate(cut.max(1));
        }
        let bytes = (lines.join("\n") + "\n").into_bytes();
        let expected = read_plain("t.jsonl", &bytes);
        if !has_long_line(&lines, options.window) {
            assert_same(&read("t.jsonl", &bytes, options.clone()), &expected);
            assert_same(&read_parts("t.jsonl", &bytes, options.clone()), &expected);
        }
    }

    #[test]
    fn documents(rows in table(), options in options()) {
        let elements: Vec<_> = rows
            .iter()
            .map(|row| serde_json::json!({"id": row[0], "user": {"mail": row[1]}, "notes": [row[2], row[3]], "n": null}))
            .collect();
        let bytes = serde_json::to_vec_pretty(&elements).expect("written");
        let expected = read_plain("t.json", &bytes);
        prop_assert_eq!(substance(&expected).2, rows.len() as u64);
        assert_same(&read("t.json", &bytes, options.clone()), &expected);
    }
}

/// Fails with the first difference, not with megabytes.
fn assert_same(found: &Told, expected: &Told) {
    let (found, expected) = (substance(found), substance(expected));
    for (a, b) in found.0.iter().zip(&expected.0) {
        assert_eq!(a, b);
    }
    assert_eq!(found.0.len(), expected.0.len());
    assert_eq!(found.1, expected.1);
    assert_eq!(found.2, expected.2);
    assert!(found.3 == expected.3, "running text");
}

/// A broken line that does not fit a window cannot be taken back whole: its first values are told as
/// values.
fn has_long_line(lines: &[String], window: usize) -> bool {
    lines
        .iter()
        .any(|line| line.len() >= window - 8 && serde_json::from_str::<serde_json::Value>(line).is_err())
}

/// One value, or one line, much longer than any window.
#[test]
fn what_does_not_fit_a_window_comes_in_pieces() {
    let options =
        ReaderOptions { window: 16 * 1024, part: 64 * 1024, count_lines: true, ..ReaderOptions::default() };
    let long = "0123456789 \\\"é\\ud83d\\ude00\\\\ ".repeat(40_000);
    let decoded: String = serde_json::from_str(&format!("\"{long}\"")).expect("valid");

    let document = format!("{{\"a\": 1, \"long\": \"{long}\", \"z\": [\"end\"]}}");
    let told = read("x.json", document.as_bytes(), options.clone());
    assert_eq!(told.column("#/long"), [decoded.as_str()]);
    assert_eq!(told.column("#/z/*"), ["end"]);
    assert_eq!(told.counted, Some((vec![1, 1, 1], vec![1, 1, 1], 1)));
    assert!(told.batches > 5);

    let lines = format!("{{\"a\":1}}\n{document}\n{{\"a\":2}}\n");
    let told = read_parts("x.jsonl", lines.as_bytes(), options.clone());
    assert_eq!(told.column("#/long"), [decoded.as_str()]);
    assert_eq!(told.column("#/a"), ["1", "1", "2"]);
    assert_eq!(told.counted.map(|counted| counted.2), Some(3));

    let cell = "x, \"y\"\né ".repeat(60_000);
    let table = format!("id,text,last\n1,\"{}\",z\n2,short,y\n", cell.replace('"', "\"\""));
    for told in [
        read("x.csv", table.as_bytes(), options.clone()),
        read_parts("x.csv", table.as_bytes(), options.clone()),
    ] {
        assert_eq!(told.column("#col=text"), [cell.as_str(), "short"]);
        assert_eq!(told.column("#col=last"), ["z", "y"]);
        assert_eq!(told.counted, Some((vec![2, 2, 2], vec![2, 2, 2], 2)));
    }

    // Behind a mark that is never closed, all that follows is one cell.
    let table = format!("id,text\n{}3,\"never closed{}", "1,a\n".repeat(1000), "\n4,b".repeat(200_000));
    let told = read_parts("x.csv", table.as_bytes(), options.clone());
    assert_eq!(told.column("#col=text").last().map(String::len), Some(12 + 800_000));

    let plain = "é".repeat(300_000);
    let table = format!("id,text,last\n1,{plain},z\r\n2,{plain}\r\n3,a,b\n");
    let told = read("x.csv", table.as_bytes(), options.clone());
    assert_eq!(told.column("#col=text"), [plain.as_str(), plain.as_str(), "a"]);
    assert_eq!(told.column("#col=last"), ["z", "b"]);

    let line = "one line only, ".repeat(60_000);
    for told in
        [read("x", line.as_bytes(), options.clone()), read_parts("x", line.as_bytes(), options.clone())]
    {
        check_text(&told, &line);
        assert!(told.batches > 10);
    }
}

#[test]
fn every_window_has_context_on_both_sides() {
    struct Context;
    impl domesday_connectors::Visitor for Context {
        fn enter(&mut self, _: &domesday_connectors::Place) {}
        fn leave(&mut self) {}

        fn field(&mut self, _: u32, _: domesday_connectors::FieldName<'_>) {}
        fn batch(&mut self, batch: domesday_connectors::Batch<'_>) {
            let length = batch.text.len() as u64;
            let is_first = batch.offset == 0;
            let is_last = batch.offset + length == 400_000;
            assert!(is_first || batch.owned.0 >= 1024, "context before");
            assert!(is_last || length - u64::from(batch.owned.1) >= 1024, "context behind");
            assert!(batch.owned.0 < 2048 && length - u64::from(batch.owned.1) < 2048, "no more than that");
        }
        fn gap(&mut self, _: domesday_connectors::Gap) {}
        fn counted(&mut self, _: &[u64], _: &[u64], _: u64) {}
    }
    for text in ["x".repeat(400_000), "line of text\n".repeat(31_000)[..400_000].to_owned()] {
        let options = ReaderOptions { window: 64 * 1024, part: 100_000, ..ReaderOptions::default() };
        let mut reader = domesday_connectors::filesystem::Reader::new(options.clone());
        let opened = reader.open(support::payload("notes", text.as_bytes())).expect("opened");
        reader.read(&opened, &mut Context);
        let mut start = opened.first_part();
        for index in 0..opened.parts().expect("it is large") {
            start = reader.read_part(&opened, index, Some(start), &mut Context).next(&start);
        }
    }
}
