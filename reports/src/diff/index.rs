//! A data map, to be looked up in by place.

use std::collections::{BTreeMap, BTreeSet};

use domesday_connectors::Exposure;
use domesday_detectors::Category;
use domesday_detectors::verdict::{Form, Role};

use crate::map::fold::pattern;
use crate::map::{Coverage, DataMap, Held, MapCollection, MapDataset};
use crate::spelling;

/// What a field holds of a category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) role: Role,
    pub(super) form: Form,
    pub(super) confidence: u8,
}

/// What is told of a collection.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    pub(super) exposure: BTreeSet<Exposure>,
    /// Whether personal data was found in it.
    pub(super) personal: bool,
    /// Whether some of it was not read.
    unread: bool,
}

/// What is told of a dataset.
#[derive(Clone, Debug, Default)]
pub(super) struct Units<'m> {
    pub(super) coverage: Coverage,
    /// Units and parts of units that were not read, by reason.
    pub(super) gaps: BTreeMap<&'m str, u64>,
}

/// Categories of a field.
pub(super) type Categories = BTreeMap<Category, Seen>;

/// Things by place, and by the pattern of their place.
#[derive(Debug)]
struct ByPlace<T> {
    exact: BTreeMap<String, T>,
    patterns: BTreeMap<String, T>,
}

/// A data map by place.
#[derive(Debug)]
pub(super) struct Index<'m> {
    fields: ByPlace<Categories>,
    collections: ByPlace<Told>,
    datasets: ByPlace<Units<'m>>,
    /// Places of units that were not read, as far as they are named.
    unread: BTreeSet<String>,
}

impl Seen {
    fn of(held: &Held) -> Seen {
        Seen { role: held.role, form: held.form, confidence: held.confidence }
    }

    /// For people: `dedicated`, `incidental, hashed`.
    pub(super) fn told(&self) -> String {
        match self.form {
            Form::Plain => self.role.id().to_owned(),
            form => format!("{}, {}", self.role.id(), form.id()),
        }
    }

    /// The one that says more.
    fn or(self, other: Seen) -> Seen {
        let rank = |seen: &Seen| (seen.role, std::cmp::Reverse(seen.confidence), seen.form);
        if rank(&other) < rank(&self) { other } else { self }
    }
}

impl<T> ByPlace<T> {
    fn new() -> ByPlace<T> {
        ByPlace { exact: BTreeMap::new(), patterns: BTreeMap::new() }
    }

    /// The same thing in this map: the one of the same place; of files and objects, and of what is folded in either
    /// map, the one of the same pattern.
    fn get(&self, place: &str, pattern_of: fn(&str) -> String) -> Option<&T> {
        if let Some(found) = self.exact.get(place) {
            return Some(found);
        }
        let pattern = pattern_of(place);
        if goes_by_pattern(place) || pattern::is_pattern(place) {
            return self.patterns.get(&pattern);
        }
        self.exact.get(&pattern)
    }
}

/// Files and objects come and go under numbers and dates; tables are made by hand.
fn goes_by_pattern(place: &str) -> bool {
    place.starts_with("file:") || place.starts_with("s3:")
}

fn of_collection(place: &str) -> String {
    let parts = spelling::parts(place);
    pattern::of_directory(parts.dataset) + &pattern::of_name(parts.name)
}

fn of_field(place: &str) -> String {
    let parts = spelling::parts(place);
    let (name, part) = parts.name.split_at(parts.name.find('#').unwrap_or(parts.name.len()));
    let part = pattern::of_suffix(part, !part.starts_with("#page="));
    pattern::of_directory(parts.dataset) + &pattern::of_name(name) + &part
}

