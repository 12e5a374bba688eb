//! What was found in each system of the register, and outside of all.

use std::collections::{BTreeMap, BTreeSet};

use domesday_detectors::{Category, Level};

use super::PLACES_NAMED;
use crate::map::{DataMap, Form, Held, MapCollection, MapDataset, Role};
use crate::register::pattern::Pattern;
use crate::register::related::is_declared;
use crate::register::{Contradiction, ContradictionKind, DeclaredSystem, Register};
use crate::spelling;
use crate::terminal::figures::{count, plural};

/// Everything that was found, by declared system.
pub(super) struct Finds<'m> {
    /// The declared systems, in the order of the register.
    pub(super) systems: Vec<SystemFinds<'m>>,
    /// By the place of a dataset: what lies in none of them.
    pub(super) outside: BTreeMap<&'m str, Content>,
}

/// What was found in a declared system.
pub(super) struct SystemFinds<'m> {
    /// What is declared.
    pub(super) declared: &'m DeclaredSystem,
    /// Its places.
    pub(super) patterns: Vec<Pattern>,
    /// Its collections.
    pub(super) collections: Vec<&'m MapCollection>,
    /// What they hold.
    pub(super) content: Content,
    /// Units, and parts of units, that were not read.
    pub(super) gaps: u64,
    /// Collections of which only a sample was read.
    pub(super) sampled: u64,
}

/// Personal data, by category.
#[derive(Default)]
pub(super) struct Content {
    /// What counts.
    pub(super) categories: BTreeMap<Category, Seen>,
    /// Categories that were seen at all, also if all values are reserved.
    pub(super) seen: BTreeSet<Category>,
    /// Values of persons who must not be there any more.
    pub(super) suppressed: BTreeMap<Category, Seen>,
}

/// How much was found, and where.
#[derive(Default)]
pub(super) struct Seen {
    /// Values.
    pub(super) values: u64,
    /// Where.
    pub(super) places: Places,
    /// Fields that hold digests.
    hashed: u64,
    /// Fields that hold masked values.
    masked: u64,
    /// Fields that are there for something else.
    incidental: u64,
}

/// The first places, and how many there are.
#[derive(Clone, Default)]
pub(super) struct Places {
    first: BTreeSet<String>,
    /// How many.
    pub(super) count: u64,
}

impl Places {
    /// Adds one that was not added before.
    pub(super) fn add(&mut self, place: String) {
        self.count += 1;
        self.first.insert(place);
        if self.first.len() > PLACES_NAMED {
            self.first.pop_last();
        }
    }

    /// Adds those of another, of which none was added before.
    pub(super) fn unite(&mut self, other: &Places) {
        let count = self.count + other.count;
        other.first.iter().for_each(|place| self.add(place.clone()));
        self.count = count;
    }

    /// The first, sorted.
    pub(super) fn named(&self) -> Vec<String> {
        self.first.iter().cloned().collect()
    }
}

impl<'m> Finds<'m> {
    pub(super) fn of(map: &'m DataMap, register: &'m Register) -> Finds<'m> {
        let mut systems: Vec<SystemFinds<'m>> = register.system.iter().map(SystemFinds::new).collect();
        let mut outside: BTreeMap<&str, Content> = BTreeMap::new();
        for dataset in map.systems.iter().flat_map(|system| &system.datasets) {
            if let Some(system) = closest(&mut systems, &dataset.place) {
                system.gaps += dataset.unread.iter().map(|gap| gap.units).sum::<u64>();
            } else {
                unread(&mut systems, dataset);
            }
            for collection in &dataset.collections {
                match closest(&mut systems, &collection.place) {
                    Some(system) => system.add(collection),
                    None => outside.entry(&dataset.place).or_default().add(collection),
                }
            }
        }
        outside.retain(|_, content| !content.categories.is_empty() || !content.suppressed.is_empty());
        Finds { systems, outside }
    }
}

/// The system that names a place most closely.
fn closest<'s, 'm>(systems: &'s mut [SystemFinds<'m>], place: &str) -> Option<&'s mut SystemFinds<'m>> {
    let number = (systems.iter().enumerate())
        .filter_map(|(number, system)| Some((system.closeness(place)?, std::cmp::Reverse(number))))
        .max()
        .map(|(_, number)| number.0)?;
    systems.get_mut(number)
}

