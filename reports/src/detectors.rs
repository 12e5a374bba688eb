//! The ids of detectors, by number.

use domesday_detectors::{DetectorId, catalog};

/// The id of a detector, such as `email-address`. A number outside the catalogue is a defect of the
/// caller; it is named `unknown` rather than ending a scan.
pub(crate) fn id(detector: DetectorId) -> &'static str {
    catalog::ALL.get(usize::from(detector.0)).map_or("unknown", |definition| definition.id)
}
