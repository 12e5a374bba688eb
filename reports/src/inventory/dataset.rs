//! Systems and datasets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domesday_connectors::Reason;

use super::{Collection, entry};
use crate::Outcome;

/// How many unread units are kept by name for each dataset and reason; the rest are counted. A
/// directory of a million pictures takes no more memory than one of a thousand. The JSON Lines report
/// names every one.
pub const UNREAD_UNITS_LISTED: usize = 1000;

/// A file system, a database server, a bucket.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct System {
    /// Its datasets, by the spelling of their places, with the slash that ends them.
    pub datasets: BTreeMap<Box<str>, Dataset>,
}

/// A directory, prefix or schema: what directly lies in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// Units that were listed.
    pub listed: u64,
    /// Listed units that were examined whole.
    pub examined: u64,
    /// Listed units that ended with a gap.
    pub gap_units: u64,
    /// Examined units in which there was nothing to find and that have no fields: only counted.
    pub plain: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Units with something to tell of them, by name. Spelling of the dataset and name together are
    /// that of the unit.
    pub collections: BTreeMap<Box<str>, Collection>,
    /// Units that were not looked at, by reason.
    pub unread: BTreeMap<Reason, GapGroup>,
}

/// Units of a dataset that were not looked at for one reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GapGroup {
    /// How many.
    pub units: u64,
    /// Their bytes, as far as that is known.
    pub bytes: u64,
    /// The first [`UNREAD_UNITS_LISTED`] of them, by name.
    pub named: BTreeMap<Box<str>, UnreadUnit>,
}

/// A unit that was not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnreadUnit {
    /// More about the reason.
    pub detail: Box<str>,
    /// Its size in bytes, where that is known.
    pub bytes: Option<u64>,
}

impl System {
    pub(super) fn merge(&mut self, other: System) {
        for (name, dataset) in other.datasets {
            entry(&mut self.datasets, &name).merge(dataset);
        }
    }
}

impl Dataset {
    pub(super) fn absorb(
        &mut self,
        unit: &str,
        name: &str,
        outcome: &Outcome,
        names: &mut BTreeSet<Arc<str>>,
    ) {
        let whole = outcome.examined_whole();
        self.listed += 1;
        self.examined += u64::from(whole);
        self.gap_units += u64::from(!whole);
        self.bytes += outcome.bytes;
        if let (false, true, [gap]) = (outcome.examined, outcome.fields.is_empty(), outcome.gaps.as_slice())
            && gap.place == outcome.unit
        {
            let group = match self.unread.get_mut(&gap.reason) {
                Some(group) => group,
                None => self.unread.entry(gap.reason.clone()).or_default(),
            };
            group.units += 1;
            group.bytes += gap.bytes.unwrap_or(0);
            group.name(name.into(), UnreadUnit { detail: gap.detail.as_str().into(), bytes: gap.bytes });
            return;
        }
        match Collection::of(unit, outcome, names) {
            Some(collection) => self.add(name.into(), collection),
            None => self.plain += 1,
        }
    }

    fn merge(&mut self, other: Dataset) {
        self.listed += other.listed;
        self.examined += other.examined;
        self.gap_units += other.gap_units;
        self.plain += other.plain;
        self.bytes += other.bytes;
        for (name, collection) in other.collections {
            self.add(name, collection);
        }
        for (reason, group) in other.unread {
            let ours = self.unread.entry(reason).or_default();
            ours.units += group.units;
            ours.bytes += group.bytes;
            group.named.into_iter().for_each(|(name, unit)| ours.name(name, unit));
        }
    }

    fn add(&mut self, name: Box<str>, collection: Collection) {
        match self.collections.get_mut(&name) {
            Some(known) => known.merge(collection),
            None => {
                self.collections.insert(name, collection);
            }
        }
    }
}

impl GapGroup {
    /// Keeps the smallest names, so that the order of arrival does not show.
    fn name(&mut self, name: Box<str>, unit: UnreadUnit) {
        if let Some(known) = self.named.get_mut(&name) {
            let greater = unit.max(std::mem::take(known));
            *known = greater;
            return;
        }
        let full = self.named.len() >= UNREAD_UNITS_LISTED;
        if full && self.named.last_key_value().is_some_and(|(last, _)| *last < name) {
            return;
        }
        self.named.insert(name, unit);
        if full {
            self.named.pop_last();
        }
    }
}
