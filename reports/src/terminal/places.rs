//! The places that hold most.

use domesday_detectors::{Category, Confidence, Sensitivity};

use crate::{Field, Inventory, Tally, spelling};

/// A field with findings, as far as it decides whether the field is among those shown.
pub(super) struct Holding<'i> {
    pub(super) place: String,
    pub(super) field: &'i Field,
    rank: (bool, Sensitivity, u64),
}

/// The `most` fields that a reader should see first: those with real findings before those with
/// reserved values only, then the more sensitive, then the fuller, then by place.
pub(super) fn top(inventory: &Inventory, most: usize) -> Vec<Holding<'_>> {
    let mut top: Vec<Holding<'_>> = Vec::with_capacity(most + 1);
    for (place, collection) in inventory.collections() {
        for field in collection.fields.iter().filter(|field| !field.tallies().is_empty()) {
            let rank = rank(field);
            if top.len() == most && top.last().is_some_and(|last| last.rank >= rank) {
                continue;
            }
            // Of equals the first by place stays first: places arrive in order.
            let at = top.partition_point(|known| known.rank >= rank);
            top.insert(at, Holding { place: spelling::join(&place, &field.suffix), field, rank });
            top.truncate(most);
        }
    }
    top
}

fn rank(field: &Field) -> (bool, Sensitivity, u64) {
    let findings = field.tallies().iter().map(Tally::findings).sum();
    let sure = |tally: &&Tally| tally.mean_confidence() >= Confidence::new(50);
    let sensitivity =
        field.tallies().iter().filter(sure).map(|tally| Category::sensitivity(tally.category)).max();
    (findings > 0, sensitivity.unwrap_or(Sensitivity::Ordinary), findings)
}
