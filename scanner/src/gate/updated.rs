//! The baseline after a check: with it, nothing that was found would block.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use super::baseline::{Baseline, Entry};
use super::judge::Case;
use super::known::{Known, LookedAt};

/// The entries of the findings that only a baseline can allow, with the reasons and days of those that served
/// them, and the entries of paths that were not looked at.
///
/// `holds` tells whether the new state has a path.
pub(super) fn updated(
    check: &Check,
    units: &[LookedAt],
    cases: &[Case],
    matches: &Known,
    holds: &mut dyn FnMut(&str) -> bool,
) -> Baseline {
    let before = &check.baseline.entries;
    let looked_at: BTreeSet<&str> = units.iter().map(|unit| unit.path.as_str()).collect();
    let in_part: BTreeSet<&str> =
        units.iter().filter(|unit| !unit.whole).map(|unit| unit.path.as_str()).collect();
    let expired: BTreeMap<(&str, &str, &str), &Entry> = (before.iter())
        .filter(|entry| entry.is_expired(&check.today))
        .map(|entry| ((entry.path.as_str(), entry.category.as_str(), entry.line.as_str()), entry))
        .collect();

    // A path may have several states, one a commit: what each of them needs, once.
    let mut by_state: BTreeMap<usize, BTreeMap<Entry, usize>> = BTreeMap::new();
    for (case, entry) in cases.iter().zip(&matches.entries).filter(|(case, _)| case.allowed.is_none()) {
        let served = entry.and_then(|entry| before.get(entry));
        if !case.seen.added && served.is_none() {
            continue;
        }
        let (line, words) = case.seen.prints.clone();
        let category = case.seen.category.id();
        // Nobody has said that an entry that has expired is to count again.
        let same = served.or_else(|| expired.get(&(case.path.as_str(), category, line.as_str())).copied());
        let entry = Entry {
            path: case.path.clone(),
            category: category.to_owned(),
            line,
            words,
            expires: same.and_then(|entry| entry.expires.clone()),
            reason: same.and_then(|entry| entry.reason.clone()),
        };
        *by_state.entry(case.unit).or_default().entry(entry).or_default() += 1;
    }
    let mut needed: BTreeMap<Entry, usize> = BTreeMap::new();
    for (entry, count) in by_state.into_values().flatten() {
        let most = needed.entry(entry).or_default();
        *most = count.max(*most);
    }
    let mut entries: Vec<Entry> =
        needed.into_iter().flat_map(|(entry, count)| std::iter::repeat_n(entry, count)).collect();

    let kept = before.iter().zip(&matches.used).filter(|(entry, used)| {
        let path = entry.path.as_str();
        !**used
            && match looked_at.contains(path) {
                // What could not be read may hold it still.
                true => in_part.contains(path),
                false => !check.everything && holds(path),
            }
    });
    entries.extend(kept.map(|(entry, _)| entry.clone()));
    entries.sort();
    Baseline { entries }
}
