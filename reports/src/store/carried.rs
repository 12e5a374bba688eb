//! Outcomes of units, kept from one scan to the next: what has not changed is not read again.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use domesday_connectors::{Exposure, Facts, FieldFacts, Place, Version};
use domesday_detectors::verdict::{Form, Role, Verdict};
use domesday_detectors::{Category, Confidence, Evidence, catalog};
use serde::{Deserialize, Serialize};

use crate::{Day, FieldOutcome, Hll, Masked, Outcome, Tally, detectors, wire};

/// What is kept of an outcome. Only units that were examined whole are: a gap is tried again.
#[derive(Serialize, Deserialize)]
struct Kept {
    media: Option<String>,
    bytes: u64,
    fields: Vec<KeptField>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    facts: Option<KeptFacts>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptFacts {
    exposure: Vec<String>,
    region: Option<String>,
    modified: Option<i64>,
    records: Option<u64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<KeptFieldFacts>,
}

#[derive(Serialize, Deserialize)]
struct KeptFieldFacts {
    place: String,
    declared_type: String,
    nullable: bool,
    unique: bool,
    primary_key: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    references: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct KeptField {
    place: String,
    structured: bool,
    values: u64,
    records: u64,
    /// Days since 1970-01-01.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dates: Option<(i32, i32)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tallies: Vec<KeptTally>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    verdicts: Vec<KeptVerdict>,
}

#[derive(Serialize, Deserialize)]
struct KeptTally {
    detector: String,
    values: u64,
    reserved: u64,
    #[serde(default, skip_serializing_if = "is_zero")]
    suppressed: u64,
    confidence: [u64; 3],
    sum: u64,
    evidence: String,
    /// Registers of the distinct count, in hexadecimal.
    distinct: String,
    previews: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct KeptVerdict {
    detector: String,
    confidence: u8,
    share: f64,
    evidence: String,
    role: String,
    form: String,
}

/// The spelling of a version in the file.
pub(super) fn version(version: &Version) -> String {
    match version {
        Version::Tag(tag) => format!("tag {tag}"),
        Version::File { size, modified, inode } => format!("file {size} {modified} {} {}", inode.0, inode.1),
    }
}

/// The text that is kept of an outcome; `None` for one that cannot be taken over later: there were gaps,
/// it was a sample, or there are counts of distinct values whose registers must not be kept.
pub(super) fn keep(outcome: &Outcome, registers: bool) -> Option<String> {
    let found = outcome.fields.iter().any(|field| !field.tallies.is_empty());
    let whole = outcome.examined && outcome.gaps.is_empty() && outcome.sample.is_none();
    if !whole || (found && !registers) {
        return None;
    }
    let kept = Kept {
        media: outcome.media_type.map(str::to_owned),
        bytes: outcome.bytes,
        fields: outcome.fields.iter().map(KeptField::of).collect(),
        facts: outcome.facts.as_deref().map(KeptFacts::of),
    };
    serde_json::to_string(&kept).ok()
}

/// The outcome that was kept; `None` for a text that is none, or that names a detector that is gone.
pub(super) fn restore(unit: &Place, version: &Version, text: &str) -> Option<Outcome> {
    let kept: Kept = serde_json::from_str(text).ok()?;
    Some(Outcome {
        unit: unit.clone(),
        media_type: kept.media.as_deref().map(interned),
        // Nothing was read this time.
        bytes: 0,
        examined: true,
        fields: kept.fields.iter().map(KeptField::restore).collect::<Option<_>>()?,
        facts: match &kept.facts {
            Some(facts) => Some(Arc::new(facts.restore()?)),
            None => None,
        },
        version: Some(version.clone()),
        unchanged: true,
        ..Outcome::default()
    })
}

impl KeptFacts {
    fn of(facts: &Facts) -> KeptFacts {
        KeptFacts {
            exposure: facts.exposure.iter().map(|exposure| exposure.id().to_owned()).collect(),
            region: facts.region.clone(),
            modified: facts.modified,
            records: facts.records,
            fields: facts.fields.iter().map(KeptFieldFacts::of).collect(),
        }
    }

    fn restore(&self) -> Option<Facts> {
        Some(Facts {
            exposure: self.exposure.iter().map(|id| Exposure::of_id(id)).collect::<Option<_>>()?,
            region: self.region.clone(),
            modified: self.modified,
            records: self.records,
            fields: self.fields.iter().map(KeptFieldFacts::restore).collect::<Option<_>>()?,
        })
    }
}

impl KeptFieldFacts {
    fn of(facts: &FieldFacts) -> KeptFieldFacts {
        KeptFieldFacts {
            place: facts.place.to_string(),
            declared_type: facts.declared_type.clone(),
            nullable: facts.nullable,
            unique: facts.unique,
            primary_key: facts.primary_key,
            references: facts.references.iter().map(Place::to_string).collect(),
        }
    }

