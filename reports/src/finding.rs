//! Findings: one value, where it stands and what it is.

use domesday_connectors::Position;
use domesday_detectors::{Category, Confidence, DetectorId, Evidence};

use crate::{Masked, Pseudonym, Redacted};

/// One value of personal data in a field. The place is that of the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where in the place.
    pub position: Position,
    /// The category of personal data.
    pub category: Category,
    /// Which detector found it.
    pub detector: DetectorId,
    /// The expected precision.
    pub confidence: Confidence,
    /// What it rests on.
    pub evidence: Evidence,
    /// The masked value.
    pub preview: Masked,
    /// The raw value, only where the user asked for raw values.
    pub value: Option<Redacted>,
    /// The pseudonym of the normalised value, where pseudonyms were asked for.
    pub subject: Option<Pseudonym>,
}
