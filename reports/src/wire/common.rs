//! Parts that the documents share.

use std::collections::BTreeMap;

use domesday_connectors::{FieldFacts, Sample};
use domesday_detectors::verdict::Verdict;
use domesday_detectors::{Category, DetectorId, Evidence};
use serde::{Serialize, Serializer};

use crate::{CategoryTotal, Day, Field, Inventory, ScanInfo, Tally, Totals, detectors};

/// The ids of the evidence, as an array.
#[derive(Clone, Copy)]
pub(crate) struct Evidences(pub(crate) Evidence);

impl Serialize for Evidences {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.ids())
    }
}

/// The ids of the evidence, separated by a space.
pub(crate) fn evidence_ids(evidence: Evidence) -> String {
    evidence.ids().collect::<Vec<_>>().join(" ")
}

/// Gaps by the id of their reason.
#[derive(Serialize)]
#[serde(transparent)]
pub(crate) struct Reasons<'i>(pub(crate) &'i BTreeMap<String, u64>);

/// Who made the document.
#[derive(Serialize)]
pub(super) struct Tool<'s> {
    name: &'static str,
    version: &'s str,
}

/// A scan.
#[derive(Serialize)]
pub(super) struct Scan<'s> {
    tool: Tool<'s>,
    started: &'s str,
    targets: &'s [String],
    min_confidence: u8,
    regions: &'s [String],
    detectors: BTreeMap<&'static str, u16>,
}

impl<'s> Scan<'s> {
    pub(super) fn of(scan: &'s ScanInfo) -> Scan<'s> {
        Scan {
            tool: Tool { name: "domesday", version: scan.version },
            started: &scan.started,
            targets: &scan.targets,
            min_confidence: scan.min_confidence.percent(),
            regions: &scan.regions,
            detectors: scan.detectors.iter().copied().collect(),
        }
    }
}

/// Units and what became of them. `listed` = `examined` + `gaps`.
#[derive(Serialize)]
pub(super) struct Coverage {
    listed: u64,
    examined: u64,
    gaps: u64,
    bytes: u64,
}

impl Coverage {
    pub(super) fn new(listed: u64, examined: u64, gaps: u64, bytes: u64) -> Coverage {
        Coverage { listed, examined, gaps, bytes }
    }

    pub(super) fn of(totals: &Totals) -> Coverage {
        Coverage::new(totals.listed, totals.examined, totals.gap_units, totals.bytes)
    }
}

/// How much was read, where that was a random sample.
#[derive(Serialize)]
pub(crate) struct SampleObject {
    records: u64,
    of: Option<u64>,
    estimated: bool,
    seed: u64,
    missed_below: f64,
}

impl SampleObject {
    pub(crate) fn of(sample: &Sample) -> SampleObject {
        SampleObject {
            records: sample.examined,
            of: sample.of,
            estimated: sample.estimated,
            seed: sample.seed,
            missed_below: sample.missed_below(),
        }
    }
}

/// What the system says of a field, and the days in it: only what there is.
#[derive(Serialize)]
pub(super) struct Declared<'i> {
    #[serde(skip_serializing_if = "Option::is_none")]
    declared_type: Option<&'i str>,
    #[serde(skip_serializing_if = "is_false")]
    primary_key: bool,
    #[serde(skip_serializing_if = "is_false")]
    unique: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dates: Option<Dates>,
}

