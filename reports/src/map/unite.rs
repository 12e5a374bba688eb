//! From the counts of detectors to what a field holds of a category.

use std::collections::BTreeMap;

use domesday_detectors::verdict::{Form, Role};
use domesday_detectors::{Category, Evidence};

use super::Held;
use super::draft::Counted;
use crate::{Hll, PREVIEWS};

/// Below this confidence, in per cent, what was found says little of the field.
const LIKELY: u8 = 50;

/// What one detector found in a field.
#[derive(Clone, Debug)]
pub(crate) struct RawTally {
    /// The category.
    pub(crate) category: Category,
    /// The id of the detector.
    pub(crate) detector: String,
    /// Values found.
    pub(crate) values: u64,
    /// Of these, documentation and test values.
    pub(crate) reserved: u64,
    /// Of these, values of suppressed persons.
    pub(crate) suppressed: u64,
    /// Distinct values.
    pub(crate) distinct: u64,
    /// The mean confidence, in per cent.
    pub(crate) confidence: u8,
    /// What it rests on.
    pub(crate) evidence: Evidence,
    /// Masks.
    pub(crate) previews: Vec<String>,
    /// Registers of the distinct count, where they are kept.
    pub(crate) registers: Option<Hll>,
}

/// What a field as a whole was said to hold.
#[derive(Clone, Debug)]
pub(crate) struct RawVerdict {
    /// The category.
    pub(crate) category: Category,
    /// The id of the detector.
    pub(crate) detector: String,
    /// How sure, in per cent.
    pub(crate) confidence: u8,
    /// The share of the values, 0 to 1.
    pub(crate) share: f64,
    /// What it rests on.
    pub(crate) evidence: Evidence,
    /// What the field is to the category.
    pub(crate) role: Role,
    /// In what form.
    pub(crate) form: Form,
}

/// What a field holds, one entry a category, by category. `values` are those of the field, 0 for running text.
///
/// A value is found by one detector, so the distinct values of several are added, unless their registers can be
/// united.
pub(crate) fn held(
    structured: bool,
    values: u64,
    tallies: Vec<RawTally>,
    verdicts: Vec<RawVerdict>,
) -> Vec<Counted> {
    let mut by_category: BTreeMap<Category, (Vec<RawTally>, Vec<RawVerdict>)> = BTreeMap::new();
    for tally in tallies {
        by_category.entry(tally.category).or_default().0.push(tally);
    }
    for verdict in verdicts {
        by_category.entry(verdict.category).or_default().1.push(verdict);
    }
    by_category
        .into_iter()
        .map(|(category, (tallies, verdicts))| {
            let mut counted = count(category, tallies);
            judge(&mut counted.held, structured, values, &verdicts);
            counted
        })
        .collect()
}

/// Adds the tallies of one category. The confidence is their mean.
fn count(category: Category, mut tallies: Vec<RawTally>) -> Counted {
    tallies.sort_by(|a, b| a.detector.cmp(&b.detector));
    let mut held = Held {
        category,
        detectors: Vec::with_capacity(tallies.len()),
        role: Role::Unlikely,
        form: Form::Plain,
        confidence: 0,
        share: 0.0,
        values: 0,
        reserved: 0,
        distinct: 0,
        suppressed: 0,
        evidence: Evidence::NONE,
        previews: Vec::new(),
    };
    let mut registers = (!tallies.is_empty()).then(Hll::default);
    let mut confidence = 0;
    for tally in tallies {
        confidence += u64::from(tally.confidence) * tally.values;
        held.values += tally.values;
        held.reserved += tally.reserved;
        held.suppressed += tally.suppressed;
        held.distinct += tally.distinct;
        held.evidence |= tally.evidence;
        held.previews.extend(tally.previews);
        held.detectors.push(tally.detector);
        registers = match (registers, tally.registers) {
            (Some(known), Some(more)) if known.is_empty() => Some(more),
            (Some(mut known), Some(more)) => {
                known.merge(&more);
                Some(known)
            }
            _ => None,
        };
    }
    held.detectors.dedup();
    distinct_previews(&mut held.previews);
    held.confidence = confidence.checked_div(held.values).unwrap_or(0).min(100) as u8;
    if let Some(registers) = &registers {
        held.distinct = registers.estimate();
    }
    Counted { held, registers }
}

/// The first few of some masks, each once.
pub(crate) fn distinct_previews(previews: &mut Vec<String>) {
    let mut kept: Vec<String> = Vec::with_capacity(PREVIEWS);
    for preview in previews.drain(..) {
        if kept.len() < PREVIEWS && !kept.contains(&preview) {
            kept.push(preview);
        }
    }
    *previews = kept;
}

/// Adds what was said of the field as a whole; of several verdicts of a category the one that says most.
fn judge(held: &mut Held, structured: bool, values: u64, verdicts: &[RawVerdict]) {
    let best = verdicts.iter().min_by(|a, b| {
        (a.role.cmp(&b.role))
            .then_with(|| b.confidence.cmp(&a.confidence))
            .then_with(|| b.share.total_cmp(&a.share))
            .then_with(|| a.detector.cmp(&b.detector))
    });
    let Some(best) = best.filter(|_| structured) else {
        held.role = if held.confidence < LIKELY { Role::Unlikely } else { Role::Incidental };
        if structured && values > 0 {
            held.share = (held.values as f64 / values as f64).min(1.0);
        }
        return;
    };
    held.role = best.role;
    held.form = best.form;
    // Values in a field that is there for something else are as sure as they are found, however few.
    if best.role != Role::Incidental || held.values == 0 {
        held.confidence = best.confidence;
    }
    held.share = verdicts.iter().map(|verdict| verdict.share).sum::<f64>().clamp(0.0, 1.0);
    held.evidence = verdicts.iter().fold(held.evidence, |all, verdict| all | verdict.evidence);
    if held.detectors.is_empty() {
        // Digests and the like: nothing was found in single values, yet the field as a whole is of the kind.
        held.detectors = verdicts.iter().map(|verdict| verdict.detector.clone()).collect();
        held.detectors.sort();
        held.detectors.dedup();
        held.values = (held.share * values as f64).round() as u64;
    }
}
