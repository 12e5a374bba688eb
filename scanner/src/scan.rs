//! One scan from its settings to the inventory.

use std::io;
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use domesday_connectors::filesystem::{Os, Unix};
use domesday_connectors::{Connector, Context, KeyDigest, Target, connectors_for};
use domesday_detectors::{DetectorSet, Options, OptionsError};
use domesday_reports::{Inventory, Report, ScanInfo};

use crate::Settings;
use crate::pipeline::Pipeline;
use crate::suppression::Suppressed;

/// A scan that could not start, or whose reports could not be written. What could not be *read* is never
/// an error but a gap in the inventory.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// A target does not exist or cannot be reached.
    #[error(transparent)]
    Target(#[from] domesday_connectors::Error),
    /// An option names a detector or region that does not exist.
    #[error(transparent)]
    Options(#[from] OptionsError),
    /// Pseudonyms were asked for without a key.
    #[error("pseudonyms need a key: make one with `domesday init`, or name its file with --key-file")]
    NoKey,
    /// More detectors of one's own than a set can hold.
    #[error("a scan takes at most 64 detectors written in Rust")]
    TooManyDetectors,
    /// The threads could not be started.
    #[error("the worker threads cannot be started: {0}")]
    Threads(String),
    /// Units were listed that ended neither examined nor with a gap: a defect of domesday, and no inventory
    /// to rely on.
    #[error("the scan does not add up: {0}; this is a defect of domesday")]
    Unaccounted(domesday_reports::Imbalance),
    /// A report could not be written.
    #[error("the report cannot be written: {0}")]
    Report(#[source] io::Error),
}

/// Is told how a scan comes along. Called from several threads.
pub trait Progress: Send + Sync {
    /// So many more units, of so many bytes where that is known, were listed.
    fn listed(&self, units: u64, bytes: u64);
    /// All units are listed.
    fn listing_done(&self);
    /// So many more units were examined or became gaps; so many bytes were read.
    fn examined(&self, units: u64, bytes: u64);
}

/// Progress that nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn listed(&self, _units: u64, _bytes: u64) {}
    fn listing_done(&self) {}
    fn examined(&self, _units: u64, _bytes: u64) {}
}

/// Scans the targets, hands every outcome to every report in the order of listing, and returns the
/// inventory. The same input gives the same outcomes in the same order whatever the number of threads.
///
/// # Errors
/// When a target does not exist, a setting makes no sense, or a report cannot be written.
pub fn scan(
    settings: &Settings,
    reports: Vec<Box<dyn Report>>,
    progress: &dyn Progress,
) -> Result<Inventory, ScanError> {
    scan_on(settings, reports, progress, &Unix, |context| connectors_for(&settings.targets, context))
}

/// [`scan`] with the system calls of `os` and the connectors that `connect` makes: for tests that let
/// calls fail, and for connectors of one's own.
///
/// # Errors
/// As [`scan`], and those of `connect`.
pub fn scan_on<O: Os>(
    settings: &Settings,
    mut reports: Vec<Box<dyn Report>>,
    progress: &dyn Progress,
    os: &O,
    connect: impl FnOnce(&Context) -> Result<Vec<Box<dyn Connector>>, domesday_connectors::Error>,
) -> Result<Inventory, ScanError> {
    let begun = Instant::now();
    let asked = Options { min_confidence: settings.min_confidence, ..settings.detectors.clone() };
    let mut detectors = DetectorSet::new(&asked)?;
    for make in &settings.custom {
        detectors.add(make()).map_err(|_| ScanError::TooManyDetectors)?;
    }
    if settings.pseudonyms && settings.key.is_none() {
        return Err(ScanError::NoKey);
    }
    settings.scope.check()?;
    // Reports know the catalogue; what users add is named to them.
    for (number, definition) in detectors.definitions() {
        domesday_reports::name_custom(number, definition.id);
    }
    let findings = reports.iter().any(|report| report.wants_findings());
    let connectors = connect(&context(settings, findings))?;
    let info = info(settings, &detectors, &connectors);
    for report in &mut reports {
        report.begin(&info).map_err(ScanError::Report)?;
    }
    let suppressed = (!settings.suppression.is_empty()).then(|| {
        let seed = settings.key.as_ref().map_or(0, |key| key.seed());
        Suppressed::read(&settings.suppression, &detectors, seed)
    });
    if let Some(unknown) = suppressed.as_ref().map(|suppressed| suppressed.unknown).filter(|n| *n > 0) {
        tracing::warn!(
            lines = unknown,
            "no detector knows these lines of suppression lists: they are not looked for"
        );
    }
    let pipeline =
        Pipeline { settings, detectors: &detectors, suppressed: suppressed.as_ref(), progress, findings };
    let mut inventory = Inventory::default();
    for connector in &connectors {
        pipeline.run(&**connector, os, &mut inventory, &mut reports)?;
    }
    progress.listing_done();
    inventory.set_seconds(begun.elapsed().as_secs_f64());
    inventory.conserved().map_err(ScanError::Unaccounted)?;
    let totals = inventory.totals();
    tracing::info!(
        listed = totals.listed,
        examined = totals.examined,
        gaps = totals.gap_units,
        "scan is done"
    );
    for report in reports {
        report.finish(&inventory).map_err(ScanError::Report)?;
    }
    Ok(inventory)
}

/// Bytes of a table in a part, and in one of which single findings are wanted.
const PART: u64 = 16 << 20;
const PART_WITH_FINDINGS: u64 = 2 << 20;

/// What the connectors of a scan share; `findings` where single findings are wanted.
#[must_use]
pub fn context(settings: &Settings, findings: bool) -> Context {
    let digest =
        settings.key.clone().map(|key| -> KeyDigest { Arc::new(move |bytes| key.record_digest(bytes)) });
    Context {
        threads: settings.threads.max(1),
        // The other half is for what the workers look at.
        memory: settings.memory / 2,
        part: if findings { PART_WITH_FINDINGS } else { PART },
        key_digest: digest,
        cancel: settings.cancel.clone(),
    }
}

fn info(settings: &Settings, detectors: &DetectorSet, connectors: &[Box<dyn Connector>]) -> ScanInfo {
    // Databases are told by the places that their tables lie in, so that the inventory file knows what the
    // scan takes the place of; and no role or option of an address is kept.
    let is_database = |target: &Target| {
        let scheme = target.address.split_once("://").map(|(scheme, _)| scheme);
        matches!(scheme, Some("postgresql" | "postgres"))
    };
    let given = settings.targets.iter().filter(|target| !is_database(target));
    let covered = connectors.iter().flat_map(|connector| connector.covered());
    ScanInfo {
        targets: given.map(|t| spelled(&t.address)).chain(covered.map(|place| place.to_string())).collect(),
        version: env!("CARGO_PKG_VERSION"),
        detectors: detectors.definitions().map(|(_, d)| (d.id, d.revision)).collect(),
        started: humantime::format_rfc3339_seconds(SystemTime::now()).to_string(),
        min_confidence: settings.min_confidence,
        regions: settings.detectors.regions.clone(),
    }
}

/// The canonical spelling of a target.
fn spelled(target: &str) -> String {
    if target.contains("://") {
        return target.to_owned();
    }
    match std::path::absolute(target) {
        Ok(path) => {
            let system = domesday_connectors::Place::filesystem();
            domesday_connectors::filesystem::place_of(&system, &path).to_string()
        }
        Err(_) => target.to_owned(),
    }
}
