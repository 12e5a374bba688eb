//! The inventory as one document, serialized while it is walked: it never stands in memory twice.

use std::collections::BTreeMap;

use domesday_connectors::Reason;
use serde::{Serialize, Serializer};

use super::common::{CategoryObject, Count, Coverage, Declared, Reasons, SampleObject, Scan, VerdictObject};
use crate::{
    Collection, Dataset, Field, GapGroup, GapRecord, Inventory, ScanInfo, System, UnreadUnit, spelling,
};

/// The document of `--format json`.
#[derive(Serialize)]
pub(crate) struct Document<'i> {
    version: u32,
    scan: Option<Scan<'i>>,
    summary: Summary<'i>,
    systems: Systems<'i>,
}

#[derive(Serialize)]
struct Summary<'i> {
    #[serde(flatten)]
    coverage: Coverage,
    unchanged: u64,
    interrupted: bool,
    seconds: f64,
    reasons: Reasons<'i>,
    findings: u64,
    reserved: u64,
    categories: Vec<CategoryObject>,
}

impl<'i> Document<'i> {
    pub(crate) fn of(scan: Option<&'i ScanInfo>, inventory: &'i Inventory) -> Document<'i> {
        let totals = inventory.totals();
        Document {
            version: super::VERSION,
            scan: scan.map(Scan::of),
            summary: Summary {
                coverage: Coverage::of(totals),
                unchanged: totals.unchanged,
                interrupted: totals.interrupted(),
                seconds: totals.seconds,
                reasons: Reasons(&totals.gaps),
                findings: totals.findings,
                reserved: totals.reserved,
                categories: CategoryObject::all(inventory),
            },
            systems: Systems(inventory.systems()),
        }
    }
}

/// A sequence that is made while it is written.
macro_rules! sequence {
    ($(#[$doc:meta])* $name:ident($($part:ident: $type:ty),*) => $items:expr) => {
        $(#[$doc])*
        struct $name<'i>($($type),*);

        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $name($($part),*) = self;
                serializer.collect_seq($items)
            }
        }
    };
}

sequence!(Systems(systems: &'i BTreeMap<Box<str>, System>) => systems.iter().map(|(place, system)| SystemObject {
    place,
    datasets: Datasets(&system.datasets),
}));

#[derive(Serialize)]
struct SystemObject<'i> {
    place: &'i str,
    datasets: Datasets<'i>,
}

sequence!(Datasets(datasets: &'i BTreeMap<Box<str>, Dataset>) => datasets.iter().map(|(place, dataset)| DatasetObject {
    place: spelling::dataset_place(place),
    coverage: Coverage::new(dataset.listed, dataset.examined, dataset.gap_units, dataset.bytes),
    collections: Collections(place, &dataset.collections),
    unread: UnreadGroups(place, &dataset.unread),
}));

#[derive(Serialize)]
struct DatasetObject<'i> {
    place: &'i str,
    #[serde(flatten)]
    coverage: Coverage,
    collections: Collections<'i>,
    unread: UnreadGroups<'i>,
}

sequence!(Collections(dataset: &'i str, collections: &'i BTreeMap<Box<str>, Collection>) =>
    collections.iter().map(|(name, collection)| {
        let place = [dataset, &**name].concat();
        CollectionObject {
            media_type: collection.media_type,
            examined: collection.examined,
            bytes: collection.bytes,
            sample: collection.sample.as_ref().map(SampleObject::of),
            stored: Stored::of(collection),
            fields: collection.fields.iter().map(|field| FieldObject::of(&place, field)).collect(),
            gaps: collection.gaps.iter().map(|gap| GapObject::of(&place, gap)).collect(),
            place,
        }
    })
);

#[derive(Serialize)]
struct CollectionObject<'i> {
    place: String,
    media_type: Option<&'static str>,
    examined: bool,
    bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    sample: Option<SampleObject>,
    #[serde(flatten)]
    stored: Stored<'i>,
    fields: Vec<FieldObject<'i>>,
    gaps: Vec<GapObject<'i>>,
}

/// What the system says of a collection.
#[derive(Serialize)]
struct Stored<'i> {
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'i str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exposure: Vec<&'static str>,
}

impl<'i> Stored<'i> {
    fn of(collection: &'i Collection) -> Stored<'i> {
        Stored {
            records: collection.records,
            modified: collection.modified.map(|day| day.to_string()),
            region: collection.region.as_deref(),
            exposure: collection.exposure.iter().map(|exposure| exposure.id()).collect(),
        }
    }
}

#[derive(Serialize)]
struct FieldObject<'i> {
    place: String,
    structured: bool,
    values: u64,
    records: u64,
    #[serde(flatten)]
    declared: Declared<'i>,
    categories: Vec<Count<'i>>,
    verdicts: Vec<VerdictObject>,
}

impl<'i> FieldObject<'i> {
    fn of(collection: &str, field: &'i Field) -> FieldObject<'i> {
        FieldObject {
            place: spelling::join(collection, &field.suffix),
            structured: field.structured,
            values: field.values,
            records: field.records,
            declared: Declared::of(field),
            categories: field.tallies().iter().map(Count::of).collect(),
            verdicts: field.verdicts().iter().map(VerdictObject::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct GapObject<'i> {
    place: String,
    reason: String,
    detail: &'i str,
    bytes: Option<u64>,
}

impl<'i> GapObject<'i> {
    fn of(collection: &str, gap: &'i GapRecord) -> GapObject<'i> {
        GapObject {
            place: spelling::join(collection, &gap.suffix),
            reason: gap.reason.to_string(),
            detail: &gap.detail,
            bytes: gap.bytes,
        }
    }
}

sequence!(UnreadGroups(dataset: &'i str, groups: &'i BTreeMap<Reason, GapGroup>) =>
    groups.iter().map(|(reason, group)| UnreadGroup {
        reason: reason.to_string(),
        units: group.units,
        bytes: group.bytes,
        named: UnreadUnits(dataset, &group.named),
    })
);

#[derive(Serialize)]
struct UnreadGroup<'i> {
    reason: String,
    units: u64,
    bytes: u64,
    named: UnreadUnits<'i>,
}

sequence!(UnreadUnits(dataset: &'i str, units: &'i BTreeMap<Box<str>, UnreadUnit>) =>
    units.iter().map(|(name, unit)| UnreadObject {
        place: [dataset, &**name].concat(),
        detail: &unit.detail,
        bytes: unit.bytes,
    })
);

#[derive(Serialize)]
struct UnreadObject<'i> {
    place: String,
    detail: &'i str,
    bytes: Option<u64>,
}