/// The oldest and the newest day of some.
#[derive(Serialize)]
struct Dates {
    oldest: String,
    newest: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_none(count: &u64) -> bool {
    *count == 0
}

impl<'i> Declared<'i> {
    /// What the inventory tells of a field.
    pub(super) fn of(field: &'i Field) -> Declared<'i> {
        Declared {
            declared_type: field.declared_type(),
            primary_key: field.primary_key(),
            unique: field.unique(),
            references: field.references().iter().map(|place| place.to_string()).collect(),
            dates: field.dates().map(Dates::of),
        }
    }

    /// What was told of the field of one unit.
    pub(super) fn told(facts: Option<&'i FieldFacts>, dates: Option<(Day, Day)>) -> Declared<'i> {
        let mut references: Vec<String> =
            facts.map(|facts| facts.references.iter().map(ToString::to_string).collect()).unwrap_or_default();
        references.sort();
        references.dedup();
        Declared {
            declared_type: facts.map(|facts| &*facts.declared_type).filter(|spelled| !spelled.is_empty()),
            primary_key: facts.is_some_and(|facts| facts.primary_key),
            unique: facts.is_some_and(|facts| facts.unique),
            references,
            dates: dates.map(Dates::of),
        }
    }
}

impl Dates {
    fn of((oldest, newest): (Day, Day)) -> Dates {
        Dates { oldest: oldest.to_string(), newest: newest.to_string() }
    }
}

/// The counts of one detector in one field.
#[derive(Serialize)]
pub(super) struct Count<'i> {
    category: &'static str,
    detector: &'static str,
    #[serde(flatten)]
    numbers: Numbers,
    evidence: Evidences,
    previews: Vec<&'i str>,
}

/// How many values were found, how distinct and how sure.
#[derive(Serialize)]
pub(super) struct Numbers {
    values: u64,
    reserved: u64,
    #[serde(skip_serializing_if = "is_none")]
    suppressed: u64,
    distinct: u64,
    confidence: u8,
    level: &'static str,
    levels: Levels,
}

/// How many values have a low, medium and high confidence.
#[derive(Serialize)]
struct Levels {
    low: u64,
    medium: u64,
    high: u64,
}

impl Numbers {
    pub(super) fn of(tally: &Tally) -> Numbers {
        let mean = tally.mean_confidence();
        let [low, medium, high] = tally.confidence;
        Numbers {
            values: tally.values,
            reserved: tally.reserved,
            suppressed: tally.suppressed,
            distinct: tally.distinct.estimate(),
            confidence: mean.percent(),
            level: mean.level().id(),
            levels: Levels { low, medium, high },
        }
    }
}

impl<'i> Count<'i> {
    pub(super) fn of(tally: &'i Tally) -> Count<'i> {
        Count {
            category: tally.category.id(),
            detector: detectors::id(tally.detector),
            numbers: Numbers::of(tally),
            evidence: Evidences(tally.evidence),
            previews: tally.previews.iter().map(|preview| preview.as_str()).collect(),
        }
    }
}

/// What a field as a whole is said to hold.
#[derive(Serialize)]
pub(super) struct VerdictObject {
    category: &'static str,
    detector: &'static str,
    confidence: u8,
    level: &'static str,
    share: f64,
    role: &'static str,
    form: &'static str,
    evidence: Evidences,
}

impl VerdictObject {
    pub(super) fn of(verdict: &Verdict) -> VerdictObject {
        VerdictObject {
            category: verdict.category.id(),
            detector: detectors::id(verdict.detector),
            confidence: verdict.confidence.percent(),
            level: verdict.confidence.level().id(),
            share: if verdict.share.is_finite() { verdict.share } else { 0.0 },
            role: verdict.role.id(),
            form: verdict.form.id(),
            evidence: Evidences(verdict.evidence),
        }
    }
}

/// What was found of a category, everywhere.
#[derive(Serialize)]
pub(super) struct CategoryObject {
    category: &'static str,
    fields: u64,
    collections: u64,
    #[serde(flatten)]
    numbers: Numbers,
    detectors: BTreeMap<&'static str, Numbers>,
}

impl CategoryObject {
    fn of(category: Category, total: &CategoryTotal) -> Option<CategoryObject> {
        let by_detector = |(id, tally): (&DetectorId, &Tally)| (detectors::id(*id), Numbers::of(tally));
        Some(CategoryObject {
            category: category.id(),
            fields: total.fields,
            collections: total.collections,
            numbers: Numbers::of(&total.total()?),
            detectors: total.detectors.iter().map(by_detector).collect(),
        })
    }

    /// All categories of an inventory.
    pub(super) fn all(inventory: &Inventory) -> Vec<CategoryObject> {
        let categories = inventory.categories().iter();
        categories.filter_map(|(category, total)| CategoryObject::of(*category, total)).collect()
    }
}
