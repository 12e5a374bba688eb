//! The detection engine over every kind of corpus, in memory: bytes a second of one thread.
//!
//! `cargo bench --bench engine`; with a filter, `cargo bench --bench engine -- people.csv`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use domesday_detectors::{DetectorSet, Options, Scratch, Text};

#[path = "corpora/mod.rs"]
mod corpora;

/// The size of each corpus in bytes: more than the second-level cache, little enough to be quick.
const SIZE: usize = 4_000_000;

/// The engine is given text in windows of this size, as the scanner gives it.
const WINDOW: usize = 256 * 1024;

/// The number of findings in `text`, which keeps the compiler from leaving anything out.
fn count(set: &DetectorSet, text: &str, scratch: &mut Scratch) -> u64 {
    let mut findings = 0;
    let mut start = 0;
    while start < text.len() {
        let end = text.floor_char_boundary(start + WINDOW);
        let window = Text::prose(&text[start..end]);
        set.scan(window, scratch, &mut |detection, _| findings += u64::from(!detection.span.is_empty()));
        start = end;
    }
    findings
}

fn engine(criterion: &mut Criterion) {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let mut group = criterion.benchmark_group("engine");
    group.throughput(Throughput::Bytes(SIZE as u64)).sample_size(20).measurement_time(Duration::from_secs(3));
    for corpus in corpora::ALL {
        let mut text = corpus.text(corpora::SEED, SIZE);
        text.truncate(text.floor_char_boundary(SIZE));
        let mut scratch = Scratch::default();
        group.bench_function(corpus.file, |bencher| {
            bencher.iter(|| count(&set, black_box(&text), &mut scratch));
        });
    }
    group.finish();
}

criterion_group!(benches, engine);
criterion_main!(benches);
