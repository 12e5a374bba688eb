//! The inventory: where personal data lives, and what was looked at to say so.

mod category_total;
mod collection;
mod conservation;
mod dataset;
mod gap_summary;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domesday_connectors::Reason;
use domesday_detectors::Category;

pub use category_total::CategoryTotal;
pub use collection::{Collection, Field, GapRecord};
pub use conservation::Imbalance;
pub use dataset::{Dataset, GapGroup, System, UNREAD_UNITS_LISTED, UnreadUnit};
pub use gap_summary::GapSummary;

use crate::{Outcome, Totals, spelling};

/// Systems > datasets > collections > fields > categories, with what was found and how much was
/// examined. A dataset is a directory, prefix or schema; a collection a file, object or table.
///
/// It is a commutative monoid: [`absorb`](Inventory::absorb) and [`merge`](Inventory::merge) in any
/// order and grouping give the same inventory. Files in which nothing was found and nothing was missed
/// are only counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inventory {
    systems: BTreeMap<Box<str>, System>,
    categories: BTreeMap<Category, CategoryTotal>,
    gaps: BTreeMap<Reason, GapSummary>,
    totals: Totals,
    /// Names of fields and declared types, which many collections share.
    names: BTreeSet<Arc<str>>,
}

impl Inventory {
    /// Adds what became of a unit.
    pub fn absorb(&mut self, outcome: &Outcome) {
        let unit = outcome.unit.to_string();
        let whole = outcome.examined_whole();
        self.totals.listed += 1;
        self.totals.examined += u64::from(whole);
        self.totals.gap_units += u64::from(!whole);
        self.totals.unexplained += u64::from(outcome.unexplained());
        self.totals.unchanged += u64::from(outcome.unchanged);
        self.totals.bytes += outcome.bytes;
        for gap in &outcome.gaps {
            match self.totals.gaps.get_mut(gap.reason.id()) {
                Some(count) => *count += 1,
                None => {
                    self.totals.gaps.insert(gap.reason.id().to_owned(), 1);
                }
            }
            match self.gaps.get_mut(&gap.reason) {
                Some(summary) => summary.add(gap),
                None => self.gaps.entry(gap.reason.clone()).or_default().add(gap),
            }
        }
        self.count_categories(outcome);
        let parts = spelling::parts(&unit);
        let system = entry(&mut self.systems, parts.system);
        let dataset = entry(&mut system.datasets, parts.dataset);
        dataset.absorb(&unit, parts.name, outcome, &mut self.names);
    }

    /// Adds another inventory: the result is that of both sets of units.
    pub fn merge(&mut self, other: Inventory) {
        for (name, system) in other.systems {
            entry(&mut self.systems, &name).merge(system);
        }
        for (category, total) in other.categories {
            self.categories.entry(category).or_default().merge(&total);
        }
        for (reason, summary) in other.gaps {
            self.gaps.entry(reason).or_default().merge(&summary);
        }
        self.totals.merge(&other.totals);
        self.names.extend(other.names);
    }

    /// What was listed and what became of it.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Sets how long the scan took, in seconds.
    pub fn set_seconds(&mut self, seconds: f64) {
        self.totals.seconds = seconds;
    }

    /// The systems, by the spelling of their places.
    pub fn systems(&self) -> &BTreeMap<Box<str>, System> {
        &self.systems
    }

    /// What was found of each category, everywhere.
    pub fn categories(&self) -> &BTreeMap<Category, CategoryTotal> {
        &self.categories
    }

    /// What was not read, by reason.
    pub fn gaps(&self) -> &BTreeMap<Reason, GapSummary> {
        &self.gaps
    }

    /// Every collection that is not merely counted, with the spelling of its place, in order.
    pub fn collections(&self) -> impl Iterator<Item = (String, &Collection)> {
        self.systems.values().flat_map(|system| &system.datasets).flat_map(|(dataset, content)| {
            content
                .collections
                .iter()
                .map(move |(name, collection)| ([dataset, &**name].concat(), collection))
        })
    }

    fn count_categories(&mut self, outcome: &Outcome) {
        let mut in_unit = BTreeSet::new();
        for field in &outcome.fields {
            let mut in_field = BTreeSet::new();
            for tally in field.tallies.iter().filter(|tally| tally.values > 0) {
                self.totals.findings += tally.findings();
                self.totals.reserved += tally.reserved;
                let total = self.categories.entry(tally.category).or_default();
                total.count(tally);
                total.fields += u64::from(in_field.insert(tally.category));
                total.collections += u64::from(in_unit.insert(tally.category));
            }
            self.totals.places += u64::from(!in_field.is_empty());
        }
        self.totals.collections += u64::from(!in_unit.is_empty());
    }
}

/// The value of a key, made if it is not there.
fn entry<'m, V: Default>(map: &'m mut BTreeMap<Box<str>, V>, key: &str) -> &'m mut V {
    map.entry(key.into()).or_default()
}
