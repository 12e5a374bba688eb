//! Large units in parts: several workers read, one puts the parts together in order.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use domesday_connectors::filesystem::{Os, PartStart, Reader};
use domesday_connectors::{FieldFacts, Gap, Sample, Visitor};

use crate::collector::Collected;
use crate::fields::{Field, FieldOutcomes, Fields, Shift};
use crate::judged::judged;
use crate::parted::{Parted, ReadPart};
use crate::pipeline::Identity;
use crate::worker::{Worker, failed, interrupted, types};

/// How many parts a worker may be ahead of the one that is put in place: parts wait in memory.
const AHEAD: u32 = 3;

/// A large unit that is being read.
pub(crate) struct Large<O: Os> {
    parted: Parted<O>,
    parts: u32,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The next part that nobody has taken.
    next: u32,
    /// How many parts are in place.
    placed: u32,
    /// Parts that are read and wait for those before them.
    done: BTreeMap<u32, Part>,
}

/// A part that was read; `None` where the reader failed.
type Part = Option<ReadPart>;

impl<O: Os> Large<O> {
    pub(crate) fn new(parted: Parted<O>) -> Large<O> {
        let parts = parted.parts();
        Large { parted, parts, state: Mutex::default(), changed: Condvar::new() }
    }

    pub(crate) fn media_type(&self) -> &'static str {
        self.parted.media_type()
    }

    /// Reads parts until none is left to take.
    pub(crate) fn help(&self, worker: &mut Worker<'_, '_, O>) {
        while let Some(index) = self.take(worker.shared.threads, true) {
            let part = self.read(worker, index, None);
            self.lock().done.insert(index, part);
            self.changed.notify_all();
        }
    }

    /// Reads parts, and puts all of them together in order.
    pub(crate) fn own(&self, worker: &mut Worker<'_, '_, O>, identity: Option<Identity>) -> Whole {
        let mut whole = Whole::default();
        whole.add(worker.collector.take(), None);
        // Where the next part truly begins; `None` after one that failed, and for tables.
        let mut truth = self.parted.first_part();
        for index in 0..self.parts {
            if worker.shared.cancel.is_cancelled() {
                self.lock().next = self.parts;
                // Whoever waits to take a part finds none.
                self.changed.notify_all();
                whole.gaps.push(interrupted(self.parted.place().clone()));
                break;
            }
            let part = self.wait_for(worker, index);
            let part = match (part, truth) {
                // The guess where the part begins was wrong: once more, from where it truly does.
                (Some(ReadPart { summary: Some(summary), .. }), Some(truth))
                    if !summary.begins_at(&truth) =>
                {
                    self.read(worker, index, Some(truth))
                }
                (part, _) => part,
            };
            match part {
                Some(ReadPart { summary, bytes, collected }) => {
                    whole.bytes += bytes;
                    let shift = summary.map(|summary| {
                        let begin = truth.unwrap_or(summary.start);
                        truth = Some(summary.next(&begin));
                        Shift { assumed: summary.start.base, truth: begin.base }
                    });
                    whole.add(collected, shift);
                }
                None => {
                    whole.gaps.push(failed(self.parted.place().clone()));
                    truth = None;
                }
            }
            if worker.shared.wanted.findings {
                worker.send_part(identity, whole.take_findings());
            }
            self.lock().placed = index + 1;
            self.changed.notify_all();
        }
        whole
    }

    /// Looks whether the unit changed while it was read, and how much of it was.
    pub(crate) fn finish(&self, reader: &Reader<O>, gaps: &mut Vec<Gap>) -> Option<Sample> {
        self.parted.finish(reader, &mut GapsOnly(gaps))
    }

    /// Waits until a part is read, and reads others meanwhile.
    fn wait_for(&self, worker: &mut Worker<'_, '_, O>, index: u32) -> Part {
        loop {
            if let Some(part) = self.lock().done.remove(&index) {
                return part;
            }
            match self.take(worker.shared.threads, false) {
                Some(taken) => {
                    let part = self.read(worker, taken, None);
                    if taken == index {
                        return part;
                    }
                    self.lock().done.insert(taken, part);
                }
                None => {
                    let state = self.lock();
                    let missing = |state: &mut State| !state.done.contains_key(&index);
                    let mut state =
                        self.changed.wait_while(state, missing).unwrap_or_else(PoisonError::into_inner);
                    if let Some(part) = state.done.remove(&index) {
                        return part;
                    }
                }
            }
        }
    }

    /// Takes a part to read; `None` when all are taken, or when those that wait are too many and
    /// `patient` is not set.
    fn take(&self, threads: usize, patient: bool) -> Option<u32> {
        let ahead = AHEAD * threads as u32;
        let full = |state: &State| state.next < self.parts && state.next >= state.placed + ahead;
        let mut state = self.lock();
        if patient {
            state =
                self.changed.wait_while(state, |state| full(state)).unwrap_or_else(PoisonError::into_inner);
        }
        if state.next >= self.parts || full(&state) {
            return None;
        }
        state.next += 1;
        Some(state.next - 1)
    }

    fn read(&self, worker: &mut Worker<'_, '_, O>, index: u32, start: Option<PartStart>) -> Part {
        let read = catch_unwind(AssertUnwindSafe(|| {
            self.parted.read(&mut worker.reader, &mut worker.collector, index, start)
        }));
        match read {
            Ok(part) => Some(part),
            Err(_) => {
                worker.renew();
                None
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A unit as it is put together.
#[derive(Default)]
pub(crate) struct Whole {
    fields: Fields,
    pub(crate) gaps: Vec<Gap>,
    records: u64,
    /// Bytes read.
    pub(crate) bytes: u64,
}

impl Whole {
    /// The fields for the reports.
    pub(crate) fn take_outcomes(&mut self, facts: &[FieldFacts]) -> FieldOutcomes {
        judged(std::mem::take(&mut self.fields).into_inner(), self.records, facts)
    }

    /// What its fields are declared to be.
    pub(crate) fn types(&mut self) -> Vec<FieldFacts> {
        types(self.fields.iter_mut().map(|field| &*field))
    }

    /// Records read.
    pub(crate) fn records(&self) -> u64 {
        self.records
    }

    fn add(&mut self, collected: Collected, shift: Option<Shift>) {
        self.records += collected.records;
        self.gaps.extend(collected.gaps);
        for mut field in collected.fields {
            if let Some(shift) = &shift {
                field.findings.iter_mut().for_each(|finding| shift.apply(&mut finding.position));
            }
            self.fields.add(field);
        }
    }

    fn take_findings(&mut self) -> FieldOutcomes {
        let with = self.fields.iter_mut().filter(|field| !field.findings.is_empty());
        with.map(Field::take_findings).collect()
    }
}

/// Keeps gaps.
struct GapsOnly<'g>(&'g mut Vec<Gap>);

impl Visitor for GapsOnly<'_> {
    fn enter(&mut self, _: &domesday_connectors::Place) {}
    fn leave(&mut self) {}
    fn field(&mut self, _: domesday_connectors::FieldId, _: domesday_connectors::FieldName<'_>) {}
    fn batch(&mut self, _: domesday_connectors::Batch<'_>) {}
    fn gap(&mut self, gap: Gap) {
        self.0.push(gap);
    }
    fn counted(&mut self, _: &[u64], _: &[u64], _: u64) {}
}
