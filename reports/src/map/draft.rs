//! A data map in the making: with the registers of distinct counts beside it, until counts have been united.

use super::{DataMap, Held, MapCollection, MapDataset, MapField, MapScan, MapSystem, Subjects};
use super::{fold, kinds, references, subjects};
use crate::Hll;

/// A data map in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// The scans, the first one first.
    pub(crate) scans: Vec<MapScan>,
    /// The systems.
    pub(crate) systems: Vec<DraftSystem>,
    /// How many data subjects.
    pub(crate) subjects: Subjects,
}

/// A system in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftSystem {
    /// The spelling of its place.
    pub(crate) place: String,
    /// Its datasets.
    pub(crate) datasets: Vec<DraftDataset>,
    /// How many data subjects.
    pub(crate) subjects: Subjects,
}

/// A dataset in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftDataset {
    /// All but its collections.
    pub(crate) told: MapDataset,
    /// Its collections.
    pub(crate) collections: Vec<DraftCollection>,
}

/// A collection in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftCollection {
    /// All but its fields.
    pub(crate) told: MapCollection,
    /// Its fields.
    pub(crate) fields: Vec<DraftField>,
}

/// A field in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftField {
    /// All but what it holds.
    pub(crate) told: MapField,
    /// What it holds.
    pub(crate) held: Vec<Counted>,
}

/// What a field holds of one category, with the distinct values where they may be compared.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    /// What the map tells.
    pub(crate) held: Held,
    /// The registers of its distinct count.
    pub(crate) registers: Option<Hll>,
}

impl Draft {
    /// The map: folded, counted over several collections, sorted, without the registers.
    pub(crate) fn finish(mut self) -> DataMap {
        fold::fold(&mut self);
        subjects::count(&mut self);
        kinds::infer(&mut self);
        references::infer(&mut self);
        let systems = self.systems.into_iter().map(DraftSystem::finish).collect();
        DataMap { scans: self.scans, systems, subjects: self.subjects }
    }

    /// Sorts everything by place.
    pub(crate) fn sort(&mut self) {
        self.systems.sort_by(|a, b| a.place.cmp(&b.place));
        for dataset in self.systems.iter_mut().flat_map(|system| {
            system.datasets.sort_by(|a, b| a.told.place.cmp(&b.told.place));
            &mut system.datasets
        }) {
            dataset.collections.sort_by(|a, b| a.told.place.cmp(&b.told.place));
            for collection in &mut dataset.collections {
                collection.fields.sort_by(|a, b| a.told.suffix.cmp(&b.told.suffix));
            }
        }
    }
}

impl DraftSystem {
    fn finish(self) -> MapSystem {
        let datasets = self.datasets.into_iter().map(|dataset| {
            let collections = dataset.collections.into_iter().map(DraftCollection::finish).collect();
            MapDataset { collections, ..dataset.told }
        });
        MapSystem { place: self.place, datasets: datasets.collect(), subjects: self.subjects }
    }
}

impl DraftCollection {
    fn finish(self) -> MapCollection {
        let fields = self.fields.into_iter().map(|field| {
            let held = field.held.into_iter().map(|counted| counted.held).collect();
            MapField { held, ..field.told }
        });
        MapCollection { fields: fields.collect(), ..self.told }
    }
}
