//! Keeps the inventory of a scan in a SQLite file.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use domesday::Settings;
use domesday_reports::store::{SaveOptions, Store};
use domesday_reports::{Inventory, Outcome, Report, ScanInfo};

use super::output::own_files;

/// Saves the inventory when the scan has finished.
pub(super) struct Keep {
    path: PathBuf,
    options: SaveOptions,
    scan: Option<ScanInfo>,
}

impl Keep {
    /// Keeps inventories in `path`.
    ///
    /// # Errors
    ///
    /// The file exists and holds no inventory, or its directory does not exist: better told before
    /// an hour of scanning than after it.
    pub(super) fn new(path: PathBuf, settings: &Settings) -> anyhow::Result<Keep> {
        let cannot = || format!("cannot keep the inventory in {}", path.display());
        if path.exists() {
            Store::open(&path).with_context(cannot)?;
        } else if let Some(directory) = path.parent().filter(|d| !d.as_os_str().is_empty()) {
            // Not made yet: the scan would find an empty database if it lies below a target.
            Path::metadata(directory).with_context(cannot)?;
        }
        Ok(Keep { path, options: options(settings), scan: None })
    }
}

fn options(settings: &Settings) -> SaveOptions {
    let scope = &settings.scope;
    // The glob of reports under way hides nothing that was there before.
    let excludes = scope.exclude.iter().any(|glob| *glob != own_files());
    SaveOptions {
        registers: settings.key.is_some(),
        filtered: excludes
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

    fn outcome(&mut self, _outcome: &Outcome) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>, inventory: &Inventory) -> io::Result<()> {
        let Some(scan) = &self.scan else { return Ok(()) };
        Store::open(&self.path)
            .and_then(|mut store| store.save(scan, inventory, self.options))
            .map_err(io::Error::other)
    }
}
