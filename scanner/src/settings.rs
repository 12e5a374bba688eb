//! What a scan is asked to do.

use std::sync::Arc;

use domesday_connectors::{Cancel, Isolation, Limits, Scope, Target};
use domesday_detectors::{Confidence, Detector, Level, Options};
use domesday_reports::Key;

use crate::{Allow, Known, Suppression};

/// What a scan is asked to do.
///
/// `Settings::default()` scans nothing: set `targets`.
pub struct Settings {
    /// Paths, `file://` places, and places of other systems.
    pub targets: Vec<Target>,
    /// What of the targets is listed.
    pub scope: Scope,
    /// Which detectors run, and for which regions.
    pub detectors: Options,
    /// Detectors written in Rust, beside the built-in ones: what makes each.
    pub custom: Vec<fn() -> Box<dyn Detector>>,
    /// What is known and not to be reported.
    pub allow: Option<Arc<Allow>>,
    /// Values of persons who must not be there any more: where they are found, they are counted.
    pub suppression: Suppression,
    /// Worker threads; at least one.
    pub threads: usize,
    /// Upper bound of the bytes of content that are in memory at once. Every worker needs some 100 kB;
    /// less than that is not gone below.
    pub memory: u64,
    /// What one file may ask for while it is read.
    pub limits: Limits,
    /// How processes are started that read risky formats; `None` to read these in this process, where a
    /// defect of a library can cost the scan. Its program calls
    /// [`serve`](domesday_connectors::formats::serve).
    pub isolation: Option<Arc<Isolation>>,
    /// Recognise the text of pictures, where the program `tesseract` is installed.
    pub recognise: bool,
    /// Findings below this confidence are dropped.
    pub min_confidence: Confidence,
    /// Hand raw values to the reports.
    pub show_values: bool,
    /// Make pseudonyms; needs `key`.
    pub pseudonyms: bool,
    /// What is known of units that have not changed.
    pub known: Option<Arc<dyn Known>>,
    /// Stops the scan early: its inventory then says what it lacks.
    pub cancel: Cancel,
    /// The secret that pseudonyms and the hashes of distinct counts are made with.
    pub key: Option<Key>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            targets: Vec::new(),
            scope: Scope::default(),
            detectors: Options::default(),
            custom: Vec::new(),
            allow: None,
            suppression: Suppression::default(),
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            memory: 256 << 20,
            limits: Limits::default(),
            isolation: None,
            recognise: false,
            min_confidence: Level::Medium.floor(),
            show_values: false,
            pseudonyms: false,
            known: None,
            cancel: Cancel::default(),
            key: None,
        }
    }
}
