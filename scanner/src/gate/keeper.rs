//! The report that a check reads: every finding of a file, with its value, until the file was looked at.

use std::collections::BTreeMap;
use std::io;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use domesday_connectors::{Gap, Place};
use domesday_reports::{FieldOutcome, Inventory, Outcome, Report, ScanInfo};

use super::look::{Look, Raw};

/// Looks at a file: its outcome, its findings.
pub(super) type Looking = dyn FnMut(&Outcome, &[Raw<'_>]) -> Look + Send;

/// What became of a file. Holds no value.
pub(super) struct Looked {
    /// Its place, or that of a gap.
    pub(super) place: Place,
    /// Whether its content was looked at.
    pub(super) examined: bool,
    /// How many bytes of it were read.
    pub(super) bytes: u64,
    /// What was not read of it.
    pub(super) gaps: Vec<Gap>,
    /// What the closer look brought.
    pub(super) look: Look,
}

/// All files that were looked at, in the order of listing.
#[derive(Clone, Default)]
pub(super) struct Files(Arc<Mutex<Vec<Looked>>>);

impl Files {
    /// Takes them.
    pub(super) fn take(&self) -> Vec<Looked> {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Hands each file to the closer look as soon as it was read: values live no longer than that.
pub(super) struct Keeper {
    looking: Box<Looking>,
    /// Findings that came before their file was done.
    parts: Vec<FieldOutcome>,
    files: Files,
}

impl Keeper {
    /// A keeper, and where it puts what it has looked at.
    pub(super) fn new(looking: Box<Looking>) -> (Keeper, Files) {
        let files = Files::default();
        (Keeper { looking, parts: Vec::new(), files: files.clone() }, files)
    }
}

impl Report for Keeper {
    fn wants_findings(&self) -> bool {
        true
    }

    fn begin(&mut self, _scan: &ScanInfo) -> io::Result<()> {
        Ok(())
    }

    fn part(&mut self, fields: &[FieldOutcome]) -> io::Result<()> {
        self.parts.extend_from_slice(fields);
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        let parts = mem::take(&mut self.parts);
        // Fields that came in several parts are one field.
        let mut numbers: BTreeMap<&Place, usize> = BTreeMap::new();
        let mut raw: Vec<Raw<'_>> = Vec::new();
        for field in parts.iter().chain(&outcome.fields).filter(|field| !field.findings.is_empty()) {
            let next = numbers.len();
            let number = *numbers.entry(&field.place).or_insert(next);
            raw.extend(field.findings.iter().map(|finding| Raw {
                place: &field.place,
                field: number,
                structured: field.structured,
                finding,
            }));
        }
        let look = (self.looking)(outcome, &raw);
        let looked = Looked {
            place: outcome.unit.clone(),
            examined: outcome.examined,
            bytes: outcome.bytes,
            gaps: outcome.gaps.clone(),
            look,
        };
        self.files.0.lock().unwrap_or_else(PoisonError::into_inner).push(looked);
        Ok(())
    }

    fn finish(self: Box<Self>, _inventory: &Inventory) -> io::Result<()> {
        Ok(())
    }
}
