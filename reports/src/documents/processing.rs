//! What the map says of each processing activity: the systems of the register with what was found in their places, and
//! what was found that no system declares. Records of processing and the DPV document are drawn from it.

use std::collections::{BTreeMap, BTreeSet};

use domesday_connectors::Exposure;
use domesday_detectors::Category;

use super::Sources;
use crate::Day;
use crate::map::{Form, Held, MapCollection, MapDataset, Role, SubjectKind};
use crate::register::{Contradiction, ContradictionKind, DeclaredSystem, Purpose, Recipient, Register};

/// A processing activity: a declared system, or a dataset with personal data that no system declares.
#[derive(Clone, Debug)]
pub(super) struct Activity<'m> {
    /// The declaration; `None` for what was found and not declared.
    pub(super) declared: Option<&'m DeclaredSystem>,
    /// The spelling of the dataset, where nothing is declared; else empty.
    pub(super) place: &'m str,
    /// What was found.
    pub(super) found: Found,
    /// What contradicts the declaration, in the order of the register's confrontation.
    pub(super) contradictions: Vec<&'m Contradiction>,
}

/// What was found of an activity.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// By category. What is unlikely is left out.
    pub(super) categories: BTreeMap<Category, CategoryFound>,
    /// The spellings of the datasets.
    pub(super) datasets: BTreeSet<String>,
    /// How many collections hold personal data.
    pub(super) collections: u64,
    /// Units listed in the datasets.
    pub(super) listed: u64,
    /// Of these, examined whole.
    pub(super) examined: u64,
    /// When the activity was last looked at, RFC 3339; empty for never.
    pub(super) scanned: String,
    /// The oldest and newest dates in records of collections with personal data.
    pub(super) dates: Option<(Day, Day)>,
    /// Where it is stored, as the systems spell it.
    pub(super) regions: BTreeSet<String>,
    /// Ways in which others can get at collections with personal data: how many of them.
    pub(super) exposure: BTreeMap<Exposure, u64>,
    /// At least so many data subjects: those of the largest collection.
    pub(super) subjects: u64,
    /// Kinds of data subjects as inferred.
    pub(super) kinds: BTreeSet<SubjectKind>,
    /// What was not read, by reason: units or parts, and bytes.
    pub(super) gaps: BTreeMap<String, (u64, u64)>,
}

/// What was found of one category.
#[derive(Clone, Debug, Default)]
pub(super) struct CategoryFound {
    /// Fields that hold it.
    pub(super) fields: u64,
    /// Of these, fields that are there to hold it.
    pub(super) dedicated: u64,
    /// Of these, fields that hold it in clear.
    pub(super) plain: u64,
    /// Collections with such a field.
    pub(super) collections: u64,
    /// Values found that are not reserved.
    pub(super) values: u64,
    /// The highest confidence, in per cent.
    pub(super) confidence: u8,
}

impl Found {
    /// The share of listed units that were examined whole, in per cent, rounded down: 100 means all.
    pub(super) fn coverage(&self) -> Option<u64> {
        (self.examined * 100).checked_div(self.listed)
    }

    fn add_dataset(&mut self, dataset: &MapDataset) {
        if self.datasets.insert(dataset.place.clone()) {
            self.listed += dataset.coverage.listed;
            self.examined += dataset.coverage.examined;
            if self.scanned < dataset.scanned {
                self.scanned.clone_from(&dataset.scanned);
            }
            for gap in &dataset.unread {
                self.add_gap(&gap.reason, gap.units, gap.bytes);
            }
        }
    }

    fn add_collection(&mut self, collection: &MapCollection) {
        for gap in &collection.gaps {
            self.add_gap(&gap.reason, gap.units, gap.bytes);
        }
        let mut here = BTreeSet::new();
        for held in collection.fields.iter().flat_map(|field| &field.held).filter(|held| counts(held)) {
            let category = self.categories.entry(held.category).or_default();
            category.fields += 1;
            category.dedicated += u64::from(held.role == Role::Dedicated);
            category.plain += u64::from(held.form == Form::Plain);
            category.values += held.values.saturating_sub(held.reserved);
            category.confidence = category.confidence.max(held.confidence);
            category.collections += u64::from(here.insert(held.category));
        }
        if here.is_empty() {
            return;
        }
        self.collections += collection.units.max(1);
        if let Some(range) = collection.dates {
            let (oldest, newest) = self.dates.unwrap_or((range.oldest, range.newest));
            self.dates = Some((oldest.min(range.oldest), newest.max(range.newest)));
        }
        self.regions.extend(collection.region.clone());
        for exposure in &collection.exposure {
            *self.exposure.entry(*exposure).or_default() += collection.units.max(1);
        }
        self.subjects = self.subjects.max(collection.subjects.at_least);
        self.kinds.extend(collection.kinds.iter().map(|kind| kind.kind));
    }

    fn add_gap(&mut self, reason: &str, units: u64, bytes: u64) {
        let gap = self.gaps.entry(reason.to_owned()).or_default();
        gap.0 += units;
        gap.1 += bytes;
    }
}

