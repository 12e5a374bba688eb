//! What was found of one category, everywhere.

use std::collections::BTreeMap;

use domesday_detectors::DetectorId;

use crate::Tally;

/// What was found of one category in all places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CategoryTotal {
    /// Fields with at least one value.
    pub fields: u64,
    /// Collections with at least one value.
    pub collections: u64,
    /// By detector; without previews.
    pub detectors: BTreeMap<DetectorId, Tally>,
}

impl CategoryTotal {
    /// All detectors together; its `detector` is the first of them. `None` where nothing was counted.
    pub fn total(&self) -> Option<Tally> {
        let mut tallies = self.detectors.values();
        let mut total = tallies.next()?.clone();
        tallies.for_each(|tally| total.count(tally));
        Some(total)
    }

    pub(super) fn count(&mut self, tally: &Tally) {
        self.detectors
            .entry(tally.detector)
            .or_insert_with(|| Tally::new(tally.detector, tally.category))
            .count(tally);
    }

    pub(super) fn merge(&mut self, other: &CategoryTotal) {
        self.fields += other.fields;
        self.collections += other.collections;
        other.detectors.values().for_each(|tally| self.count(tally));
    }
}
