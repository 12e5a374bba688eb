//! Tables: the same cells as the `csv` crate finds, headers, dialects, and files that break the rules.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use proptest::prelude::*;
use support::{Told, read_plain};

/// The cells that the `csv` crate finds, by row and column, blank ones left out.
fn oracle(bytes: &[u8], delimiter: u8) -> Vec<(u64, usize, String)> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(bytes);
    let mut cells = Vec::new();
    for (row, record) in reader.records().enumerate() {
        for (column, cell) in record.expect("read").iter().enumerate() {
            if !cell.trim_ascii().is_empty() {
                cells.push((row as u64 + 1, column, cell.to_owned()));
            }
        }
    }
    cells
}

fn found(told: &Told) -> Vec<(u64, usize, String)> {
    let mut cells = Vec::new();
    for ((record, field), values) in &told.values {
        let column = told.fields.iter().position(|place| place == field).expect("a known field");
        assert_eq!(values.len(), 1, "one value a cell");
        cells.push((*record, column, values[0].clone()));
    }
    cells.sort();
    cells
}

fn check(bytes: &[u8], delimiter: u8) {
    let told = read_plain("t.csv", bytes);
    let mut expected = oracle(bytes, delimiter);
    expected.sort();
    assert_eq!(found(&told), expected, "{:?}", String::from_utf8_lossy(bytes));
    let (values, records, _) = told.counted.expect("a table is counted");
    assert_eq!(values, records);
    for (column, count) in values.iter().enumerate() {
        assert_eq!(*count, expected.iter().filter(|cell| cell.1 == column).count() as u64);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn tables_written_by_the_rules(
        rows in prop::collection::vec(prop::collection::vec("[a-c \",\n;\t|é]{0,6}|[a-z]{0,90}", 3), 1..40),
        delimiter in prop::sample::select(b",;\t|".to_vec()),
        always in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let style = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let newline = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter).quote_style(style).terminator(newline).from_writer(Vec::new());
        writer.write_record(["id", "email", "name"]).expect("written");
        for row in &rows {
            writer.write_record(row).expect("written");
        }
        check(&writer.into_inner().expect("written"), delimiter);
    }

    #[test]
    fn tables_that_break_the_rules(
        body in "([a-c]{0,3}(\"{0,3}[a-c ]{0,2}){0,2}[,\n]){0,60}[a-c\"]{0,3}",
    ) {
        // Enough good rows that it is a table with quotation marks.
        let good = "1,\"x,y\",z\n".repeat(300);
        check(format!("id,email,name\n{good}{body}").as_bytes(), b',');
    }
}

/// A text with its name, and the names of its columns and their values.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static [&'static str])]);

const TABLES: &[Case] = &[
    ("t.csv", "id,email\n1,a@b.c\n2,d@e.f\n", &[("id", &["1", "2"]), ("email", &["a@b.c", "d@e.f"])]),
    // A header that is data.
    (
        "t.csv",
        "jane@example.com,17\njoe@example.com,18\n",
        &[("1", &["jane@example.com", "joe@example.com"]), ("2", &["17", "18"])],
    ),
    ("t.csv", "1,2\n3,4\n", &[("1", &["1", "3"]), ("2", &["2", "4"])]),
    // Windows spreadsheets in many countries.
    ("t.csv", "Name;Ort\r\nJosé;Köln\r\n", &[("Name", &["José"]), ("Ort", &["Köln"])]),
    ("t.tsv", "name\tcity\nA \"B\" C\tx\n", &[("name", &["A \"B\" C"]), ("city", &["x"])]),
    // Quotation marks that quote nothing.
    (
        "t.tsv",
        "name\tsize\n\"5 inch\tx1\nb\tx2\nc\tx3\n",
        &[("name", &["\"5 inch", "b", "c"]), ("size", &["x1", "x2", "x3"])],
    ),
    // Names of columns are unique and never empty.
    (
        "t.csv",
        "name,,name,id\na,b,c,1\n",
        &[("name", &["a"]), ("2", &["b"]), ("name~2", &["c"]), ("id", &["1"])],
    ),
    // Rows that are too long or too short.
    (
        "t.csv",
        "id,name\n1,a\n2,b,extra\n3\n4,d\n",
        &[("id", &["1", "2", "3", "4"]), ("name", &["a", "b", "d"]), ("column 3", &["extra"])],
    ),
    // A byte order mark is no part of the first name.
    ("t.csv", "\u{feff}id,name\n1,a\n", &[("id", &["1"]), ("name", &["a"])]),
    (
        "t.csv",
        "id,\"full name\"\n1,\"Doe, Jane\"\n\n2,\"a \"\"b\"\"\"\n",
        &[("id", &["1", "2"]), ("full name", &["Doe, Jane", "a \"b\""])],
    ),
    // One column.
    ("t.csv", "email\na@b.c\nd@e.f\n", &[("email", &["a@b.c", "d@e.f"])]),
    // No extension, but a table all the same.
    (
        "dump",
        "id|email|name\n1|a@b.c|x\n2|d@e.f|y\n3|g@h.i|z\n",
        &[("id", &["1", "2", "3"]), ("email", &["a@b.c", "d@e.f", "g@h.i"]), ("name", &["x", "y", "z"])],
    ),
    (
        "data.txt",
        "first_name,last_name,age\nA,B,1\nC,D,2\nE,F,3\n",
        &[("first_name", &["A", "C", "E"]), ("last_name", &["B", "D", "F"]), ("age", &["1", "2", "3"])],
    ),
    // Old Macintosh line ends.
    ("t.csv", "id,name\r1,a\r2,b\r", &[("id", &["1", "2"]), ("name", &["a", "b"])]),
    // A header alone.
    ("t.csv", "id,email,name\n", &[("id", &[]), ("email", &[]), ("name", &[])]),
    // A row agrees with itself however it is cut.
    ("t.csv", "id,email,name\n||,|,|||\n", &[("id", &["||"]), ("email", &["|"]), ("name", &["|||"])]),
];