impl<'m> Activity<'m> {
    /// Whether a contradiction of the kind is known of it.
    pub(super) fn contradicted(
        &self,
        kind: ContradictionKind,
    ) -> impl Iterator<Item = &'m Contradiction> + '_ {
        self.contradictions.iter().copied().filter(move |contradiction| contradiction.kind == kind)
    }

    /// Its purposes, in the order of the declaration; ids that no purpose has are left out.
    pub(super) fn purposes(&self, register: &'m Register) -> Vec<&'m Purpose> {
        let ids = self.declared.map_or(&[][..], |system| &system.purposes);
        ids.iter().filter_map(|id| register.purpose.iter().find(|purpose| purpose.id == *id)).collect()
    }

    /// Its recipients, in the order of the declaration; ids that no recipient has are left out.
    pub(super) fn recipients(&self, register: &'m Register) -> Vec<&'m Recipient> {
        let ids = self.declared.map_or(&[][..], |system| &system.recipients);
        ids.iter().filter_map(|id| register.recipient.iter().find(|recipient| recipient.id == *id)).collect()
    }
}

/// Whether it is a part of the map's totals.
pub(super) fn counts(held: &Held) -> bool {
    held.role != Role::Unlikely && held.values > held.reserved
}

/// The activities: those of the register in its order, then what is not declared, by place.
pub(super) fn activities<'m>(sources: &Sources<'m>) -> Vec<Activity<'m>> {
    let register = sources.register;
    let mut declared: Vec<Found> = register.system.iter().map(|_| Found::default()).collect();
    let mut undeclared: BTreeMap<&str, Found> = BTreeMap::new();
    for dataset in sources.map.systems.iter().flat_map(|system| &system.datasets) {
        if let Some(found) = system_of(register, &dataset.place).and_then(|at| declared.get_mut(at)) {
            found.add_dataset(dataset);
        }
        for collection in &dataset.collections {
            match system_of(register, &collection.place).and_then(|at| declared.get_mut(at)) {
                Some(found) => {
                    found.add_dataset(dataset);
                    found.add_collection(collection);
                }
                None if collection.fields.iter().flat_map(|field| &field.held).any(counts) => {
                    let found = undeclared.entry(&dataset.place).or_default();
                    found.add_dataset(dataset);
                    found.add_collection(collection);
                }
                None => {}
            }
        }
    }
    let of_system = |id: &str| {
        let same = |contradiction: &&Contradiction| !id.is_empty() && contradiction.system == id;
        sources.contradictions.iter().filter(same).collect()
    };
    let of_place = |place: &str| {
        let below = |known: &String| {
            known.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#', '!']))
        };
        let same = |contradiction: &&Contradiction| {
            contradiction.system.is_empty() && contradiction.places.iter().any(below)
        };
        sources.contradictions.iter().filter(same).collect()
    };
    let known = register.system.iter().zip(declared).map(|(system, found)| Activity {
        declared: Some(system),
        place: "",
        found,
        contradictions: of_system(&system.id),
    });
    let unknown = undeclared.into_iter().map(|(place, found)| Activity {
        declared: None,
        place,
        found,
        contradictions: of_place(place),
    });
    known.chain(unknown).collect()
}

/// The position of the system that declares a place: everything at or below its spellings, the longest match wins, of
/// equally long ones the first.
fn system_of(register: &Register, place: &str) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, system) in register.system.iter().enumerate() {
        for pattern in &system.places {
            if let Some(length) = matched(pattern, place)
                && best.is_none_or(|(longest, _)| length > longest)
            {
                best = Some((length, at));
            }
        }
    }
    best.map(|(_, at)| at)
}

/// How much of the place a pattern matches, in bytes of the pattern; `*` stands for anything within one segment.
fn matched(pattern: &str, place: &str) -> Option<usize> {
    let pattern = pattern.strip_suffix('/').filter(|rest| !rest.ends_with('/')).unwrap_or(pattern);
    let mut rest = place;
    for (i, piece) in pattern.split('*').enumerate() {
        let start = if i == 0 { rest.starts_with(piece).then_some(0) } else { rest.find(piece) };
        let start = start.filter(|start| !rest.get(..*start).unwrap_or("").contains(['/', '#', '!']))?;
        rest = rest.get(start + piece.len()..)?;
    }
    let below = rest.is_empty() || pattern.ends_with('/') || rest.starts_with(['/', '#', '!', ';']);
    let open = pattern.ends_with('*');
    (below || open).then_some(pattern.len())
}

#[cfg(test)]
mod tests {
    use super::matched;

    #[test]
    fn a_pattern_covers_its_place_and_what_is_below() {
        for (pattern, place, length) in [
            ("file:///srv/crm", "file:///srv/crm", Some(15)),
            ("file:///srv/crm/", "file:///srv/crm/a.csv", Some(15)),
            ("file:///srv/crm", "file:///srv/crm2/a.csv", None),
            ("postgresql://db/crm/*/users", "postgresql://db/crm/public/users#col=email", Some(27)),
            ("postgresql://db/crm/*/users", "postgresql://db/crm/a/b/users", None),
            ("s3://lake/*", "s3://lake/exports/a.csv", Some(11)),
            ("file:///", "file:///a", Some(8)),
            ("", "file:///a", None),
        ] {
            assert_eq!(matched(pattern, place), length, "{pattern} {place}");
        }
    }
}
