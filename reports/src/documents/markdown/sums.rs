//! Sums over a data map.

use std::collections::BTreeMap;

use domesday_detectors::Category;

use crate::map::{Coverage, DataMap, Form, Held, MapGap, MapSystem, Role};

/// What was found of a category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    /// Fields that hold it.
    pub(super) fields: u64,
    /// Of these, fields that are there to hold it.
    pub(super) dedicated: u64,
    /// Of these, fields with digests or masked values only.
    pub(super) veiled: u64,
    /// Values, reserved ones aside.
    pub(super) values: u64,
}

/// What was found, by category; what is unlikely does not count.
pub(super) fn by_category<'m>(systems: impl IntoIterator<Item = &'m MapSystem>) -> BTreeMap<Category, Sum> {
    let mut sums: BTreeMap<Category, Sum> = BTreeMap::new();
    for held in systems.into_iter().flat_map(held).filter(|held| counts(held)) {
        let sum = sums.entry(held.category).or_default();
        sum.fields += 1;
        sum.dedicated += u64::from(held.role == Role::Dedicated);
        sum.veiled += u64::from(held.form != Form::Plain);
        sum.values += held.values.saturating_sub(held.reserved);
    }
    sums
}

/// Whether it is part of the totals.
pub(super) fn counts(held: &Held) -> bool {
    held.role != Role::Unlikely && held.values > held.reserved
}

fn held(system: &MapSystem) -> impl Iterator<Item = &Held> {
    let collections = system.datasets.iter().flat_map(|dataset| &dataset.collections);
    collections.flat_map(|collection| &collection.fields).flat_map(|field| &field.held)
}

/// The units of a system.
pub(super) fn coverage(system: &MapSystem) -> Coverage {
    system.datasets.iter().fold(Coverage::default(), |sum, dataset| Coverage {
        listed: sum.listed + dataset.coverage.listed,
        examined: sum.examined + dataset.coverage.examined,
        gap_units: sum.gap_units + dataset.coverage.gap_units,
        bytes: sum.bytes + dataset.coverage.bytes,
    })
}

/// What was not read, by reason.
pub(super) fn gaps(map: &DataMap) -> BTreeMap<&str, MapGap> {
    let mut gaps: BTreeMap<&str, MapGap> = BTreeMap::new();
    let datasets = map.systems.iter().flat_map(|system| &system.datasets);
    let all = datasets.flat_map(|dataset| {
        dataset.unread.iter().chain(dataset.collections.iter().flat_map(|collection| &collection.gaps))
    });
    for gap in all {
        let sum = gaps.entry(&gap.reason).or_default();
        sum.units += gap.units;
        sum.bytes += gap.bytes;
        for place in gap.places.iter().take(3usize.saturating_sub(sum.places.len())) {
            sum.places.push(place.clone());
        }
    }
    gaps
}
