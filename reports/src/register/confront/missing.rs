//! Declared, and not found.

use super::finds::{Finds, SystemFinds, words};
use crate::map::DataMap;
use crate::register::pattern::{Pattern, normal_place};
use crate::register::related::is_declared;
use crate::register::{Contradiction, ContradictionKind, Wanted};
use crate::terminal::figures::plural;

/// Adds places that were never listed, and declared categories that were not seen.
pub(super) fn confront(finds: &Finds<'_>, map: &DataMap, out: &mut Vec<Contradiction>) {
    for system in &finds.systems {
        let mut some_listed = false;
        for (written, pattern) in system.declared.places.iter().zip(&system.patterns) {
            if is_listed(pattern, map) {
                some_listed = true;
                continue;
            }
            out.push(Contradiction {
                kind: ContradictionKind::NotFound,
                system: system.declared.id.clone(),
                places: vec![normal_place(written).unwrap_or_else(|| written.clone())],
                place_count: 1,
                category: None,
                count: 0,
                says: format!("{} is declared to be at {written}, and {}.", system.name(), why(pattern, map)),
            });
        }
        if some_listed {
            categories(system, out);
        }
    }
}

fn categories(system: &SystemFinds<'_>, out: &mut Vec<Contradiction>) {
    for Wanted(category) in &system.declared.categories {
        let seen = &system.content.seen;
        if seen.iter().any(|found| is_declared(&[*category], *found) || is_declared(&[*found], *category)) {
            continue;
        }
        let places: Vec<String> =
            system.declared.places.iter().filter_map(|place| normal_place(place)).collect();
        let mut says = format!("{} declares {}, and none was found.", system.name(), words(*category));
        if system.gaps > 0 {
            let units = plural(system.gaps, "unit", "units");
            says.push_str(&format!(" It may lie in what was not read: {units} with gaps."));
        }
        if system.sampled > 0 {
            let samples = plural(system.sampled, "collection", "collections");
            says.push_str(&format!(" Of {samples} only a sample was read."));
        }
        out.push(Contradiction {
            kind: ContradictionKind::NotFound,
            system: system.declared.id.clone(),
            place_count: places.len() as u64,
            places: places.into_iter().take(super::PLACES_NAMED).collect(),
            category: Some(*category),
            count: 0,
            says,
        });
    }
}

/// Whether something at or below the place was listed, read or not.
fn is_listed(pattern: &Pattern, map: &DataMap) -> bool {
    map.systems.iter().flat_map(|system| &system.datasets).any(|dataset| {
        let mut places = std::iter::once(&dataset.place)
            .chain(dataset.collections.iter().map(|collection| &collection.place))
            .chain(dataset.unread.iter().flat_map(|gap| &gap.places));
        places.any(|place| pattern.covers(place).is_some())
    })
}

fn why(pattern: &Pattern, map: &DataMap) -> &'static str {
    let around = |place: &String| pattern.is_below(place) || pattern.covers(place).is_some();
    let targets = map.scans.iter().flat_map(|scan| &scan.targets);
    if !targets.into_iter().any(around) {
        "no scan was asked to look there"
    } else if map.systems.iter().flat_map(|system| &system.datasets).any(|dataset| around(&dataset.place)) {
        "nothing of the kind was found there"
    } else {
        "nothing was listed there"
    }
}
