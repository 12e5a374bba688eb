//! The trait that every report implements.

use std::io;

use crate::{FieldOutcome, Inventory, Outcome, ScanInfo};

/// A report of a scan. Streaming reports write in [`outcome`](Report::outcome), documents in
/// [`finish`](Report::finish). One thread calls, in an order that is the same every time.
pub trait Report: Send {
    /// Whether [`FieldOutcome::findings`](crate::FieldOutcome::findings) is to be filled: making
    /// single findings costs more than finding them.
    fn wants_findings(&self) -> bool {
        false
    }

    /// The scan starts.
    ///
    /// # Errors
    /// Those of the output.
    fn begin(&mut self, scan: &ScanInfo) -> io::Result<()>;

    /// Findings of a unit whose outcome follows, by position: a unit of any size has an outcome of
    /// bounded size, because its findings are handed on before it is done. Nothing is counted here; the
    /// outcome counts all, and holds only the findings that were not in a part.
    ///
    /// # Errors
    /// Those of the output.
    fn part(&mut self, fields: &[FieldOutcome]) -> io::Result<()> {
        let _ = fields;
        Ok(())
    }

    /// A unit is done.
    ///
    /// # Errors
    /// Those of the output.
    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()>;

    /// The scan is done. Everything is flushed when this returns.
    ///
    /// # Errors
    /// Those of the output.
    fn finish(self: Box<Self>, inventory: &Inventory) -> io::Result<()>;
}

/// How a report is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportOptions {
    /// Write ANSI colours (`terminal` only).
    pub color: bool,
    /// Columns that a line may take (`terminal` only).
    pub width: usize,
    /// Write raw values where findings carry them (`jsonl` only).
    pub show_values: bool,
}

impl Default for ReportOptions {
    fn default() -> ReportOptions {
        ReportOptions { color: false, width: 100, show_values: false }
    }
}
