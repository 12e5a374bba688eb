//! A finding of the gate.

use domesday_connectors::Place;
use domesday_detectors::{Category, Confidence, DetectorId};

use super::Severity;
use crate::Masked;

/// Personal data in a file that is being committed. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateFinding {
    /// The file as git names it, relative to the root of the repository; what is not UTF-8 is replaced.
    pub path: String,
    /// The canonical place of the field.
    pub place: Place,
    /// The line; `None` for documents and data files.
    pub line: Option<u64>,
    /// The first byte of the value in its line.
    pub column: Option<u64>,
    /// The byte after the value, in the same line.
    pub end_column: Option<u64>,
    /// The same two columns counted in Unicode code points, where the text of the line was at hand. Formats
    /// that count characters go without columns where it was not.
    pub text_columns: Option<(u64, u64)>,
    /// Where in the file, if there are no lines: `record 12`, `page 3`.
    pub record: Option<String>,
    /// What it is.
    pub category: Category,
    /// What found it.
    pub detector: DetectorId,
    /// How sure it is.
    pub confidence: Confidence,
    /// What the policy says of it.
    pub severity: Severity,
    /// The masked value.
    pub preview: Masked,
    /// The commit that brought it, in full; `None` for the index and for files.
    pub commit: Option<String>,
    /// What tells it from others in later checks: hexadecimal, of the masked line or the place, not of the
    /// value.
    pub fingerprint: String,
}
