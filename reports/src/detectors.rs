//! The ids of detectors, by number.

use std::sync::OnceLock;

use domesday_detectors::{DetectorId, catalog};

/// The ids of detectors of users, by their number behind the catalogue. A program has one configuration: the
/// first name given to a number stands, and where a library's user gives a number several names, reports
/// say `custom`.
static CUSTOM: [OnceLock<&'static str>; 64] = [const { OnceLock::new() }; 64];

/// Names a detector that is not in the catalogue, so that reports can.
pub fn name_custom(detector: DetectorId, id: &'static str) {
    let number = usize::from(detector.0).checked_sub(catalog::ALL.len());
    if let Some(name) = number.and_then(|number| CUSTOM.get(number)) {
        name.get_or_init(|| id);
    }
}

/// The id of a detector, such as `email-address`.
pub fn id(detector: DetectorId) -> &'static str {
    let number = usize::from(detector.0);
    match catalog::ALL.get(number) {
        Some(definition) => definition.id,
        None => CUSTOM.get(number - catalog::ALL.len()).and_then(OnceLock::get).copied().unwrap_or("custom"),
    }
}
