//! Collections: files, objects and tables with something to tell of them.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use domesday_connectors::{Gap, Reason, Sample};
use domesday_detectors::verdict::Verdict;

use crate::{FieldOutcome, Outcome, Tally, spelling};

/// A file, object or table in which something was found, that has fields, or of which something was
/// missed.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// How many units it was listed as; 1, but for one that was listed twice.
    pub units: u64,
    /// The media type that its content was recognised as.
    pub media_type: Option<&'static str>,
    /// Bytes read.
    pub bytes: u64,
    /// Whether it was examined whole.
    pub examined: bool,
    /// Its fields, by suffix.
    pub fields: Vec<Field>,
    /// How much of it was read, where that was a random sample.
    pub sample: Option<Sample>,
    /// What could not be read of it, by suffix and reason.
    pub gaps: Vec<GapRecord>,
}

/// A column, a JSON path, or running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What follows the collection's spelling in the field's: `#col=email`, `!/users.csv#col=email`,
    /// nothing for the running text of a file.
    pub suffix: Arc<str>,
    /// A column or JSON path, not running text.
    pub structured: bool,
    /// Values (not empty) that were examined; 0 for running text.
    pub values: u64,
    /// Records that the field was looked for in; 0 for running text.
    pub records: u64,
    /// What was found. Most fields hold nothing, and pay for no more than a pointer.
    found: Option<Box<Found>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Found {
    tallies: Vec<Tally>,
    verdicts: Vec<Verdict>,
}

/// A part of a collection that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GapRecord {
    /// What follows the collection's spelling in that of the place.
    pub suffix: Box<str>,
    /// Why.
    pub reason: Reason,
    /// More about the reason.
    pub detail: Box<str>,
    /// How many bytes were not read, where that is known.
    pub bytes: Option<u64>,
}

impl Collection {
    /// The collection that a unit is, or `None` when there is nothing to tell of it.
    pub(super) fn of(unit: &str, outcome: &Outcome, names: &mut BTreeSet<Arc<str>>) -> Option<Collection> {
        let mut fields: Vec<Field> = Vec::new();
        for field in outcome.fields.iter().filter(|field| field.structured || has_values(field)) {
            fields.push(Field::of(unit, field, names));
        }
        fields.sort_by(|a, b| a.suffix.cmp(&b.suffix));
        let mut gaps: Vec<GapRecord> = outcome.gaps.iter().map(|gap| GapRecord::of(unit, gap)).collect();
        gaps.sort();
        let tells = !fields.is_empty() || !gaps.is_empty() || !outcome.examined;
        tells.then(|| {
            let mut collection = Collection {
                units: 1,
                media_type: outcome.media_type,
                bytes: outcome.bytes,
                examined: outcome.examined_whole(),
                fields: Vec::with_capacity(fields.len()),
                sample: outcome.sample,
                gaps,
            };
            fields.into_iter().for_each(|field| collection.add(field));
            collection.fields.shrink_to_fit();
            collection
        })
    }

    pub(super) fn merge(&mut self, other: Collection) {
        self.units += other.units;
        self.media_type = self.media_type.max(other.media_type);
        self.bytes += other.bytes;
        self.examined &= other.examined;
        // Of two samples the smaller one: it promises less, whichever came first.
        self.sample = match (self.sample, other.sample) {
            (Some(a), Some(b)) if b.examined < a.examined => Some(b),
            (a, b) => a.or(b),
        };
        other.fields.into_iter().for_each(|field| self.add(field));
        self.gaps.extend(other.gaps);
        self.gaps.sort();
    }

    /// Adds a field, to the one of the same name if there is one.
    fn add(&mut self, field: Field) {
        match self.fields.binary_search_by(|known| known.suffix.cmp(&field.suffix)) {
            Ok(at) => self.fields[at].merge(field),
            Err(at) => self.fields.insert(at, field),
        }
    }
}

impl Field {
    /// What was found, by category and detector.
    pub fn tallies(&self) -> &[Tally] {
        self.found.as_ref().map_or(&[], |found| &found.tallies)
    }

    /// What the field as a whole is said to hold: one verdict a category, by category.
    pub fn verdicts(&self) -> &[Verdict] {
        self.found.as_ref().map_or(&[], |found| &found.verdicts)
    }

    fn of(unit: &str, field: &FieldOutcome, names: &mut BTreeSet<Arc<str>>) -> Field {
        let place = field.place.to_string();
        let suffix = spelling::suffix(unit, &place);
        let name = names.get(suffix).cloned().unwrap_or_else(|| {
            let name: Arc<str> = suffix.into();
            names.insert(Arc::clone(&name));
            name
        });
        let mut tallies = Vec::with_capacity(field.tallies.iter().filter(|tally| tally.values > 0).count());
        tallies.extend(field.tallies.iter().filter(|tally| tally.values > 0).map(Tally::packed));
        tallies.sort_by_key(|tally| (tally.category, tally.detector));
        let mut verdicts = field.verdicts.clone();
        verdicts.sort_by_key(|verdict| verdict.category);
        verdicts.shrink_to_fit();
        let found =
            (!tallies.is_empty() || !verdicts.is_empty()).then(|| Box::new(Found { tallies, verdicts }));
        Field {
            suffix: name,
            structured: field.structured,
            values: field.values,
            records: field.records,
            found,
        }
    }

    fn merge(&mut self, other: Field) {
        self.structured |= other.structured;
        self.values += other.values;
        self.records += other.records;
        match (&mut self.found, other.found) {
            (Some(ours), Some(theirs)) => ours.merge(*theirs),
            (ours @ None, theirs) => *ours = theirs,
            (Some(_), None) => {}
        }
    }
}

impl Found {
    fn merge(&mut self, other: Found) {
        for tally in other.tallies {
            let key = (tally.category, tally.detector);
            match self.tallies.binary_search_by_key(&key, |known| (known.category, known.detector)) {
                Ok(at) => self.tallies[at].merge_unordered(&tally),
                Err(at) => self.tallies.insert(at, tally),
            }
        }
        for verdict in other.verdicts {
            match self.verdicts.binary_search_by_key(&verdict.category, |known| known.category) {
                // Two judgements of one field: the surer one stands, whichever came first.
                Ok(at) => {
                    if surer(&verdict, &self.verdicts[at]) == Ordering::Greater {
                        self.verdicts[at] = verdict;
                    }
                }
                Err(at) => self.verdicts.insert(at, verdict),
            }
        }
    }
}

impl GapRecord {
    fn of(unit: &str, gap: &Gap) -> GapRecord {
        let place = gap.place.to_string();
        GapRecord {
            suffix: spelling::suffix(unit, &place).into(),
            reason: gap.reason.clone(),
            detail: gap.detail.as_str().into(),
            bytes: gap.bytes,
        }
    }
}

fn has_values(field: &FieldOutcome) -> bool {
    field.tallies.iter().any(|tally| tally.values > 0)
}

fn surer(a: &Verdict, b: &Verdict) -> Ordering {
    (a.confidence.cmp(&b.confidence))
        .then(a.share.total_cmp(&b.share))
        .then_with(|| a.evidence.cmp(&b.evidence))
        .then_with(|| (b.role, b.form, b.detector).cmp(&(a.role, a.form, a.detector)))
}
