//! Times of visits: findings only where the same record tells whose they are.

mod rows;

use domesday_detectors::{Cell, DetectorSet, Options, Scratch, Shape, Text};
use rows::Rows;

/// The times that are found in a table.
fn times(set: &DetectorSet, names: &[&str], rows: &[&[&str]]) -> Vec<String> {
    let fields: Vec<_> = names.iter().map(|name| set.field(name)).collect();
    let (mut text, mut cells) = (String::new(), Vec::new());
    for (record, row) in rows.iter().enumerate() {
        for (field, value) in row.iter().enumerate() {
            let start = text.len() as u32;
            text.push_str(value);
            cells.push((Cell { start, end: text.len() as u32, field: field as u32 }, record as u32));
            text.push(',');
        }
    }
    let layout = Rows(cells);
    let owned = (0, text.len() as u32);
    let input = Text { content: &text, layout: Some(&layout), fields: &fields, owned, shape: Shape::Value };
    let mut found = Vec::new();
    set.scan(input, &mut Scratch::default(), &mut |detection, _| {
        if detection.category.id() == "online-activity" {
            found.push(text[detection.span.range()].to_owned());
        }
    });
    found
}

#[test]
fn a_record_ties_a_time_to_someone() {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let names = ["email", "last_login"];
    let rows: [&[&str]; 3] = [
        &["jane@example.com", "2024-05-01 10:22:31"],
        &["", "2024-05-02 10:22:31"],
        &["none", "2024-05-03 10:22:31"],
    ];
    assert_eq!(times(&set, &names, &rows), ["2024-05-01 10:22:31"]);
    // Whatever the order of the columns.
    let rows: [&[&str]; 2] =
        [&["2024-05-01 10:22:31", "192.0.2.7"], &["2024-05-02 10:22:31", "somewhere else"]];
    assert_eq!(times(&set, &["visited_at", "client_ip"], &rows), ["2024-05-01 10:22:31"]);
    // Other times are none.
    assert!(times(&set, &["email", "created"], &[&["jane@example.com", "2024-05-01 10:22:31"]]).is_empty());
}

#[test]
fn lines_of_logs_are_records() {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let log = "192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 23\n\
               - - - [10/Oct/2000:13:55:37 -0700] \"GET / HTTP/1.0\" 200 23\n";
    let mut found = Vec::new();
    set.scan(Text::prose(log), &mut Scratch::default(), &mut |detection, _| {
        if detection.category.id() == "online-activity" {
            found.push(&log[detection.span.range()]);
        }
    });
    assert_eq!(found, ["10/Oct/2000:13:55:36 -0700"]);
}
