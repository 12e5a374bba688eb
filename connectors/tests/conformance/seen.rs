//! What a scan has seen.

use std::collections::{BTreeMap, BTreeSet};

use domesday_connectors::{Batch, FieldId, FieldName, Gap, Visitor};

use crate::support::{Recorder, Told};
use crate::world::{Collection, World};

/// A recorder that keeps the keys of records too.
#[derive(Default)]
pub(crate) struct Keyed<'k> {
    pub(crate) recorder: Recorder,
    /// Keys by the ordinal of the record.
    pub(crate) keys: BTreeMap<u64, String>,
    /// Only counts: values are not kept.
    pub(crate) counting: bool,
    /// Called after each batch.
    pub(crate) after: Option<&'k (dyn Fn() + Sync)>,
}

impl Visitor for Keyed<'_> {
    fn enter(&mut self, place: &domesday_connectors::Place) {
        self.recorder.enter(place);
    }

    fn leave(&mut self) {
        self.recorder.leave();
    }

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        self.recorder.field(id, name);
    }

    fn batch(&mut self, batch: Batch<'_>) {
        if self.counting {
            self.after.inspect(|after| after());
            return;
        }
        if let (Some(keys), Some(cells)) = (batch.keys, batch.cells) {
            for cell in cells {
                let key = format!("{:?}", keys[cell.record as usize]);
                let known = self.keys.insert(batch.first_record + u64::from(cell.record), key.clone());
                assert!(known.is_none_or(|known| known == key), "a record has one key");
            }
        }
        self.recorder.batch(batch);
        if let Some(after) = self.after {
            after();
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.recorder.gap(gap);
    }

    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64) {
        self.recorder.counted(values, records, all_records);
    }
}

/// What came of one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) place: String,
    /// Fields, record (its key where it has one), value: in the order of records.
    pub(crate) values: Vec<(String, String, String)>,
    /// How many records there were, as told at the end.
    pub(crate) records: u64,
    pub(crate) gaps: Vec<Gap>,
}

impl Unit {
    /// Adds what a part has told.
    pub(crate) fn add(&mut self, told: Told, keys: &BTreeMap<u64, String>) {
        for ((record, field), values) in told.values {
            let key = keys.get(&record).cloned().unwrap_or_else(|| record.to_string());
            self.values.extend(values.into_iter().map(|value| (field.clone(), key.clone(), value)));
        }
        self.records += told.counted.map_or(0, |(_, _, records)| records);
        self.gaps.extend(told.gaps);
    }
}

/// What a scan has seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Why the target could not be reached.
    pub(crate) refused: Option<String>,
    /// Units in the order of listing.
    pub(crate) units: Vec<Unit>,
    /// Whether listing was broken off.
    pub(crate) broken_off: bool,
}

impl Seen {
    /// Gaps, with their places.
    pub(crate) fn gaps(&self) -> impl Iterator<Item = &Gap> {
        self.units.iter().flat_map(|unit| &unit.gaps)
    }

    /// Notes, and how often each was told.
    pub(crate) fn notes(&self) -> BTreeMap<&str, u64> {
        let mut notes = BTreeMap::new();
        let values = self.units.iter().flat_map(|unit| &unit.values);
        for (_, _, note) in values.filter(|(field, ..)| field.ends_with("#col=note")) {
            *notes.entry(note.as_str()).or_default() += 1;
        }
        notes
    }

    /// Fails unless everything was seen once, and nothing else, without a gap.
    pub(crate) fn assert_complete(&self, expected: &[Collection], context: &str) {
        assert_eq!(self.refused, None, "{context}");
        let gaps: Vec<&Gap> = self.gaps().collect();
        assert!(gaps.is_empty(), "{context}: {gaps:?}");
        self.assert_nothing_twice(expected, context);
        let (seen, all) = (self.notes().len(), expected.iter().map(|c| c.notes.len()).sum::<usize>());
        assert_eq!(seen, all, "{context}: notes seen, and all");
        let records: u64 = self.units.iter().map(|unit| unit.records).sum();
        assert_eq!(records, all as u64, "{context}: records as counted");
    }

    /// Fails when something was told twice, or was never there. Where reading failed, the last value may have
    /// been cut off.
    pub(crate) fn assert_nothing_twice(&self, expected: &[Collection], context: &str) {
        let all: BTreeSet<&str> = expected.iter().flat_map(|c| &c.notes).map(String::as_str).collect();
        let notes = self.notes();
        for (note, count) in &notes {
            let mut begun = all.range(*note..).take_while(|whole| whole.starts_with(note));
            // The rest of it is missing, or it is told for another.
            let is_cut = !all.contains(note) && begun.any(|whole| !notes.contains_key(whole));
            assert!(all.contains(note) || is_cut, "{context}: never put there: {note:.80}");
            assert!(*count == 1 || is_cut, "{context}: told {count} times: {note:.80}");
        }
    }

    /// Fails unless each collection was seen whole, or a gap stands for what was not. Nothing is told twice.
    pub(crate) fn assert_conserved<W: World>(&self, world: &W, expected: &[Collection], context: &str) {
        self.assert_nothing_twice(expected, context);
        if self.refused.is_some() {
            assert!(self.units.is_empty(), "{context}: refused, and read all the same");
            return;
        }
        let notes = self.notes();
        for collection in expected {
            let missing = collection.notes.iter().filter(|note| !notes.contains_key(note.as_str())).count();
            let place = world.place(&collection.path);
            let stands_for = |gap: &Gap| {
                let of = gap.place.to_string();
                // The unit, a column of it, or what it is in.
                place.starts_with(&of) || of.starts_with(&place)
            };
            let listed = self.units.iter().any(|unit| unit.place == place);
            let told = self.gaps().any(|gap| stands_for(gap) && gap.reason.hides_content());
            let cut = self.broken_off && !listed;
            assert!(
                missing == 0 || told || cut,
                "{context}: {missing} of {} records of {place} are missing without a gap; gaps: {:?}",
                collection.notes.len(),
                self.gaps().collect::<Vec<_>>(),
            );
        }
    }
}
