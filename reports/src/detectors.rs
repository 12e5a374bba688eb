//! The ids of detectors, by number.

use domesday_detectors::{DetectorId, catalog};

/// Detectors written in Rust by users of the library, in the order in which they were added: reports name
/// them by it, since their definitions are not known here.
const CUSTOM: [&str; 32] = [
    "custom-1",
    "custom-2",
    "custom-3",
    "custom-4",
    "custom-5",
    "custom-6",
    "custom-7",
    "custom-8",
    "custom-9",
    "custom-10",
    "custom-11",
    "custom-12",
    "custom-13",
    "custom-14",
    "custom-15",
    "custom-16",
    "custom-17",
    "custom-18",
    "custom-19",
    "custom-20",
    "custom-21",
    "custom-22",
    "custom-23",
    "custom-24",
    "custom-25",
    "custom-26",
    "custom-27",
    "custom-28",
    "custom-29",
    "custom-30",
    "custom-31",
    "custom-32",
];

/// The id of a detector, such as `email-address`; `custom-1` for the first detector that is not in the
/// catalogue.
pub(crate) fn id(detector: DetectorId) -> &'static str {
    let number = usize::from(detector.0);
    match catalog::ALL.get(number) {
        Some(definition) => definition.id,
        None => CUSTOM.get(number - catalog::ALL.len()).copied().unwrap_or("unknown"),
    }
}
