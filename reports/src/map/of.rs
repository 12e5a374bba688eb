//! The data map of one scan, without an inventory file in between.

use domesday_detectors::verdict::{Form, Role, Verdict};

use super::draft::{Draft, DraftCollection, DraftDataset, DraftField, DraftSystem};
use super::fold::merge::add_gap;
use super::unite::{self, RawTally, RawVerdict};
use super::{Coverage, DataMap, DateRange, MapCollection, MapDataset, MapField, MapGap, MapScan};
use crate::store::covers;
use crate::{Collection, Dataset, Field, Inventory, ScanInfo, Tally, detectors, spelling};

impl DataMap {
    /// The data map of one scan: what [`Store::data_map`](crate::store::Store::data_map) reads after it was saved in
    /// a new file with registers.
    pub fn of(scan: &ScanInfo, inventory: &Inventory) -> DataMap {
        let systems = inventory.systems().iter().map(|(place, system)| {
            let datasets = system.datasets.iter().map(|(name, dataset)| of_dataset(scan, name, dataset));
            DraftSystem { place: place.to_string(), datasets: datasets.collect(), ..DraftSystem::default() }
        });
        let scans = vec![of_scan(scan, inventory)];
        Draft { scans, systems: systems.collect(), ..Draft::default() }.finish()
    }
}

fn of_scan(scan: &ScanInfo, inventory: &Inventory) -> MapScan {
    let totals = inventory.totals();
    let categories = inventory.categories().iter().map(|(category, total)| {
        (*category, total.fields, total.detectors.values().map(Tally::findings).sum::<u64>())
    });
    MapScan {
        started: scan.started.clone(),
        version: scan.version.to_owned(),
        targets: scan.targets.clone(),
        seconds: totals.seconds,
        min_confidence: scan.min_confidence.percent(),
        coverage: Coverage {
            listed: totals.listed,
            examined: totals.examined,
            gap_units: totals.gap_units,
            bytes: totals.bytes,
        },
        categories: categories.collect(),
    }
}

fn of_dataset(scan: &ScanInfo, name: &str, dataset: &Dataset) -> DraftDataset {
    let place = spelling::dataset_place(name);
    let mut told = MapDataset {
        place: place.to_owned(),
        whole: covers(&scan.targets, place),
        scanned: scan.started.clone(),
        coverage: Coverage {
            listed: dataset.listed,
            examined: dataset.examined,
            gap_units: dataset.gap_units,
            bytes: dataset.bytes,
        },
        ..MapDataset::default()
    };
    for (reason, group) in &dataset.unread {
        let mut gap = MapGap { reason: reason.to_string(), ..MapGap::default() };
        gap.detail = group.named.values().next().map(|unit| unit.detail.to_string()).unwrap_or_default();
        gap.places = group.named.keys().map(|unit| [name, unit].concat()).collect();
        gap.units = group.units;
        gap.bytes = group.bytes;
        add_gap(&mut told.unread, gap);
    }
    let collections = dataset.collections.iter();
    let collections = collections.map(|(unit, collection)| of_collection([name, unit].concat(), collection));
    DraftDataset { told, collections: collections.collect() }
}

fn of_collection(place: String, collection: &Collection) -> DraftCollection {
    let sample = collection.sample;
    let mut gaps: Vec<(String, MapGap)> = (collection.gaps.iter())
        .map(|gap| {
            let place = spelling::join(&place, &gap.suffix);
            let told = MapGap {
                reason: gap.reason.to_string(),
                units: 1,
                bytes: gap.bytes.unwrap_or(0),
                places: vec![place.clone()],
                detail: gap.detail.to_string(),
            };
            (place, told)
        })
        .collect();
    gaps.sort_by(|a, b| a.0.cmp(&b.0));
    let mut told = MapCollection {
        place,
        units: 1,
        media_type: collection.media_type.map(str::to_owned),
        examined: collection.examined,
        bytes: collection.bytes,
        missed_below: sample.map(|sample| sample.missed_below()).filter(|share| *share > 0.0),
        records: collection.records,
        modified: collection.modified,
        exposure: collection.exposure.clone(),
        region: collection.region.as_deref().map(str::to_owned),
        ..MapCollection::default()
    };
    gaps.into_iter().for_each(|(_, gap)| add_gap(&mut told.gaps, gap));
    let mut draft = DraftCollection { told, fields: collection.fields.iter().map(of_field).collect() };
    draft.complete(sample.and_then(|sample| sample.of));
    draft
}

fn of_field(field: &Field) -> DraftField {
    let tallies = field.tallies().iter().map(of_tally).collect();
    let verdicts = field.verdicts().iter().map(of_verdict).collect();
    let told = MapField {
        suffix: field.suffix.to_string(),
        structured: field.structured,
        values: field.values,
        records: field.records,
        declared_type: field.declared_type().map(str::to_owned),
        primary_key: field.primary_key(),
        unique: field.unique(),
        references: field.references().iter().map(|place| place.to_string()).collect(),
        dates: field.dates().map(|(oldest, newest)| DateRange { oldest, newest }),
        ..MapField::default()
    };
    DraftField { told, held: unite::held(field.structured, field.values, tallies, verdicts) }
}

fn of_tally(tally: &Tally) -> RawTally {
    RawTally {
        category: tally.category,
        detector: detectors::id(tally.detector).to_owned(),
        values: tally.values,
        reserved: tally.reserved,
        suppressed: tally.suppressed,
        distinct: tally.distinct.estimate(),
        confidence: tally.mean_confidence().percent(),
        evidence: tally.evidence,
        previews: tally.previews.iter().map(|preview| preview.as_str().to_owned()).collect(),
        registers: Some(tally.distinct.clone()),
    }
}

fn of_verdict(verdict: &Verdict) -> RawVerdict {
    RawVerdict {
        category: verdict.category,
        detector: detectors::id(verdict.detector).to_owned(),
        confidence: verdict.confidence.percent(),
        share: if verdict.share.is_finite() { verdict.share } else { 0.0 },
        evidence: verdict.evidence,
        role: Role::Dedicated,
        form: Form::Plain,
    }
}
