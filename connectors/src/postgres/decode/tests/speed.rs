//! How fast rows are decoded, kind by kind:
//! `DOMESDAY_SPEED=all cargo test --release -p domesday-connectors speed -- --nocapture`.
//! Without the variable each row is decoded once, and only what comes of it is looked at.

use std::time::Duration;

use super::support::{catalog, column, table, tuple};
use crate::postgres::decode::{Column, KeyColumns, Layout, RowDecoder};
use crate::{Batch, FieldId, FieldName, Gap, Visitor};

/// Counts what it is told.
#[derive(Default)]
struct Sink {
    cells: usize,
    text: usize,
}

impl Visitor for Sink {
    fn enter(&mut self, _: &crate::Place) {}
    fn leave(&mut self) {}

    fn field(&mut self, _id: FieldId, _name: FieldName<'_>) {}

    fn batch(&mut self, batch: Batch<'_>) {
        self.cells += batch.cells.map_or(0, <[_]>::len);
        self.text += batch.text.len();
    }

    fn gap(&mut self, _gap: Gap) {}

    fn counted(&mut self, _values: &[u64], _records: &[u64], _all_records: u64) {}
}

/// How long this thread was on a processor: other programs that run at the same time do not count.
fn on_processor() -> Duration {
    let time = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(time.split(' ').next().and_then(|time| time.parse().ok()).unwrap_or_default())
}

/// Rows of a kind, and how many of them.
fn measure(name: &str, columns: &[Column], row: impl Fn(i32) -> Vec<u8>) {
    let only = std::env::var("DOMESDAY_SPEED").ok();
    if only.as_ref().is_some_and(|only| only != "all" && only != name) {
        return;
    }
    let (count, rounds) = if only.is_some() { (5_000, 100) } else { (100, 1) };
    let rows: Vec<Vec<u8>> = (0..count).map(row).collect();
    let bytes: usize = rows.iter().map(Vec::len).sum();
    let layout = Layout::new(&table(), columns, &catalog(), KeyColumns::Integer(0), None, true);
    let mut sink = Sink::default();
    let start = on_processor();
    for _ in 0..rounds {
        sink = Sink::default();
        let mut decoder = RowDecoder::new(&layout, false);
        for row in &rows {
            decoder.row(row, &mut sink).unwrap();
        }
        decoder.finish(&mut sink);
    }
    let seconds = (on_processor() - start).as_secs_f64() / f64::from(rounds);
    assert_eq!(sink.cells % rows.len(), 0, "{name}: as many values of each row");
    assert!(sink.cells >= rows.len() * columns.len(), "{name}: every value is one");
    if only.is_none() {
        return;
    }
    println!(
        "{name:12} {:5.2} GB/s received, {:5.2} GB/s of text, {:5.1} ns a value",
        bytes as f64 / seconds / 1e9,
        sink.text as f64 / seconds / 1e9,
        seconds * 1e9 / sink.cells as f64,
    );
}

#[test]
fn speed() {
    let ctid = [0, 0, 0, 7, 0, 3];
    let many = |oid: u32| -> Vec<Column> {
        let mut columns = vec![column("id", 23)];
        columns.extend((0..8).map(|at| column(&format!("c{at}"), oid)));
        columns
    };
    let row = |id: i32, value: &[u8]| {
        let id = id.to_be_bytes();
        let mut values = vec![Some(&ctid[..]), Some(&id[..])];
        values.extend([Some(value); 8]);
        tuple(&values)
    };
    let texts: Vec<String> =
        (8..100).map(|length| "some words of text and so on ".repeat(4)[..length].into()).collect();
    measure("short text", &many(25), |id| row(id, texts[id as usize % 16].as_bytes()));
    measure("text", &many(25), |id| row(id, texts[id as usize % texts.len()].as_bytes()));
    let prose = "prose of some length, as in comments and letters. ".repeat(20);
    measure("prose", &many(25), |id| row(id, prose.as_bytes()));
    measure("int4", &many(23), |id| row(id, &(id * 7919).to_be_bytes()));
    measure("int8", &many(20), |id| row(id, &(i64::from(id) * 791_912_345_678).to_be_bytes()));
    measure("numeric", &many(1700), |id| {
        let digits = [3i16, 1, 0, 2, 12, (id % 10_000) as i16, 5_000];
        row(id, &digits.iter().flat_map(|digit| digit.to_be_bytes()).collect::<Vec<u8>>())
    });
    measure("float8", &many(701), |id| row(id, &(f64::from(id) / 100.0).to_be_bytes()));
    measure("timestamptz", &many(1184), |id| row(id, &(i64::from(id) * 7_654_321_012).to_be_bytes()));
    measure("uuid", &many(2950), |id| row(id, &[id as u8; 16]));
    measure("jsonb", &many(3802), |id| {
        let text = format!(
            "\u{1}{{\"id\": {id}, \"name\": \"Ann Bell\", \"mail\": \"ann.bell@mail.example\", \
             \"tags\": [\"one\", \"two\"], \"address\": {{\"street\": \"5 Main St\", \
             \"city\": \"Springfield\"}}}}"
        );
        row(id, text.as_bytes())
    });
    let words = super::support::array(&[3], &[Some(b"first"), Some(b"second one"), Some(b"third")]);
    measure("text[]", &many(super::support::TEXTS), |id| row(id, &words));
    measure("bytea text", &many(17), |id| row(id, texts[id as usize % texts.len()].as_bytes()));
}
