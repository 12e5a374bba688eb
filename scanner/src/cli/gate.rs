//! The gate behind `scan --fail-on`.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domesday_detectors::{Evidence, Level};
use domesday_reports::{Inventory, Outcome, Report, ScanInfo};

/// Watches for findings at a level or above that are no reserved values.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    level: Level,
    failed: Arc<AtomicBool>,
}

impl Gate {
    /// A gate that fails from `level` on.
    pub(super) fn new(level: Level) -> Gate {
        Gate { level, failed: Arc::default() }
    }

    /// Whether such a finding was seen.
    pub(super) fn failed(&self) -> bool {
        self.failed.load(Ordering::Acquire)
    }
}

impl Report for Gate {
    // Tallies do not tell which of their values are reserved ones at which level.
    fn wants_findings(&self) -> bool {
        true
    }

    fn begin(&mut self, _scan: &ScanInfo) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        let mut findings = outcome.fields.iter().flat_map(|field| &field.findings);
        if findings.any(|f| f.confidence.level() >= self.level && !f.evidence.has(Evidence::RESERVED)) {
            self.failed.store(true, Ordering::Release);
        }
        Ok(())
    }

    fn finish(self: Box<Self>, _inventory: &Inventory) -> io::Result<()> {
        Ok(())
    }
}