#[test]
fn columns_have_their_names_and_values() {
    for (name, text, columns) in TABLES {
        let told = read_plain(name, text.as_bytes());
        let expected: Vec<&str> = columns.iter().map(|(column, _)| *column).collect();
        assert_eq!(told.names, expected, "{text:?}");
        for (at, (column, values)) in columns.iter().enumerate() {
            let place = &told.fields[at];
            let found: Vec<&String> =
                told.values.iter().filter(|((_, field), _)| field == place).flat_map(|(_, v)| v).collect();
            assert_eq!(found, *values, "{column} of {text:?}");
        }
        assert_eq!(told.all_text(), "", "{text:?}");
    }
}

/// Prose, logs and code with commas and colons in them.
const NO_TABLES: &[(&str, &str)] = &[
    ("letter.txt", "Dear Jane,\nthank you for your letter, which came today.\nYours, truly,\nJoe\n"),
    ("list.txt", "apples, pears, plums\nbread, butter, milk\nsalt, pepper, oil\nrice, beans, corn\n"),
    (
        "app",
        "2024-01-01 12:00:00,123 INFO start\n2024-01-01 12:00:01,456 WARN slow\n2024-01-01 12:00:02,789 INFO end\n",
    ),
    (
        "access.log",
        "1.2.3.4 - - [1/Jan/2024] \"GET /a,b HTTP/1.1\" 200\n1.2.3.4 - - [1/Jan/2024] \"GET /a,c HTTP/1.1\" 200\n1.2.3.4 - - [1/Jan/2024] \"GET /a,d HTTP/1.1\" 200\n",
    ),
    ("main.rs", "f(a, b);\ng(c, d);\nh(e, f);\n"),
    ("notes", "one line, two words\n"),
    ("poem", "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you,\n"),
];

#[test]
fn prose_stays_prose() {
    for (name, text) in NO_TABLES {
        let told = read_plain(name, text.as_bytes());
        assert_eq!(told.all_text(), *text, "{name}");
        assert!(told.fields.is_empty(), "{name}");
    }
}

#[test]
fn lines_before_the_header_are_text() {
    let text = "Report of Jane Doe\ncreated 2024\nid,email,name\n1,a@b.c,x\n2,d@e.f,y\n3,g@h.i,z\n";
    let told = read_plain("report.csv", text.as_bytes());
    assert_eq!(told.all_text(), "Report of Jane Doe\ncreated 2024\n");
    assert_eq!(told.names, ["id", "email", "name"]);
    assert_eq!(told.column("#col=email"), ["a@b.c", "d@e.f", "g@h.i"]);
}

#[test]
fn a_row_may_have_any_number_of_cells() {
    let row = vec!["x"; 100_000].join(",");
    let told = read_plain("wide.csv", format!("id,name\n1,a\n2,b\n3,c\n{row}\n4,d\n").as_bytes());
    assert_eq!(told.fields.len(), 1 << 16);
    let (values, _, rows) = told.counted.expect("counted");
    assert_eq!((values.iter().sum::<u64>(), rows), (100_008, 5));
}
