//! The commit gate: what is new in a repository, judged by a policy and a baseline.
//!
//! ```text
//! what is new ─> engine (every finding, with its value) ─> look (lines, comments, fingerprints) ─> judge
//!    git           scan_on                                   a file at a time, values end here      report
//! ```
//!
//! The engine reports findings of any confidence: those that nobody wants to hear of still mask the lines that
//! fingerprints are made of. Values stay within this module and are dropped with the file that they are in.

mod added;
mod baseline;
mod comments;
mod judge;
mod keeper;
mod known;
mod lines;
mod locate;
mod look;
mod masked;
mod policy;
mod source;
mod stash;
mod updated;

use std::sync::Arc;

use domesday_connectors::filesystem::Unix;
use domesday_detectors::Confidence;
use domesday_reports::gate::{GateFinding, GateReport};

pub use baseline::{BASELINE_FILE, Baseline, BaselineError, Entry};
pub use policy::{AcceptedGap, Paths, Policy, Rule};
pub use source::Source;

use crate::{Allow, ScanError, Settings, Silent};
use keeper::Keeper;
use stash::Stash;

/// A check could not be made. What could not be *read* is a gap of the report.
#[derive(Debug, thiserror::Error)]
pub enum GateError {
    /// The scan could not be made.
    #[error(transparent)]
    Scan(#[from] ScanError),
    /// Git did not tell what a check needs to know.
    #[error(transparent)]
    Git(#[from] domesday_connectors::Error),
    /// A file that leaves out paths cannot be read.
    #[error("{0}")]
    Ignore(String),
}

/// What a check is asked to do.
pub struct Check {
    /// How the engine is to read. Targets, confidence, and what of values is kept are set by the check.
    pub settings: Settings,
    /// What blocks.
    pub policy: Policy,
    /// What is known and allowed by the configuration.
    pub allow: Option<Arc<Allow>>,
    /// What is known and allowed by the baseline.
    pub baseline: Baseline,
    /// The path of the baseline as git names it, where it is in the repository: it is not checked itself.
    pub baseline_path: Option<Vec<u8>>,
    /// The name of the baseline, for what is told of it.
    pub baseline_name: String,
    /// The name of the configuration, for what is told of it.
    pub config_name: String,
    /// What is checked, for headings.
    pub what: String,
    /// All lines count, not only those that are new.
    pub whole_files: bool,
    /// Everything is looked at, so that what is not needed now is not needed at all.
    pub everything: bool,
    /// Today in UTC, `YYYY-MM-DD`.
    pub today: String,
}

/// What a check brought.
pub struct Checked {
    /// What is told.
    pub report: GateReport,
    /// The baseline with which nothing would block.
    pub updated: Baseline,
    /// The entries of the baseline that serve, each with its finding.
    pub known: Vec<(Entry, GateFinding)>,
}

impl Check {
    /// Checks what is new in a source.
    ///
    /// # Errors
    /// Git does not tell, or a setting makes no sense.
    pub fn run(mut self, source: Source) -> Result<Checked, GateError> {
        let source = Arc::new(source.without_ignored(self.baseline_path.as_deref())?);
        let settings = &mut self.settings;
        settings.min_confidence = Confidence::new(0);
        settings.show_values = true;
        // The allow list may name values by their pseudonyms.
        settings.pseudonyms = settings.key.is_some() && self.allow.is_some();
        settings.targets = source.targets();
        if let Some(units) = source.units() {
            // Threads are started for nothing where one is done before the others are there.
            settings.threads = settings.threads.min(units.div_ceil(UNITS_A_THREAD)).max(1);
        }
        let policy = Arc::new(std::mem::take(&mut self.policy));
        let stash = Stash::default();
        let looking = {
            let (source, stash, policy) = (Arc::clone(&source), stash.clone(), Arc::clone(&policy));
            let (allow, whole_files) = (self.allow.clone(), self.whole_files);
            Box::new(move |outcome: &domesday_reports::Outcome, raw: &[look::Raw<'_>]| {
                source.look(outcome, raw, &stash, &policy, allow.as_deref(), whole_files)
            })
        };
        let (keeper, files) = Keeper::new(looking);
        let connect = |context: &domesday_connectors::Context| {
            Ok(source.connectors(context)?.into_iter().map(|connector| stash.over(connector)).collect())
        };
        crate::scan_on(&self.settings, vec![Box::new(keeper)], &Silent, &Unix, connect)?;
        judge::judge(&self, &policy, &source, files.take())
    }
}

/// Fewer files than this are not worth a thread.
const UNITS_A_THREAD: usize = 32;
