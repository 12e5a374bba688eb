//! Parquet.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use domesday_connectors::filesystem::{Reader, ReaderOptions};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::damaged;
use super::sample::{assert_nested, batch, nested};
use crate::read::{options, read};
use crate::support::{part, payload};

fn written(batches: &[RecordBatch], compression: Compression) -> Vec<u8> {
    let properties = WriterProperties::builder()
        .set_compression(compression)
        .set_max_row_group_row_count(Some(100))
        .build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batches[0].schema(), Some(properties)).unwrap();
    for batch in batches {
        writer.write(batch).unwrap();
    }
    writer.close().unwrap();
    bytes
}

#[test]
fn columns_of_all_types() {
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(Default::default()),
        Compression::BROTLI(Default::default()),
        Compression::LZ4_RAW,
        Compression::ZSTD(ZstdLevel::default()),
    ] {
        let file = read("t", &written(&[nested(0, 120), nested(120, 130)], compression));
        assert_eq!(file.outcome.media_type, Some("application/vnd.apache.parquet"));
        assert_nested(&file, 250);
    }
}

#[test]
fn long_values_come_whole() {
    let long = "it is long. ".repeat(200_000);
    let column: ArrayRef = Arc::new(StringArray::from(vec!["a", &long, "b"]));
    let batch = RecordBatch::try_from_iter([("text", column)]).unwrap();
    let file = read("t", &written(&[batch], Compression::SNAPPY));
    let read = file.column("", "#col=text");
    assert!(read == ["a".to_owned(), long, "b".to_owned()]);
}

#[test]
fn parts_are_as_the_whole() {
    let bytes = written(&[batch(0, 4000)], Compression::UNCOMPRESSED);
    let whole = read("t", &bytes);
    let mut reader = Reader::new(ReaderOptions { part: 1, ..options() });
    let opened = reader.open(payload("t", &bytes)).unwrap();
    let parts = opened.parts().unwrap();
    assert!(parts > 1 && parts <= 40, "{parts}");
    let (mut values, mut records) = (std::collections::BTreeMap::new(), 0);
    for index in (0..parts).rev() {
        let (_, told) = part(&mut reader, &opened, index, None);
        values.extend(told.values);
        records += told.counted.unwrap().2;
    }
    assert_eq!(records, 4000);
    assert!(values == whole.told.values);
}

#[test]
fn a_damaged_column_leaves_the_others() {
    let bytes = written(&[batch(0, 100)], Compression::UNCOMPRESSED);
    let mut broken = bytes.clone();
    // The head of the first page of the first column.
    broken[4..12].fill(0xff);
    let file = read("t", &broken);
    assert_eq!(file.column("", "#col=id").len(), 0);
    assert_eq!(file.column("", "#col=email").len(), 80);
    assert!(file.gaps().contains(&(String::new(), "malformed".to_owned())), "{:?}", file.gaps());
}

#[test]
fn encryption_is_a_gap() {
    let mut bytes = written(&[batch(0, 10)], Compression::UNCOMPRESSED);
    let end = bytes.len();
    bytes[end - 4..].copy_from_slice(b"PARE");
    bytes[..4].copy_from_slice(b"PARE");
    assert_eq!(read("t", &bytes).gaps(), [(String::new(), "encrypted".to_owned())]);
}

#[test]
fn damage_is_told() {
    damaged("t", &written(&[nested(0, 30)], Compression::SNAPPY), 30, 60);
}

#[test]
fn a_column_of_nulls_is_a_field_that_is_not_decoded() {
    let rows = 0..250;
    let empty: StringArray = rows.clone().map(|_| None::<String>).collect();
    let late: StringArray = rows.clone().map(|i| (i >= 200).then(|| format!("late {i}"))).collect();
    let email: StringArray = rows.map(|i| Some(format!("user{i}@example.org"))).collect();
    let columns: [(&str, ArrayRef); 3] =
        [("empty", Arc::new(empty)), ("late", Arc::new(late)), ("email", Arc::new(email))];
    let mut bytes = written(&[RecordBatch::try_from_iter(columns).unwrap()], Compression::SNAPPY);
    // The head of its first page, which nobody looks at.
    bytes[4..12].fill(0xff);
    let file = read("t", &bytes);
    assert_eq!(file.gaps(), []);
    assert_eq!(file.told.fields, ["file:///t#col=empty", "file:///t#col=late", "file:///t#col=email"]);
    let (values, records, all) = file.told.counted.clone().unwrap();
    assert_eq!((&values[..], &records[..], all), (&[0, 50, 250][..], &[0, 50, 250][..], 250));
    assert_eq!(file.told.values.get(&(201, "file:///t#col=late".to_owned())).unwrap(), &["late 200"]);
}

#[test]
fn a_table_of_nulls_has_its_records() {
    let empty: StringArray = (0..250).map(|_| None::<String>).collect();
    let columns: [(&str, ArrayRef); 2] = [("a", Arc::new(empty.clone())), ("b", Arc::new(empty))];
    let file = read("t", &written(&[RecordBatch::try_from_iter(columns).unwrap()], Compression::SNAPPY));
    assert_eq!(file.gaps(), []);
    assert_eq!(file.told.counted.as_ref().unwrap().2, 250);
    assert_eq!(file.told.fields.len(), 2);
}
