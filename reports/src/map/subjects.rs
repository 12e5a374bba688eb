//! How many data subjects something is about.
//!
//! Counted are distinct values of what stands for one person each. Each category is counted on its own, over all its
//! fields; the largest count stands: at least so many persons. Where registers of distinct counts are kept, values of
//! several fields are united, else the field with the most counts for all. Registers of scans under different keys
//! cannot be compared: one file, one key.

use std::collections::BTreeMap;

use domesday_detectors::{Category, verdict::Form, verdict::Role};

use super::Subjects;
use super::draft::{Counted, Draft, DraftCollection};
use crate::Hll;

/// Categories of which a value stands for one person, the surest first. Payment cards and bank accounts come last: a
/// person has several.
const IDENTIFYING: &[Category] = &[
    Category::EmailAddress,
    Category::NationalId,
    Category::Passport,
    Category::DrivingLicence,
    Category::HealthId,
    Category::TaxId,
    Category::PhoneNumber,
    Category::Username,
    Category::PersonName,
];

/// Counted where nothing else is.
const LAST: &[Category] = &[Category::PaymentCard, Category::BankAccount];

/// What is counted in running text: the rest is found there too seldom to count persons by.
const IN_TEXT: &[Category] = &[Category::EmailAddress, Category::PersonName];

/// Whether a value of the category stands for one person.
pub(crate) fn is_identifying(category: Category) -> bool {
    IDENTIFYING.contains(&category) || LAST.contains(&category)
}

/// Distinct values of one category.
#[derive(Clone, Debug, Default)]
struct Distinct {
    /// Those whose registers are kept.
    united: Option<Hll>,
    /// The most of one field whose registers are not.
    most: u64,
}

impl Distinct {
    fn add(&mut self, counted: &Counted) {
        match (&mut self.united, &counted.registers) {
            (Some(known), Some(more)) => known.merge(more),
            (known @ None, Some(more)) => *known = Some(more.clone()),
            (_, None) => self.most = self.most.max(counted.held.distinct),
        }
    }

    fn merge(&mut self, other: &Distinct) {
        self.most = self.most.max(other.most);
        match (&mut self.united, &other.united) {
            (Some(known), Some(more)) => known.merge(more),
            (known @ None, Some(more)) => *known = Some(more.clone()),
            (_, None) => {}
        }
    }

    fn count(&self) -> u64 {
        self.united.as_ref().map_or(0, Hll::estimate).max(self.most)
    }
}

/// Distinct values by category: of dedicated fields, and of running text.
#[derive(Clone, Debug, Default)]
struct Counts {
    dedicated: BTreeMap<Category, Distinct>,
    text: BTreeMap<Category, Distinct>,
}

impl Counts {
    fn of(collection: &DraftCollection) -> Counts {
        let mut counts = Counts::default();
        let all = || collection.fields.iter().flat_map(|field| &field.held);
        // A name stands for a person beside what tells people of one name apart; alone it is that of anybody.
        let told_apart = all().any(|counted| {
            let category = counted.held.category;
            counted.held.role == Role::Dedicated
                && matches!(category, Category::PostalAddress | Category::DateOfBirth)
        });
        for field in &collection.fields {
            for counted in &field.held {
                let held = &counted.held;
                // Of masked values many are alike.
                if held.role == Role::Unlikely || held.form == Form::Masked {
                    continue;
                }
                let alone = held.category == Category::PersonName && !told_apart;
                if field.told.structured && held.role == Role::Dedicated && !alone {
                    counts.dedicated.entry(held.category).or_default().add(counted);
                } else if !field.told.structured && IN_TEXT.contains(&held.category) {
                    counts.text.entry(held.category).or_default().add(counted);
                }
            }
        }
        counts.dedicated.retain(|category, _| is_identifying(*category));
        counts
    }

    fn merge(&mut self, other: &Counts) {
        for (category, distinct) in &other.dedicated {
            self.dedicated.entry(*category).or_default().merge(distinct);
        }
        for (category, distinct) in &other.text {
            self.text.entry(*category).or_default().merge(distinct);
        }
    }

    fn subjects(&self) -> Subjects {
        let largest = |from: &BTreeMap<Category, Distinct>, of: &[Category]| {
            let counts = of.iter().filter_map(|category| Some((from.get(category)?.count(), *category)));
            let counted = counts.filter(|(count, _)| *count > 0);
            // Of equals the surest.
            counted.rev().max_by_key(|(count, _)| *count)
        };
        let found = largest(&self.dedicated, IDENTIFYING)
            .or_else(|| largest(&self.dedicated, LAST))
            .max_by_count(largest(&self.text, IN_TEXT));
        found.map_or_else(Subjects::default, |(at_least, category)| Subjects {
            at_least,
            counted: Some(category),
        })
    }
}

/// The larger of two counts, the first of equals.
trait MaxByCount {
    fn max_by_count(self, other: Self) -> Self;
}

impl MaxByCount for Option<(u64, Category)> {
    fn max_by_count(self, other: Self) -> Self {
        match (self, other) {
            (Some(a), Some(b)) if b.0 > a.0 => Some(b),
            (a, b) => a.or(b),
        }
    }
}

/// Counts the data subjects of collections, datasets, systems and all.
pub(crate) fn count(draft: &mut Draft) {
    let mut everywhere = Counts::default();
    for system in &mut draft.systems {
        let mut of_system = Counts::default();
        for dataset in &mut system.datasets {
            let mut of_dataset = Counts::default();
            for collection in &mut dataset.collections {
                let counts = Counts::of(collection);
                collection.told.subjects = counts.subjects();
                of_dataset.merge(&counts);
            }
            dataset.told.subjects = of_dataset.subjects();
            of_system.merge(&of_dataset);
        }
        system.subjects = of_system.subjects();
        everywhere.merge(&of_system);
    }
    draft.subjects = everywhere.subjects();
}
