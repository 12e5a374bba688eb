//! ORC.

use arrow_array::RecordBatch;
use orc_rust::ArrowWriterBuilder;

use super::damaged;
use super::sample::batch;
use crate::read::read;

/// The types that the writer knows.
fn written(rows: i64) -> Vec<u8> {
    let all = batch(0, rows);
    let indices: Vec<usize> = ["id", "email", "score", "active", "raw"]
        .iter()
        .map(|name| all.schema().index_of(name).unwrap())
        .collect();
    let some: RecordBatch = all.project(&indices).unwrap();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriterBuilder::new(&mut bytes, some.schema())
        .with_batch_size(100)
        .with_stripe_byte_size(4096)
        .try_build()
        .unwrap();
    writer.write(&some).unwrap();
    writer.close().unwrap();
    bytes
}

#[test]
fn columns() {
    let file = read("t", &written(1000));
    assert_eq!(file.outcome.media_type, Some("application/x-orc"));
    assert_eq!(file.column("", "#col=id").len(), 1000);
    assert_eq!(file.column("", "#col=email").len(), 800);
    for i in 0..1000u64 {
        let value = |field: &str| file.told.values.get(&(i + 1, format!("file:///t#col={field}")));
        assert_eq!(value("id"), Some(&vec![i.to_string()]));
        assert_eq!(value("email").is_some(), i % 5 != 0);
        assert_eq!(value("active"), Some(&vec![(i % 2 == 0).to_string()]));
    }
    assert_eq!(file.gaps(), [("#col=raw".to_owned(), "partial_text".to_owned())]);
}

#[test]
fn damage_is_told() {
    damaged("t", &written(200), 20, 60);
}
