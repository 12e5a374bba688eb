//! Rows of plain columns: cells, keys, counts, long values.

use std::sync::Arc;

use super::support::*;
use crate::RecordKey;
use crate::postgres::decode::{Column, KeyColumns, Layout, LongKind, RowDecoder};

fn users() -> Vec<Column> {
    vec![column("id", 20), column("name", 25), column("mail", EMAIL)]
}

#[test]
fn rows_become_cells_with_keys() {
    let columns = users();
    let layout = Layout::new(&table(), &columns, &catalog(), KeyColumns::Integer(0), None, true);
    assert_eq!(layout.select_list(false), r#"ctid, "id", "name", "mail""#);
    let mut told = Told::default();
    let mut decoder = RowDecoder::new(&layout, false);
    let ctid = [0, 0, 0, 7, 0, 3];
    for id in [-5i64, 9] {
        let name: Option<&[u8]> = if id < 0 { None } else { Some(b"Ann Bell") };
        let row = [Some(&ctid[..]), Some(&id.to_be_bytes()[..]), name, Some(b"a@b.example")];
        let row = decoder.row(&tuple(&row), &mut told).unwrap();
        assert_eq!((row.key, row.ctid, row.has_long), (RecordKey::Integer(id), Some((7, 3)), false));
    }
    decoder.finish(&mut told);
    let place = "postgresql://db:5432/crm/public/users#col=";
    let values: Vec<(String, RecordKey, String)> = [
        ("id", -5, "-5"),
        ("mail", -5, "a@b.example"),
        ("id", 9, "9"),
        ("name", 9, "Ann Bell"),
        ("mail", 9, "a@b.example"),
    ]
    .map(|(field, key, text)| (format!("{place}{field}"), RecordKey::Integer(key), text.to_owned()))
    .into();
    assert_eq!(told.values, values);
    assert_eq!(told.counted, Some((vec![2, 1, 2], vec![2, 1, 2], 2)));
    assert_eq!(told.batches, 1);
}

#[test]
fn keys_are_uuids_digests_or_places() {
    let uuid = [7; 16];
    let columns = [column("id", 2950), column("name", 25)];
    let row = tuple(&[Some(&uuid), Some(b"x")]);
    let digest: crate::KeyDigest = Arc::new(|bytes| {
        assert_eq!(bytes, b"x\x1f07070707-0707-0707-0707-070707070707");
        [1; 16]
    });
    let cases = [
        (KeyColumns::Uuid(0), None, RecordKey::Uuid(uuid)),
        (KeyColumns::Text(vec![1, 0]), Some(digest), RecordKey::Digest([1; 16])),
        (KeyColumns::Text(vec![1, 0]), None, RecordKey::Ordinal(1)),
        (KeyColumns::None, None, RecordKey::Ordinal(1)),
    ];
    for (key, digest, expected) in cases {
        let layout = Layout::new(&table(), &columns, &catalog(), key, digest, false);
        let mut told = Told::default();
        let mut decoder = RowDecoder::new(&layout, false);
        assert_eq!(decoder.row(&row, &mut told).unwrap().key, expected);
        decoder.finish(&mut told);
        assert!(told.values.iter().all(|(_, key, _)| *key == expected));
    }
}

#[test]
fn blank_values_are_none() {
    let told = decode(&users()[1..2], &[tuple(&[Some(b"")]), tuple(&[Some(b" \t ")]), tuple(&[None])]);
    assert!(told.values.is_empty());
    assert_eq!(told.counted, Some((vec![0], vec![0], 3)));
}

#[test]
fn bytes_of_unknown_encoding_are_mended_value_by_value() {
    let columns = [column("a", 25), column("b", 25), column("c", 3802)];
    let row = tuple(&[Some(b"caf\xe9"), Some(b"\x80 5"), Some(b"\x01{\"k\": \"na\xefve\"}")]);
    let told = decode(&columns, &[row]);
    assert_eq!(told.of("a"), ["café"]);
    assert_eq!(told.of("b"), ["€ 5"]);
    assert_eq!(told.of("/k"), ["naïve"]);
}

#[test]
fn values_beyond_the_window_come_in_pieces() {
    let long = "äöü word ".repeat(100_000);
    let columns = [column("id", 23), column("text", 25), column("mood", MOOD)];
    let layout = Layout::new(&table(), &columns, &catalog(), KeyColumns::Integer(0), None, false);
    let mut told = Told::default();
    let mut decoder = RowDecoder::new(&layout, false);
    for id in 1i32..4 {
        let row = tuple(&[Some(&id.to_be_bytes()), Some(long.as_bytes()), Some(b"fine")]);
        decoder.row(&row, &mut told).unwrap();
    }
    decoder.finish(&mut told);
    assert_eq!(told.of("text"), [&long; 3]);
    assert_eq!(told.of("mood"), ["fine"; 3]);
    assert!(told.longest < 300 * 1024);
    assert_eq!(told.counted, Some((vec![3; 3], vec![3; 3], 3)));
    for (_, key, value) in &told.values {
        let RecordKey::Integer(id @ 1..4) = key else { panic!("{key:?}") };
        assert!(value.len() > 1 || value == &id.to_string());
    }
}

#[test]
fn long_values_are_left_out_and_fetched() {
    let columns = [column("id", 23), column("text", 25), column("doc", 3802), column("data", 17)];
    let layout = Layout::new(&table(), &columns, &catalog(), KeyColumns::Integer(0), None, false);
    let list = layout.select_list(true);
    assert!(list.starts_with("ARRAY["), "{list}");
    let kinds: Vec<Option<LongKind>> = (0..4).map(|c| layout.long_expression(c).map(|l| l.0)).collect();
    assert_eq!(kinds, [None, Some(LongKind::Text), Some(LongKind::Json), Some(LongKind::Bytes)]);
    let flags = array(&[3], &[Some(&[1]), Some(&[1]), Some(&[1])]);
    let mut told = Told::default();
    let mut decoder = RowDecoder::new(&layout, true);
    let row = tuple(&[Some(&flags), Some(&5i32.to_be_bytes()), None, None, None]);
    let row = decoder.row(&row, &mut told).unwrap();
    assert!(row.has_long);
    assert_eq!(decoder.long_columns(), [1, 2, 3]);
    let text = "long é text ".repeat(200_000);
    let doc = format!(r#"{{"a": [{}"last"]}}"#, r#""x@y.example", "#.repeat(50_000));
    let csv = format!("name,mail\n{}", "Ann,a@b.example\n".repeat(60_000));
    for (column, content) in [(1, &text), (2, &doc), (3, &csv)] {
        let mut next = 0;
        let mut read = |offset: u64, buffer: &mut [u8]| {
            assert_eq!(offset, next);
            let rest = &content.as_bytes()[offset as usize..];
            let count = rest.len().min(buffer.len()).min(7_777);
            buffer[..count].copy_from_slice(&rest[..count]);
            next += count as u64;
            Ok(count)
        };
        decoder.long_value(column, row.key, &mut read, Some(content.len() as u64), &mut told).unwrap();
    }
    // A second row, whose long value is read when both are done.
    let row = tuple(&[Some(&flags), Some(&5i32.to_be_bytes()), None, None, None]);
    let row = decoder.row(&row, &mut told).unwrap();
    decoder.long_value(1, row.key, &mut |_, _| Ok(0), None, &mut told).unwrap();
    let mut once = true;
    let mut read = |_: u64, buffer: &mut [u8]| {
        let count = if std::mem::take(&mut once) { 5 } else { 0 };
        buffer[..count].copy_from_slice(&b"short"[..count]);
        Ok(count)
    };
    decoder.long_value(1, row.key, &mut read, None, &mut told).unwrap();
    decoder.finish(&mut told);
    assert_eq!(told.of("#col=text"), [&text, "short"]);
    assert_eq!(told.counts()[table().column("text").to_string().as_str()], (2, 2));
    assert_eq!(told.of("#col=doc#/a/*").len(), 50_001);
    assert_eq!(told.of("#col=data#col=mail").len(), 60_000);
    assert!(told.values.iter().all(|(_, key, _)| *key == RecordKey::Integer(5)));
    let counts = told.counts();
    let place = table();
    assert_eq!(
        counts[place.column("doc").path(&[crate::Key::Name(b"a"), crate::Key::Any]).to_string().as_str()],
        (50_001, 1)
    );
    assert_eq!(counts[place.column("data").column("name").to_string().as_str()], (60_000, 1));
}
