//! The detection engine over every kind of corpus, in memory: bytes a second of one thread.
//!
//! `cargo bench --bench engine`; with a filter, `cargo bench --bench engine -- people.csv`. `versions`: a file of
//! source code and one of prose, of a usual size, in which line after line is changed, as in a repository: what looking
//! at what is new costs, and looking at each version whole.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use domesday_detectors::{DetectorSet, Options, Repeats, Scratch, Text};

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

/// The size of a file in bytes, and how many versions it has.
const FILE: usize = 16_000;
const VERSIONS: usize = 100;

/// A file and what becomes of it: each time another line is written anew.
fn versions(corpus: &corpora::Corpus) -> Vec<String> {
    let text = corpus.text(corpora::SEED, FILE + VERSIONS * 200);
    let mut fresh: Vec<&str> = text.lines().collect();
    let mut file: Vec<&str> = Vec::new();
    let mut length = 0;
    while length < FILE {
        let line = fresh.pop().unwrap();
        length += line.len() + 1;
        file.push(line);
    }
    let next = |version: usize| {
        let place = version * 37 % file.len();
        file[place] = fresh[version % fresh.len()];
        file.join("\n")
    };
    (0..VERSIONS).map(next).collect()
}

fn repeats(criterion: &mut Criterion) {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let mut group = criterion.benchmark_group("versions");
    for corpus in corpora::ALL.iter().filter(|corpus| matches!(corpus.file, "source.rs" | "prose.txt")) {
        let texts = versions(corpus);
        let bytes = texts.iter().map(|text| text.len() as u64).sum();
        group.throughput(Throughput::Bytes(bytes)).sample_size(20).measurement_time(Duration::from_secs(3));
        let mut scratch = Scratch::default();
        group.bench_function(format!("{}, what is new", corpus.file), |bencher| {
            bencher.iter(|| {
                let (mut repeats, mut findings) = (Repeats::new(1, 1 << 24), 0u64);
                for text in &texts {
                    let text = Text::prose(black_box(text));
                    repeats.scan(&set, text, &mut scratch, &mut |_| findings += 1);
                }
                findings
            });
        });
        group.bench_function(format!("{}, each whole", corpus.file), |bencher| {
            bencher.iter(|| texts.iter().map(|text| count(&set, black_box(text), &mut scratch)).sum::<u64>());
        });
    }
    group.finish();
}

criterion_group!(benches, engine, repeats);
criterion_main!(benches);
