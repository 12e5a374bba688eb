//! What is known of a scan before it starts.

use domesday_detectors::Confidence;

/// A scan: what was looked for, where, and by which version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanInfo {
    /// The canonical spellings of the places that were scanned (`file:///srv/data`). The inventory
    /// file takes from them what a scan covers.
    pub targets: Vec<String>,
    /// The version of domesday.
    pub version: &'static str,
    /// Ids and revisions of the detectors that were used.
    pub detectors: Vec<(&'static str, u16)>,
    /// When it started, RFC 3339.
    pub started: String,
    /// Findings below this confidence were dropped.
    pub min_confidence: Confidence,
    /// ISO 3166-1 alpha-2 codes of the regions whose national formats were looked for.
    pub regions: Vec<String>,
}
