//! Collections: files, objects and tables with something to tell of them.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use domesday_connectors::{Exposure, Facts, FieldFacts, Gap, Reason, Sample};
use domesday_detectors::verdict::Verdict;

use crate::{Day, FieldOutcome, Outcome, Tally, spelling};

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
    /// How many records it has, as far as its system knows.
    pub records: Option<u64>,
    /// When it was last changed, in UTC.
    pub modified: Option<Day>,
    /// Where it is stored, as its system spells it.
    pub region: Option<Box<str>>,
    /// Who else can get at it, sorted, each once.
    pub exposure: Vec<Exposure>,
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
    /// What else there is to tell. Most fields hold nothing, and pay for no more than a pointer.
    more: Option<Box<More>>,
}

/// What few fields have.
#[derive(Clone, Debug, Default, PartialEq)]
struct More {
    tallies: Vec<Tally>,
    verdicts: Vec<Verdict>,
    declared_type: Option<Arc<str>>,
    primary_key: bool,
    unique: bool,
    references: Vec<Box<str>>,
    dates: Option<(Day, Day)>,
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
        for facts in outcome.facts.iter().flat_map(|facts| &facts.fields) {
            fields.push(Field::declared(unit, facts, names));
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
                records: None,
                modified: None,
                region: None,
                exposure: Vec::new(),
            };
            if let Some(facts) = &outcome.facts {
                collection.tell(facts);
            }
            fields.into_iter().for_each(|field| collection.add(field));
            collection.fields.shrink_to_fit();
            collection
        })
    }

    /// Adds what the system says of the collection as a whole.
    fn tell(&mut self, facts: &Facts) {
        self.records = facts.records;
        self.modified = facts.modified.map(Day::from_seconds);
        self.region = facts.region.as_deref().map(Box::from);
        self.exposure.extend_from_slice(&facts.exposure);
        self.exposure.sort_unstable();
        self.exposure.dedup();
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
        self.records = self.records.max(other.records);
        self.modified = self.modified.max(other.modified);
        if self.region < other.region {
            self.region = other.region;
        }
        self.exposure.extend(other.exposure);
        self.exposure.sort_unstable();
        self.exposure.dedup();
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
        self.more.as_ref().map_or(&[], |more| &more.tallies)
    }

    /// What the field as a whole is said to hold: one verdict a category, by category.
    pub fn verdicts(&self) -> &[Verdict] {
        self.more.as_ref().map_or(&[], |more| &more.verdicts)
    }

    /// The declared type as the system spells it.
    pub fn declared_type(&self) -> Option<&str> {
        self.more.as_ref()?.declared_type.as_deref()
    }

    /// Whether it is the primary key, or a part of it.
    pub fn primary_key(&self) -> bool {
        self.more.as_ref().is_some_and(|more| more.primary_key)
    }

    /// Whether no two records may have the same value in it.
    pub fn unique(&self) -> bool {
        self.more.as_ref().is_some_and(|more| more.unique)
    }

    /// The spellings of the fields that its values must be in, sorted: declared foreign keys.
    pub fn references(&self) -> &[Box<str>] {
        self.more.as_ref().map_or(&[], |more| &more.references)
    }

    /// The oldest and the newest date in it, dates of birth aside.
    pub fn dates(&self) -> Option<(Day, Day)> {
        self.more.as_ref()?.dates
    }

    fn of(unit: &str, field: &FieldOutcome, names: &mut BTreeSet<Arc<str>>) -> Field {
        let place = field.place.to_string();
        let name = shared(names, spelling::suffix(unit, &place));
        let mut tallies = Vec::with_capacity(field.tallies.iter().filter(|tally| tally.values > 0).count());
        tallies.extend(field.tallies.iter().filter(|tally| tally.values > 0).map(Tally::packed));
        tallies.sort_by_key(|tally| (tally.category, tally.detector));
        let mut verdicts = field.verdicts.clone();
        verdicts.sort_by_key(|verdict| verdict.category);
        verdicts.shrink_to_fit();
        let dates = field.dates;
        let tells = !tallies.is_empty() || !verdicts.is_empty() || dates.is_some();
        let more = tells.then(|| Box::new(More { tallies, verdicts, dates, ..More::default() }));
        Field {
            suffix: name,
            structured: field.structured,
            values: field.values,
            records: field.records,
            more,
        }
    }

    /// A field that the system names: in those that have values, this is what it adds.
    fn declared(unit: &str, facts: &FieldFacts, names: &mut BTreeSet<Arc<str>>) -> Field {
        let place = facts.place.to_string();
        let mut references: Vec<Box<str>> =
            facts.references.iter().map(|place| place.to_string().into()).collect();
        references.sort();
        references.dedup();
        let declared_type = (!facts.declared_type.is_empty()).then(|| shared(names, &facts.declared_type));
        let more = More {
            declared_type,
            primary_key: facts.primary_key,
            unique: facts.unique,
            references,
            ..More::default()
        };
        let suffix = shared(names, spelling::suffix(unit, &place));
        let more = (more != More::default()).then(|| Box::new(more));
        Field { suffix, structured: true, values: 0, records: 0, more }
    }

    fn merge(&mut self, other: Field) {
        self.structured |= other.structured;
        self.values += other.values;
        self.records += other.records;
        match (&mut self.more, other.more) {
            (Some(ours), Some(theirs)) => ours.merge(*theirs),
            (ours @ None, theirs) => *ours = theirs,
            (Some(_), None) => {}
        }
    }
}

impl More {
    fn merge(&mut self, other: More) {
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
        if self.declared_type < other.declared_type {
            self.declared_type = other.declared_type;
        }
        self.primary_key |= other.primary_key;
        self.unique |= other.unique;
        self.references.extend(other.references);
        self.references.sort();
        self.references.dedup();
        self.dates = Day::span(self.dates, other.dates);
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

/// A name that many fields share.
fn shared(names: &mut BTreeSet<Arc<str>>, name: &str) -> Arc<str> {
    names.get(name).cloned().unwrap_or_else(|| {
        let name: Arc<str> = name.into();
        names.insert(Arc::clone(&name));
        name
    })
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
