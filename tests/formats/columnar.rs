//! The records in columnar files and a database.

use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};

use crate::people::{COLUMNS, COUNT, values};

/// All records in one batch.
fn batch() -> RecordBatch {
    let fields: Vec<Field> =
        COLUMNS.iter().map(|(name, _)| Field::new(*name, DataType::Utf8, true)).collect();
    let columns = (0..COLUMNS.len()).map(|column| {
        let values: Vec<String> = (0..COUNT).map(|n| values(n)[column].clone()).collect();
        Arc::new(StringArray::from(values)) as ArrayRef
    });
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns.collect()).unwrap()
}

/// Several row groups.
pub(crate) fn parquet() -> Vec<u8> {
    let batch = batch();
    let properties =
        parquet::file::properties::WriterProperties::builder().set_max_row_group_row_count(Some(300)).build();
    let mut out = Vec::new();
    let mut writer =
        parquet::arrow::ArrowWriter::try_new(&mut out, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    out
}

pub(crate) fn arrow() -> Vec<u8> {
    let batch = batch();
    let mut out = Vec::new();
    let mut writer = arrow_ipc::writer::FileWriter::try_new(&mut out, &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.finish().unwrap();
    drop(writer);
    out
}

pub(crate) fn orc() -> Vec<u8> {
    let batch = batch();
    let mut out = Vec::new();
    let mut writer = orc_rust::ArrowWriterBuilder::new(&mut out, batch.schema()).try_build().unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    out
}

pub(crate) fn avro() -> Vec<u8> {
    let fields: Vec<String> =
        COLUMNS.iter().map(|(name, _)| format!(r#"{{"name": "{name}", "type": "string"}}"#)).collect();
    let schema = format!(r#"{{"type": "record", "name": "person", "fields": [{}]}}"#, fields.join(", "));
    let schema = apache_avro::Schema::parse_str(&schema).unwrap();
    let mut writer = apache_avro::Writer::new(&schema, Vec::new()).unwrap();
    for n in 0..COUNT {
        let mut record = apache_avro::types::Record::new(&schema).unwrap();
        for ((name, _), value) in COLUMNS.iter().zip(values(n)) {
            record.put(name, value);
        }
        writer.append_value(record).unwrap();
    }
    writer.into_inner().unwrap()
}

pub(crate) fn sqlite(folder: &Path) -> Vec<u8> {
    let path = folder.join("made.db");
    let mut database = rusqlite::Connection::open(&path).unwrap();
    database
        .execute_batch("CREATE TABLE people (mail TEXT, phone TEXT, iban TEXT, card TEXT, ip TEXT)")
        .unwrap();
    let transaction = database.transaction().unwrap();
    for n in 0..COUNT {
        transaction.execute("INSERT INTO people VALUES (?, ?, ?, ?, ?)", values(n)).unwrap();
    }
    transaction.commit().unwrap();
    drop(database);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    bytes
}
