//! The sums that the page tells.

use std::collections::BTreeMap;

use domesday_detectors::Category;

use crate::map::{Coverage, DataMap, Held, MapField, MapSystem, Role};

/// What is held of one category, somewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    /// Fields that are there to hold it.
    pub(super) dedicated: u64,
    /// Fields that hold some.
    pub(super) incidental: u64,
    /// Values found that are not documentation or test values.
    pub(super) values: u64,
}

impl Sum {
    /// Fields altogether.
    pub(super) fn fields(self) -> u64 {
        self.dedicated + self.incidental
    }

    fn add(&mut self, held: &Held) {
        match held.role {
            Role::Dedicated => self.dedicated += 1,
            Role::Incidental => self.incidental += 1,
            Role::Unlikely => return,
        }
        self.values = self.values.saturating_add(real(held));
    }
}

/// The sums of a data map.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    /// Data subjects of the estate, or the most of one collection: those of several cannot be added up.
    pub(super) subjects: u64,
    /// Fields that hold personal data.
    pub(super) personal: u64,
    /// Fields looked at.
    pub(super) fields: u64,
    /// Collections that hold personal data.
    pub(super) collections: u64,
    /// By category.
    pub(super) categories: BTreeMap<Category, Sum>,
    /// By category, for each system in the order of the map.
    pub(super) systems: Vec<BTreeMap<Category, Sum>>,
    /// Of all units.
    pub(super) coverage: Coverage,
}

impl Figures {
    /// Adds up.
    pub(super) fn of(map: &DataMap) -> Figures {
        let mut figures = Figures { subjects: map.subjects.at_least, ..Figures::default() };
        for system in &map.systems {
            let mut sums: BTreeMap<Category, Sum> = BTreeMap::new();
            for collection in system.datasets.iter().flat_map(|dataset| &dataset.collections) {
                figures.subjects = figures.subjects.max(collection.subjects.at_least);
                let before = figures.personal;
                for field in &collection.fields {
                    figures.fields += 1;
                    figures.personal += u64::from(is_personal(field));
                    for held in field.held.iter().filter(|held| held.role != Role::Unlikely) {
                        sums.entry(held.category).or_default().add(held);
                        figures.categories.entry(held.category).or_default().add(held);
                    }
                }
                figures.collections += u64::from(figures.personal > before);
            }
            figures.systems.push(sums);
            figures.coverage = both(figures.coverage, coverage(system));
        }
        figures
    }

    /// Categories, those with the greatest harm first, then those with the most fields.
    pub(super) fn by_weight(&self) -> Vec<(Category, Sum)> {
        let mut categories: Vec<(Category, Sum)> = self.categories.iter().map(|(c, s)| (*c, *s)).collect();
        categories.sort_by(|(a, x), (b, y)| {
            let weight = |category: &Category, sum: &Sum| (category.sensitivity(), sum.fields(), sum.values);
            weight(b, y).cmp(&weight(a, x)).then(a.cmp(b))
        });
        categories
    }
}

/// Values that are not documentation or test values.
pub(super) fn real(held: &Held) -> u64 {
    held.values.saturating_sub(held.reserved)
}

/// Whether a field holds personal data, likely enough to be on the map.
pub(super) fn is_personal(field: &MapField) -> bool {
    field.held.iter().any(|held| held.role != Role::Unlikely)
}

/// The units of a system.
pub(super) fn coverage(system: &MapSystem) -> Coverage {
    system.datasets.iter().map(|dataset| dataset.coverage).fold(Coverage::default(), both)
}

fn both(a: Coverage, b: Coverage) -> Coverage {
    Coverage {
        listed: a.listed.saturating_add(b.listed),
        examined: a.examined.saturating_add(b.examined),
        gap_units: a.gap_units.saturating_add(b.gap_units),
        bytes: a.bytes.saturating_add(b.bytes),
    }
}