    fn restore(&self) -> Option<FieldFacts> {
        Some(FieldFacts {
            place: self.place.parse().ok()?,
            declared_type: self.declared_type.clone(),
            nullable: self.nullable,
            unique: self.unique,
            primary_key: self.primary_key,
            references: self.references.iter().map(|place| place.parse().ok()).collect::<Option<_>>()?,
        })
    }
}

impl KeptField {
    fn of(field: &FieldOutcome) -> KeptField {
        KeptField {
            place: field.place.to_string(),
            structured: field.structured,
            values: field.values,
            records: field.records,
            dates: field.dates.map(|(oldest, newest)| (oldest.days(), newest.days())),
            tallies: field.tallies.iter().map(KeptTally::of).collect(),
            verdicts: field.verdicts.iter().map(KeptVerdict::of).collect(),
        }
    }

    fn restore(&self) -> Option<FieldOutcome> {
        Some(FieldOutcome {
            place: self.place.parse().ok()?,
            structured: self.structured,
            values: self.values,
            records: self.records,
            dates: self.dates.map(|(oldest, newest)| (Day::from_days(oldest), Day::from_days(newest))),
            tallies: self.tallies.iter().map(KeptTally::restore).collect::<Option<_>>()?,
            verdicts: self.verdicts.iter().map(KeptVerdict::restore).collect::<Option<_>>()?,
            findings: Vec::new(),
        })
    }
}

impl KeptTally {
    fn of(tally: &Tally) -> KeptTally {
        KeptTally {
            detector: detectors::id(tally.detector).to_owned(),
            values: tally.values,
            reserved: tally.reserved,
            suppressed: tally.suppressed,
            confidence: tally.confidence,
            sum: tally.confidence_sum,
            evidence: wire::evidence_ids(tally.evidence),
            distinct: tally.distinct.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
            previews: tally.previews.iter().map(|preview| preview.as_str().to_owned()).collect(),
        }
    }

    fn restore(&self) -> Option<Tally> {
        let (detector, category) = known(&self.detector)?;
        let digits = self.distinct.as_bytes().chunks(2);
        let registers: Option<Vec<u8>> =
            digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
        Some(Tally {
            values: self.values,
            reserved: self.reserved,
            suppressed: self.suppressed,
            confidence: self.confidence,
            confidence_sum: self.sum,
            evidence: evidence(&self.evidence)?,
            distinct: Hll::from_bytes(&registers?)?,
            previews: self.previews.iter().map(|mask| Masked::restore(mask)).collect::<Option<_>>()?,
            ..Tally::new(detector, category)
        })
    }
}

impl KeptVerdict {
    fn of(verdict: &Verdict) -> KeptVerdict {
        KeptVerdict {
            detector: detectors::id(verdict.detector).to_owned(),
            confidence: verdict.confidence.percent(),
            share: verdict.share,
            evidence: wire::evidence_ids(verdict.evidence),
            role: verdict.role.id().to_owned(),
            form: verdict.form.id().to_owned(),
        }
    }

    fn restore(&self) -> Option<Verdict> {
        let (detector, category) = known(&self.detector)?;
        Some(Verdict {
            detector,
            category,
            confidence: Confidence::new(self.confidence),
            share: self.share,
            evidence: evidence(&self.evidence)?,
            role: Role::of_id(&self.role)?,
            form: Form::of_id(&self.form)?,
        })
    }
}

/// A detector of the catalogue. Those of users are numbered anew in each program: what they found is
/// read again.
fn known(id: &str) -> Option<(domesday_detectors::DetectorId, Category)> {
    let number = catalog::ALL.iter().position(|definition| definition.id == id)?;
    Some((domesday_detectors::DetectorId(u16::try_from(number).ok()?), catalog::ALL[number].category))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

fn evidence(ids: &str) -> Option<Evidence> {
    ids.split_whitespace().try_fold(Evidence::NONE, |all, id| Some(all | Evidence::of_id(id)?))
}

/// The most media types that are kept: a file from elsewhere may name any number.
const MEDIA_TYPES: usize = 256;

/// A media type that lives as long as the program; there are few.
fn interned(media: &str) -> &'static str {
    static KNOWN: OnceLock<Mutex<BTreeSet<&'static str>>> = OnceLock::new();
    let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.get(media) {
        return known;
    }
    if known.len() >= MEDIA_TYPES {
        return "application/octet-stream";
    }
    let leaked: &'static str = Box::leak(media.to_owned().into_boxed_str());
    known.insert(leaked);
    leaked
}
