//! Readers of formats without detection, in memory: bytes of content a second of one thread, beside the
//! library that does the same decompression and nothing else.
//!
//! `cargo bench --bench formats`; with a filter, `cargo bench --bench formats -- gzip`.

#![allow(missing_docs, dead_code, clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;
use std::io::{Read, Write};
use std::sync::Arc;
use std::time::Duration;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use domesday_connectors::filesystem::{Reader, ReaderOptions};
use domesday_connectors::{
    Batch, Content, FieldId, FieldName, Gap, Isolation, Lease, Limits, Payload, Place, Visitor,
};

#[path = "corpora/mod.rs"]
mod corpora;

/// Bytes of content.
const SIZE: usize = 32_000_000;

/// Counts the bytes that it is shown.
#[derive(Default)]
struct Counter(u64);

impl Visitor for Counter {
    fn enter(&mut self, _: &Place) {}
    fn leave(&mut self) {}
    fn field(&mut self, _: FieldId, _: FieldName<'_>) {}
    fn batch(&mut self, batch: Batch<'_>) {
        self.0 += u64::from(batch.owned.1 - batch.owned.0);
    }
    fn gap(&mut self, gap: Gap) {
        assert!(gap.detail.is_empty(), "{}: {}", gap.reason, gap.detail);
    }
    fn counted(&mut self, _: &[u64], _: &[u64], _: u64) {}
}

/// A reader as scans have it.
fn reader() -> Reader {
    let isolation = Isolation {
        program: env!("CARGO_BIN_EXE_domesday").into(),
        arguments: vec!["--read-for-a-scan".into()],
        variables: Vec::new(),
    };
    // The corpora repeat themselves more than real logs do.
    let limits = Limits { growth: 1 << 30, ..Limits::default() };
    Reader::new(ReaderOptions { isolation: Some(Arc::new(isolation)), limits, ..ReaderOptions::default() })
}

fn read(reader: &mut Reader, name: &str, bytes: &[u8]) -> u64 {
    let place = Place::filesystem().item(name.as_bytes());
    let payload = Payload { place, content: Content::Bytes(bytes.to_vec(), Lease::none()) };
    let mut counter = Counter::default();
    reader.read_unit(payload, &mut counter).unwrap();
    counter.0
}

/// Reads to the end, in pieces as a reader does.
fn drain(mut stream: impl Read) -> u64 {
    let mut buffer = vec![0; 256 * 1024];
    let mut all = 0;
    loop {
        match stream.read(&mut buffer).unwrap() {
            0 => return all,
            count => all += black_box(&buffer[..count]).len() as u64,
        }
    }
}

fn pair(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, bytes: &[u8], library: impl Fn(&[u8]) -> u64) {
    let mut reader = reader();
    assert_eq!(library(bytes), SIZE as u64);
    assert!(read(&mut reader, name, bytes) > SIZE as u64 * 9 / 10);
    group.bench_function(format!("{name}, library"), |bencher| bencher.iter(|| library(black_box(bytes))));
    group.bench_function(format!("{name}, reader"), |bencher| {
        bencher.iter(|| read(&mut reader, name, black_box(bytes)));
    });
}

fn decompression(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("formats");
    group.throughput(Throughput::Bytes(SIZE as u64)).sample_size(10).measurement_time(Duration::from_secs(5));
    let mut text = corpora::ALL[1].text(corpora::SEED, SIZE).into_bytes();
    text.truncate(SIZE);

    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&text).unwrap();
    let gzip = gzip.finish().unwrap();
    pair(&mut group, "prose.txt.gz", &gzip, |bytes| drain(flate2::read::MultiGzDecoder::new(bytes)));

    let zstd = zstd::encode_all(&text[..], 3).unwrap();
    pair(&mut group, "prose.txt.zst", &zstd, |bytes| drain(zstd::Decoder::new(bytes).unwrap()));

    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("prose.txt", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(&text).unwrap();
    let zip = zip.finish().unwrap().into_inner();
    pair(&mut group, "prose.zip", &zip, |bytes| {
        drain(zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap().by_index(0).unwrap())
    });
    group.finish();
}

/// Columns of text, as customers' tables have them; the figure is of decoded text.
fn parquet(criterion: &mut Criterion) {
    let lines = corpora::ALL[4].text(corpora::SEED, SIZE);
    let rows: Vec<Vec<&str>> = lines.lines().map(|line| line.split(',').collect()).collect();
    let columns = rows[0].len();
    let (fields, arrays): (Vec<_>, Vec<ArrayRef>) = (0..columns)
        .map(|column| {
            let values: Vec<Option<&str>> = rows[1..].iter().map(|row| row.get(column).copied()).collect();
            let field = arrow_schema::Field::new(rows[0][column], arrow_schema::DataType::Utf8, true);
            (field, Arc::new(StringArray::from(values)) as ArrayRef)
        })
        .unzip();
    let text: usize = rows[1..].iter().flatten().map(|value| value.len()).sum();
    let batch = RecordBatch::try_new(Arc::new(arrow_schema::Schema::new(fields)), arrays).unwrap();
    let mut bytes = Vec::new();
    let mut writer = parquet::arrow::ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();

    let mut group = criterion.benchmark_group("formats");
    group.throughput(Throughput::Bytes(text as u64)).sample_size(10).measurement_time(Duration::from_secs(5));
    let mut reader = reader();
    group.bench_function("people.parquet, reader", |bencher| {
        bencher.iter(|| read(&mut reader, "people.parquet", black_box(&bytes)));
    });
    group.finish();
}

criterion_group!(benches, decompression, parquet);
criterion_main!(benches);
