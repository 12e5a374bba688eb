//! Several fields, collections and datasets as one.

use std::collections::BTreeMap;

use domesday_detectors::{Category, verdict::Form, verdict::Role};

use crate::map::draft::{Counted, DraftCollection, DraftDataset, DraftField};
use crate::map::{DateRange, MapGap, unite};

/// How many places a reason names.
const PLACES: usize = 3;

/// Several fields as the one of this suffix. `None` for no field.
pub(super) fn fields(suffix: String, mut all: Vec<DraftField>) -> Option<DraftField> {
    if all.len() < 2 {
        let mut only = all.pop()?;
        only.told.suffix = suffix;
        return Some(only);
    }
    let mut values_of_all = 0;
    let mut by_category: BTreeMap<Category, Vec<(u64, Counted)>> = BTreeMap::new();
    let mut all = all.into_iter();
    let first = all.next()?;
    let mut told = first.told.clone();
    told.suffix = suffix;
    told.values = 0;
    told.records = 0;
    for field in std::iter::once(first).chain(all) {
        let DraftField { told: other, held } = field;
        values_of_all += other.values;
        told.values += other.values;
        told.records += other.records;
        told.structured |= other.structured;
        told.primary_key &= other.primary_key;
        told.unique &= other.unique;
        if told.declared_type != other.declared_type {
            told.declared_type = None;
        }
        told.references.extend(other.references);
        told.dates = widest(told.dates, other.dates);
        for counted in held {
            by_category.entry(counted.held.category).or_default().push((other.values, counted));
        }
    }
    told.references.sort();
    told.references.dedup();
    let held = by_category.into_values().filter_map(|of_category| held(of_category, values_of_all)).collect();
    Some(DraftField { told, held })
}

/// What several fields hold of one category, each with the number of its values. Role and form are those of most of
/// the values found; distinct values are united where they can be told apart, else the most of one field counts.
fn held(all: Vec<(u64, Counted)>, values_of_all: u64) -> Option<Counted> {
    let mut roles: BTreeMap<Role, u64> = BTreeMap::new();
    let mut forms: BTreeMap<Form, u64> = BTreeMap::new();
    let (mut confidence, mut share) = (0, 0.0);
    let mut united: Option<Counted> = None;
    for (values, counted) in all {
        let held = &counted.held;
        *roles.entry(held.role).or_default() += held.values.max(1);
        *forms.entry(held.form).or_default() += held.values.max(1);
        confidence += u64::from(held.confidence) * held.values.max(1);
        share += held.share * values as f64;
        let Some(ours) = &mut united else {
            united = Some(counted);
            continue;
        };
        let theirs = counted.held;
        ours.held.values += theirs.values;
        ours.held.reserved += theirs.reserved;
        ours.held.suppressed += theirs.suppressed;
        ours.held.evidence |= theirs.evidence;
        ours.held.distinct = ours.held.distinct.max(theirs.distinct);
        ours.held.detectors.extend(theirs.detectors);
        ours.held.previews.extend(theirs.previews);
        match (&mut ours.registers, counted.registers) {
            (Some(known), Some(more)) => known.merge(&more),
            (known, _) => *known = None,
        }
    }
    let mut united = united?;
    let held = &mut united.held;
    let weight: u64 = roles.values().sum();
    held.role = most(roles)?;
    held.form = most(forms)?;
    held.confidence = confidence.checked_div(weight).unwrap_or(0).min(100) as u8;
    held.share = if values_of_all == 0 { 0.0 } else { (share / values_of_all as f64).clamp(0.0, 1.0) };
    held.detectors.sort();
    held.detectors.dedup();
    unite::distinct_previews(&mut held.previews);
    if let Some(registers) = &united.registers {
        held.distinct = held.distinct.max(registers.estimate());
    }
    Some(united)
}

/// The one with the most; of several the first.
fn most<T: Ord>(counts: BTreeMap<T, u64>) -> Option<T> {
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(what, _)| what)
}

/// The range that holds both.
pub(crate) fn widest(a: Option<DateRange>, b: Option<DateRange>) -> Option<DateRange> {
    match (a, b) {
        (Some(a), Some(b)) => {
            Some(DateRange { oldest: a.oldest.min(b.oldest), newest: a.newest.max(b.newest) })
        }
        (a, b) => a.or(b),
    }
}

/// Several collections as the one of this place; their fields are those of one pattern each. `None` for no
/// collection.
pub(super) fn collections(place: String, all: Vec<DraftCollection>) -> Option<DraftCollection> {
    let mut all = all.into_iter();
    let first = all.next()?;
    let mut told = first.told.clone();
    told.place = place;
    let mut fields = first.fields;
    for DraftCollection { told: other, fields: more } in all {
        told.units += other.units;
        told.media_type = told.media_type.or(other.media_type);
        told.examined &= other.examined;
        told.bytes += other.bytes;
        told.missed_below = match (told.missed_below, other.missed_below) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        told.records = match (told.records, other.records) {
            (Some(a), Some(b)) => Some(a + b),
            (a, b) => a.or(b),
        };
        told.dates = widest(told.dates, other.dates);
        told.modified = told.modified.max(other.modified);
        told.exposure.extend(other.exposure);
        if told.region != other.region {
            told.region = None;
        }
        other.gaps.into_iter().for_each(|gap| add_gap(&mut told.gaps, gap));
        fields.extend(more);
    }
    told.exposure.sort_unstable();
    told.exposure.dedup();
    Some(DraftCollection { told, fields: by_pattern(fields) })
}

/// The fields, those of one pattern united.
fn by_pattern(all: Vec<DraftField>) -> Vec<DraftField> {
    let mut groups: BTreeMap<String, Vec<DraftField>> = BTreeMap::new();
    for field in all {
        let pattern = super::pattern::of_suffix(&field.told.suffix, field.told.structured);
        groups.entry(pattern).or_default().push(field);
    }
    groups.into_iter().filter_map(|(pattern, group)| fields(pattern, group)).collect()
}

/// Several datasets as the one of this place, their collections side by side. `None` for no dataset.
pub(super) fn datasets(place: String, all: Vec<DraftDataset>) -> Option<DraftDataset> {
    let mut all = all.into_iter();
    let mut united = all.next()?;
    united.told.place = place;
    for other in all {
        let (told, more) = (&mut united.told, other.told);
        told.whole &= more.whole;
        // When all of it had been looked at.
        told.scanned = std::mem::take(&mut told.scanned).min(more.scanned);
        told.coverage.listed += more.coverage.listed;
        told.coverage.examined += more.coverage.examined;
        told.coverage.gap_units += more.coverage.gap_units;
        told.coverage.bytes += more.coverage.bytes;
        more.unread.into_iter().for_each(|gap| add_gap(&mut told.unread, gap));
        united.collections.extend(other.collections);
    }
    Some(united)
}

/// Adds a gap to those of the same reason; gaps come by place.
pub(crate) fn add_gap(gaps: &mut Vec<MapGap>, gap: MapGap) {
    match gaps.binary_search_by(|known| known.reason.cmp(&gap.reason)) {
        Ok(at) => {
            if let Some(known) = gaps.get_mut(at) {
                known.units += gap.units;
                known.bytes += gap.bytes;
                let free = PLACES.saturating_sub(known.places.len());
                known.places.extend(gap.places.into_iter().take(free));
            }
        }
        Err(at) => gaps.insert(at, gap),
    }
}
