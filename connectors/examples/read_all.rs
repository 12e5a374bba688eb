//! Reads every file below the directories that are named, as a scan does, and tells of each in a line: media
//! type, seconds, bytes of text and of values, places, and reasons of gaps. No content is printed.
//!
//! ```text
//! cargo run --release -p domesday-connectors --example read_all -- DIRECTORY...
//! ```

#![allow(clippy::print_stdout, reason = "a program")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use domesday_connectors::filesystem::{Reader, ReaderOptions};
use domesday_connectors::{Batch, Content, FieldId, FieldName, Gap, Isolation, Payload, Place, Visitor};

/// Counts what it is told.
#[derive(Default)]
struct Counter {
    text: u64,
    values: u64,
    places: u64,
    gaps: BTreeMap<String, u64>,
    details: Vec<String>,
}

impl Visitor for Counter {
    fn enter(&mut self, _: &Place) {
        self.places += 1;
    }
    fn leave(&mut self) {}
    fn field(&mut self, _: FieldId, _: FieldName<'_>) {}
    fn batch(&mut self, batch: Batch<'_>) {
        match batch.cells {
            None => self.text += u64::from(batch.owned.1 - batch.owned.0),
            Some(cells) => self.values += cells.len() as u64,
        }
    }
    fn gap(&mut self, gap: Gap) {
        *self.gaps.entry(gap.reason.to_string()).or_default() += 1;
        self.details.push(gap.detail);
    }
    fn counted(&mut self, _: &[u64], _: &[u64], _: u64) {}
}

fn files(path: PathBuf, out: &mut Vec<PathBuf>) {
    match std::fs::read_dir(&path) {
        Ok(entries) => {
            let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            entries.sort();
            entries.into_iter().for_each(|entry| files(entry, out));
        }
        Err(_) => out.push(path),
    }
}

fn main() {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if arguments.is_empty() {
        return domesday_connectors::formats::serve();
    }
    let Ok(program) = std::env::current_exe() else { return };
    let isolation = Isolation { program, arguments: Vec::new(), variables: Vec::new() };
    let options = ReaderOptions { isolation: Some(Arc::new(isolation)), ..ReaderOptions::default() };
    let mut reader = Reader::new(options);
    let mut paths = Vec::new();
    arguments.into_iter().for_each(|path| files(path, &mut paths));
    for path in paths {
        let place = Place::filesystem().item(path.as_os_str().as_encoded_bytes());
        let payload = Payload { place, content: Content::File(Arc::from(path.as_path())) };
        let mut counter = Counter::default();
        let begun = Instant::now();
        let media = match reader.read_unit(payload, &mut counter) {
            Ok((outcome, _)) => outcome.media_type.unwrap_or("-").to_owned(),
            Err(gap) => {
                counter.gap(gap);
                "-".to_owned()
            }
        };
        let Counter { text, values, places, gaps, details } = counter;
        let gaps: Vec<String> = gaps.iter().map(|(reason, count)| format!("{reason}*{count}")).collect();
        let detail = details.first().cloned().unwrap_or_default();
        println!(
            "{}\t{media}\t{:.3}\t{text}\t{values}\t{places}\t{}\t{detail}",
            path.display(),
            begun.elapsed().as_secs_f64(),
            gaps.join(",")
        );
    }
}
