//! Arrow IPC, files and streams.

use arrow_array::RecordBatch;
use arrow_ipc::CompressionType;
use arrow_ipc::writer::{FileWriter, IpcWriteOptions, StreamWriter};

use super::damaged;
use super::sample::{assert_nested, nested};
use crate::read::read;

fn file(batches: &[RecordBatch], compression: Option<CompressionType>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = IpcWriteOptions::default().try_with_compression(compression).unwrap();
    let mut writer = FileWriter::try_new_with_options(&mut bytes, &batches[0].schema(), options).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.finish().unwrap();
    drop(writer);
    bytes
}

fn stream(batches: &[RecordBatch]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = StreamWriter::try_new(&mut bytes, &batches[0].schema()).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.finish().unwrap();
    drop(writer);
    bytes
}

/// The dictionaries of batches in one file have to be alike.
fn batches() -> Vec<RecordBatch> {
    let all = nested(0, 240);
    vec![all.slice(0, 100), all.slice(100, 140)]
}

#[test]
fn files_and_streams() {
    let compressions = [None, Some(CompressionType::ZSTD), Some(CompressionType::LZ4_FRAME)];
    let files = compressions.into_iter().map(|compression| file(&batches(), compression));
    for bytes in files.chain([stream(&batches())]) {
        let file = read("t", &bytes);
        assert_eq!(file.outcome.media_type, Some("application/vnd.apache.arrow.file"));
        assert_nested(&file, 240);
    }
}

#[test]
fn a_file_without_its_end_is_read_as_far_as_it_goes() {
    let bytes = file(&batches(), None);
    let cut = read("t", &bytes[..bytes.len() - 100]);
    assert_eq!(cut.column("", "#col=id").len(), 240);
    assert!(cut.gaps().contains(&(String::new(), "malformed".to_owned())));
}

#[test]
fn damage_is_told() {
    damaged("t", &file(&[nested(0, 30)], None), 20, 60);
}
