//! Files that are made to take more time or memory than there is.

mod grow;
mod nest;
mod structure;

use std::collections::BTreeMap;
use std::time::Instant;

use domesday_connectors::filesystem::{Reader, ReaderOptions};
use domesday_connectors::{Batch, FieldId, FieldName, Gap, Payload, Place, Visitor};

use crate::read::options;

/// What reading a bomb came to.
#[derive(Default)]
pub(crate) struct Outcome {
    /// Bytes of text and of values.
    pub(crate) bytes: u64,
    pub(crate) places: u64,
    pub(crate) gaps: BTreeMap<String, u64>,
}

impl Outcome {
    pub(crate) fn reasons(&self) -> Vec<&str> {
        self.gaps.keys().map(String::as_str).collect()
    }
}

impl Visitor for Outcome {
    fn enter(&mut self, _: &Place) {
        self.places += 1;
    }
    fn leave(&mut self) {}
    fn field(&mut self, _: FieldId, _: FieldName<'_>) {}
    fn batch(&mut self, batch: Batch<'_>) {
        self.bytes += match batch.cells {
            None => u64::from(batch.owned.1 - batch.owned.0),
            Some(cells) => cells.iter().map(|cell| u64::from(cell.end - cell.start)).sum(),
        };
    }
    fn gap(&mut self, gap: Gap) {
        *self.gaps.entry(gap.reason.to_string()).or_default() += 1;
    }
    fn counted(&mut self, _: &[u64], _: &[u64], _: u64) {}
}

/// Reads a bomb, keeping nothing. What it took stands in the output of the test.
pub(crate) fn blow(name: &str, bytes: &[u8]) -> Outcome {
    blow_payload(crate::support::payload(name, bytes), name)
}

/// As [`blow`], for content that is not in memory.
pub(crate) fn blow_payload(payload: Payload, name: &str) -> Outcome {
    let mut reader = Reader::new(ReaderOptions { count_lines: false, ..options() });
    let mut outcome = Outcome::default();
    let begun = Instant::now();
    if let Err(gap) = reader.read_unit(payload, &mut outcome) {
        outcome.gap(gap);
    }
    #[allow(clippy::print_stderr, reason = "for those who look at what it takes")]
    {
        let (seconds, peak) = (begun.elapsed().as_secs_f64(), peak());
        eprintln!(
            "{name}: {seconds:.2} s, peak {peak} MiB of the process, {} bytes, {} places, {:?}",
            outcome.bytes, outcome.places, outcome.gaps
        );
    }
    outcome
}

/// The most memory that this process has had so far, in MiB (`VmHWM`, proc(5)).
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) >> 10
}
