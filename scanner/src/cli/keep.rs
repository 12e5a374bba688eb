//! Keeps the inventory of a scan in a SQLite file, and takes over from it what has not changed.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use domesday::{Known, Settings, today};
use domesday_connectors::Unit;
use domesday_reports::store::{KnownUnits, Outcomes, SaveOptions, Store};
use domesday_reports::{Inventory, Outcome, Report, ScanInfo};
use xxhash_rust::xxh3::xxh3_64;

use super::output::own_files;
use crate::config::Loaded;

/// Saves the inventory when the scan has finished.
pub(super) struct Keep {
    path: PathBuf,
    options: SaveOptions,
    scan: Option<ScanInfo>,
    outcomes: Option<Outcomes>,
    quiet: bool,
}

/// What the file knows.
struct FromFile(KnownUnits);

impl Known for FromFile {
    fn outcome(&self, unit: &Unit) -> Option<Outcome> {
        self.0.outcome(&unit.place, unit.version.as_ref()?)
    }
}

impl Keep {
    /// Keeps inventories in `path`; `filtered` when options leave out a part of what lies below the
    /// targets. Lets the scan take over what the file knows of units that have not changed.
    ///
    /// # Errors
    ///
    /// The file exists and holds no inventory, or its directory does not exist: better told before
    /// an hour of scanning than after it.
    pub(super) fn new(
        path: PathBuf,
        settings: &mut Settings,
        loaded: &Loaded,
        filtered: bool,
        quiet: bool,
    ) -> anyhow::Result<Keep> {
        let cannot = || format!("cannot keep the inventory in {}", path.display());
        let fingerprint = fingerprint(settings, loaded);
        if path.exists() {
            let store = Store::open(&path).with_context(cannot)?;
            settings.known = Some(Arc::new(FromFile(store.known(fingerprint))));
        } else if let Some(directory) = path.parent().filter(|d| !d.as_os_str().is_empty()) {
            // Not made yet: the scan would find an empty database if it lies below a target.
            Path::metadata(directory).with_context(cannot)?;
        }
        let options = options(settings, filtered);
        let gathered = tempfile::tempfile().context("cannot make a temporary file")?;
        let outcomes = Some(Outcomes::new(gathered, fingerprint, options.registers));
        Ok(Keep { path, options, scan: None, outcomes, quiet })
    }
}

/// Stands for everything that decides what is found in a unit.
fn fingerprint(settings: &Settings, loaded: &Loaded) -> u64 {
    let allow = &loaded.config.allow;
    // Entries of the allow list expire.
    let day = if allow.is_empty() { String::new() } else { today() };
    let all = format!(
        "{} {:?} {:?} {} {allow:?} {day} {}",
        env!("CARGO_PKG_VERSION"),
        settings.detectors,
        settings.min_confidence,
        settings.key.as_ref().map_or(0, |key| key.seed()),
        settings.suppression.fingerprint(),
    );
    xxh3_64(all.as_bytes())
}

fn options(settings: &Settings, filtered: bool) -> SaveOptions {
    let scope = &settings.scope;
    // The glob of reports under way hides nothing that was there before.
    let excludes = scope.exclude.iter().any(|glob| *glob != own_files());
    SaveOptions {
        registers: settings.key.is_some(),
        filtered: filtered
            || excludes
            || !scope.include.is_empty()
            || scope.max_depth.is_some()
            || scope.one_file_system
            || scope.respect_gitignore,
    }
}

impl Report for Keep {
    fn begin(&mut self, scan: &ScanInfo) -> io::Result<()> {
        self.scan = Some(scan.clone());
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        self.outcomes.as_mut().map_or(Ok(()), |outcomes| outcomes.add(outcome))
    }

    fn finish(mut self: Box<Self>, inventory: &Inventory) -> io::Result<()> {
        let Some(scan) = &self.scan else { return Ok(()) };
        // What an interrupted scan has not come to is kept as it was.
        let options = SaveOptions {
            filtered: self.options.filtered || inventory.totals().interrupted(),
            ..self.options
        };
        let outcomes = self.outcomes.take();
        let keyless = outcomes.as_ref().map_or(0, Outcomes::keyless);
        if keyless > 0 && !self.quiet {
            writeln!(
                io::stderr(),
                "domesday: note: {keyless} units with findings will be read again by the next scan even if they \
                 have not changed: what is counted in them is kept under a key only; name one with --key-file"
            )?;
        }
        Store::open(&self.path)
            .and_then(|mut store| store.save_with(scan, inventory, options, outcomes))
            .map_err(io::Error::other)
    }
}