/// Counts what was not read of a dataset that is of no system, where its named units are of one.
fn unread(systems: &mut [SystemFinds<'_>], dataset: &MapDataset) {
    for place in dataset.unread.iter().flat_map(|gap| &gap.places) {
        if let Some(system) = closest(systems, place) {
            system.gaps += 1;
        }
    }
}

impl<'m> SystemFinds<'m> {
    fn new(declared: &'m DeclaredSystem) -> SystemFinds<'m> {
        SystemFinds {
            declared,
            patterns: declared.places.iter().map(|place| Pattern::new(place)).collect(),
            collections: Vec::new(),
            content: Content::default(),
            gaps: 0,
            sampled: 0,
        }
    }

    /// Adds a contradiction for each category that was found and that `declared` does not cover.
    pub(super) fn beyond(
        &self,
        declared: &[Category],
        kind: ContradictionKind,
        out: &mut Vec<Contradiction>,
        says: impl Fn(Category, &Seen) -> String,
    ) {
        let found = self.content.categories.iter();
        for (category, seen) in found.filter(|(category, _)| !is_declared(declared, **category)) {
            out.push(Contradiction {
                kind,
                system: self.declared.id.clone(),
                places: seen.places.named(),
                place_count: seen.places.count,
                category: Some(*category),
                count: seen.values,
                says: says(*category, seen),
            });
        }
    }

    fn closeness(&self, place: &str) -> Option<(usize, usize)> {
        self.patterns.iter().filter_map(|pattern| pattern.covers(place)).max()
    }

    fn add(&mut self, collection: &'m MapCollection) {
        self.collections.push(collection);
        self.content.add(collection);
        self.gaps += collection.gaps.iter().map(|gap| gap.units).sum::<u64>();
        self.sampled += u64::from(collection.missed_below.is_some());
    }

    /// What people call it.
    pub(super) fn name(&self) -> &'m str {
        self.declared.label()
    }

    /// Its collections with personal data.
    pub(super) fn holding(&self) -> impl Iterator<Item = &'m MapCollection> {
        let holds = |collection: &&MapCollection| {
            collection.fields.iter().flat_map(|field| &field.held).any(Seen::is_counted)
        };
        self.collections.iter().copied().filter(holds)
    }
}

impl Content {
    fn add(&mut self, collection: &MapCollection) {
        for field in &collection.fields {
            for held in &field.held {
                let place = || spelling::join(&collection.place, &field.suffix);
                if Seen::is_likely(held) {
                    self.seen.insert(held.category);
                }
                if Seen::is_counted(held) {
                    self.categories.entry(held.category).or_default().add(held, place());
                }
                if held.suppressed > 0 {
                    let seen = self.suppressed.entry(held.category).or_default();
                    seen.values += held.suppressed;
                    seen.places.add(place());
                }
            }
        }
    }

    /// All values that count.
    pub(super) fn values(&self) -> u64 {
        self.categories.values().map(|seen| seen.values).sum()
    }

    /// `3 categories: email address (1,200 values), person name (900), ...`
    pub(super) fn told(&self) -> String {
        const TOLD: usize = 4;
        let mut all: Vec<_> =
            self.categories.iter().map(|(category, seen)| (seen.values, *category)).collect();
        all.sort_by_key(|(values, category)| (std::cmp::Reverse(*values), *category));
        let mut told: Vec<String> = (all.iter().take(TOLD).enumerate())
            .map(|(i, (values, category))| match i {
                0 => format!("{} ({})", words(*category), plural(*values, "value", "values")),
                _ => format!("{} ({})", words(*category), count(*values)),
            })
            .collect();
        let more = all.len().saturating_sub(TOLD);
        if more > 0 {
            told.push(format!("and {more} more"));
        }
        match all.len() {
            1 => told.concat(),
            several => format!("{several} categories: {}", told.join(", ")),
        }
    }
}

impl Seen {
    fn is_likely(held: &Held) -> bool {
        held.role != Role::Unlikely && held.confidence >= Level::Medium.floor().percent() && held.values > 0
    }

    /// Likely, and not all of it reserved.
    fn is_counted(held: &Held) -> bool {
        Seen::is_likely(held) && held.values > held.reserved
    }

    fn add(&mut self, held: &Held, place: String) {
        self.values += held.values - held.reserved;
        self.places.add(place);
        self.hashed += u64::from(held.form == Form::Hashed);
        self.masked += u64::from(held.form == Form::Masked);
        self.incidental += u64::from(held.role == Role::Incidental);
    }

    /// `1,200 values in 3 fields, of which 1 holds digests`.
    pub(super) fn told(&self) -> String {
        let fields = self.places.count;
        let mut told =
            format!("{} in {}", plural(self.values, "value", "values"), plural(fields, "place", "places"));
        for (some, what) in [
            (self.hashed, "only digests"),
            (self.masked, "only masked values"),
            (self.incidental, "only within other content"),
        ] {
            match some {
                0 => {}
                all if all == fields => told.push_str(&format!(", {what}")),
                some => told.push_str(&format!(", in {} of them {what}", count(some))),
            }
        }
        told
    }
}

/// A category as people say it: `email address`.
pub(super) fn words(category: Category) -> String {
    category.id().replace('-', " ")
}