impl<'m> Index<'m> {
    pub(super) fn of(map: &'m DataMap) -> Index<'m> {
        let mut index = Index {
            fields: ByPlace::new(),
            collections: ByPlace::new(),
            datasets: ByPlace::new(),
            unread: BTreeSet::new(),
        };
        for dataset in map.systems.iter().flat_map(|system| &system.datasets) {
            index.dataset_of(dataset);
            for collection in &dataset.collections {
                index.collection_of(collection);
            }
        }
        index
    }

    fn dataset_of(&mut self, dataset: &'m MapDataset) {
        let mut gaps: BTreeMap<&str, u64> = BTreeMap::new();
        for gap in
            dataset.unread.iter().chain(dataset.collections.iter().flat_map(|collection| &collection.gaps))
        {
            *gaps.entry(&gap.reason).or_default() += gap.units;
        }
        self.unread.extend(dataset.unread.iter().flat_map(|gap| gap.places.iter().cloned()));
        let pattern = self.datasets.patterns.entry(pattern::of_directory(&dataset.place)).or_default();
        let (sum, more) = (&mut pattern.coverage, dataset.coverage);
        sum.listed += more.listed;
        sum.examined += more.examined;
        sum.gap_units += more.gap_units;
        sum.bytes += more.bytes;
        gaps.iter().for_each(|(reason, units)| *pattern.gaps.entry(reason).or_default() += units);
        let units = Units { coverage: dataset.coverage, gaps };
        self.datasets.exact.insert(dataset.place.clone(), units);
    }

    fn collection_of(&mut self, collection: &MapCollection) {
        let mut told = Told {
            exposure: collection.exposure.iter().copied().collect(),
            personal: false,
            unread: !collection.examined,
        };
        for field in &collection.fields {
            let held: Categories = field.held.iter().map(|held| (held.category, Seen::of(held))).collect();
            told.personal |= held.values().any(|seen| seen.role != Role::Unlikely);
            let place = spelling::join(&collection.place, &field.suffix);
            let known = self.fields.patterns.entry(of_field(&place)).or_default();
            for (category, seen) in &held {
                known.entry(*category).and_modify(|known| *known = known.or(*seen)).or_insert(*seen);
            }
            self.fields.exact.insert(place, held);
        }
        let pattern = self.collections.patterns.entry(of_collection(&collection.place)).or_default();
        pattern.exposure.extend(&told.exposure);
        pattern.personal |= told.personal;
        pattern.unread |= told.unread;
        self.collections.exact.insert(collection.place.clone(), told);
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &Categories)> {
        self.fields.exact.iter().map(|(place, held)| (place.as_str(), held))
    }

    pub(super) fn field(&self, place: &str) -> Option<&Categories> {
        self.fields.get(place, of_field)
    }

    pub(super) fn collections(&self) -> impl Iterator<Item = (&str, &Told)> {
        self.collections.exact.iter().map(|(place, told)| (place.as_str(), told))
    }

    pub(super) fn collection(&self, place: &str) -> Option<&Told> {
        self.collections.get(place, of_collection)
    }

    pub(super) fn datasets(&self) -> impl Iterator<Item = (&str, &Units<'m>)> {
        self.datasets.exact.iter().map(|(place, units)| (place.as_str(), units))
    }

    pub(super) fn dataset(&self, place: &str) -> Option<&Units<'m>> {
        self.datasets.get(place, pattern::of_directory)
    }

    /// Whether the dataset that a field lies in is not in this map.
    pub(super) fn lacks_dataset_of(&self, field: &str) -> bool {
        self.dataset(spelling::dataset_place(spelling::parts(field).dataset)).is_none()
    }

    /// Whether the collection that a field is of was not read whole, as far as is known.
    pub(super) fn is_unread(&self, field: &str) -> bool {
        let collection = field.get(..field.find('#').unwrap_or(field.len())).unwrap_or(field);
        // A field of a member: the unit ends before it.
        let unit = collection.get(..collection.find("!/").unwrap_or(collection.len())).unwrap_or(collection);
        [collection, unit].into_iter().any(|place| {
            self.unread.contains(place) || self.collection(place).is_some_and(|told| told.unread)
        })
    }
}
