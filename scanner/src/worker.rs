//! What a worker does: units of the listing, one batch after the other, and parts of large units.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crossbeam_channel::{Receiver, Sender};
use domesday_connectors::filesystem::{Os, Reader, ReaderOptions};
use domesday_connectors::{
    Cancel, Connector, Content as Payloads, Facts, FieldFacts, Gap, Listed, Place, Reason, Unit, Visitor,
};
use domesday_detectors::Repeats;
use domesday_reports::Outcome;

use crate::collector::{Collected, Collector, Wanted};
use crate::fields::FieldOutcomes;
use crate::judged::judged;
use crate::large::Large;
use crate::order::Order;
use crate::parted::Parted;
use crate::pipeline::{Batch, Content, Identity, Message, Pipeline, Step, Work, names};

/// Bytes in a part of a large unit, and in one of which single findings are wanted: these wait in memory
/// until the part's addresses are known.
const PART: u64 = 4 << 20;
const PART_WITH_FINDINGS: u64 = 2 << 20;

/// Single findings that are handed on before their unit is done.
const FLUSHED: usize = 20_000;
/// Single findings that are handed on before their batch is done.
const SENT: usize = 2_000;

/// The share of the memory budget that one window takes: a reader keeps a few.
const WINDOWS: u64 = 8;

/// The share of it that what is known of repeated text takes.
const REMEMBERED: u64 = 8;

/// What all workers share.
pub(crate) struct Workers<'s, O: Os> {
    connector: &'s dyn Connector,
    order: &'s Order,
    os: O,
    pub(crate) wanted: Wanted<'s>,
    /// Text that was looked at before, where units repeat it.
    repeats: Option<Repeats>,
    options: ReaderOptions,
    pub(crate) cancel: &'s Cancel,
    /// Large units that others may help with: a copy of the sender is held by everyone who may still
    /// add one.
    help: Help<O>,
    pub(crate) threads: usize,
    /// Workers that may still add a large unit.
    busy: AtomicUsize,
}

/// A channel of large units.
type Help<O> = (Sender<Arc<Large<O>>>, Receiver<Arc<Large<O>>>);

/// One worker's own things.
pub(crate) struct Worker<'w, 's, O: Os> {
    pub(crate) shared: &'w Workers<'s, O>,
    pub(crate) reader: Reader<O>,
    pub(crate) collector: Collector<'s>,
    outbox: Outbox<'w>,
}

impl<'s, O: Os> Workers<'s, O> {
    pub(crate) fn new(
        pipeline: &Pipeline<'s>,
        connector: &'s dyn Connector,
        order: &'s Order,
        os: O,
        threads: usize,
    ) -> Workers<'s, O> {
        let settings = pipeline.settings;
        let default = ReaderOptions::default();
        let window = settings.memory / (threads as u64 * WINDOWS);
        let options = ReaderOptions {
            follow_links: settings.scope.follow_links,
            count_lines: pipeline.findings,
            window: usize::try_from(window).unwrap_or(usize::MAX).clamp(16 << 10, default.window),
            part: if pipeline.findings { PART_WITH_FINDINGS } else { PART },
            limits: settings.limits,
            isolation: settings.isolation.clone(),
            recognise: settings.recognise,
        };
        let wanted = Wanted {
            detectors: pipeline.detectors,
            min_confidence: settings.min_confidence,
            findings: pipeline.findings,
            show_values: settings.show_values,
            pseudonyms: settings.key.as_ref().filter(|_| settings.pseudonyms),
            allow: settings.allow.as_deref(),
            suppressed: pipeline.suppressed,
            seed: settings.key.as_ref().map_or(0, |key| key.seed()),
        };
        let room = usize::try_from(settings.memory / REMEMBERED).unwrap_or(usize::MAX);
        let repeats = connector.capabilities().repeats.then(|| {
            // Nobody can write a text that is taken for another.
            let seed = RandomState::new().hash_one(room);
            Repeats::new(seed, room)
        });
        let help = crossbeam_channel::unbounded();
        Workers {
            connector,
            order,
            os,
            wanted,
            repeats,
            options,
            cancel: &settings.cancel,
            help,
            threads,
            busy: AtomicUsize::new(threads),
        }
    }

    /// Works until nothing is left.
    pub(crate) fn run(&self, work: &Receiver<Batch>, messages: &Sender<Message>) {
        let mut worker = Worker {
            shared: self,
            reader: self.reader(),
            collector: self.collector(),
            outbox: Outbox { order: self.order, messages, number: 0, contents: Vec::new(), weight: 0 },
        };
        loop {
            // Parts of a large unit come first: its owner waits for them.
            if let Ok(large) = self.help.1.try_recv() {
                large.help(&mut worker);
                continue;
            }
            crossbeam_channel::select! {
                recv(self.help.1) -> large => if let Ok(large) = large { large.help(&mut worker) },
                recv(work) -> batch => match batch {
                    Ok(batch) => worker.batch(batch),
                    Err(_) => break,
                },
            }
        }
        // No batch is left, but another worker's last one may hold a large unit.
        self.busy.fetch_sub(1, Ordering::AcqRel);
        while self.busy.load(Ordering::Acquire) > 0 {
            let patience = std::time::Duration::from_millis(2);
            if let Ok(large) = self.help.1.recv_timeout(patience) {
                large.help(&mut worker);
            }
        }
    }

    fn reader(&self) -> Reader<O> {
        Reader::with_os(self.os.clone(), self.options.clone()).stopped_by(self.cancel.clone())
    }

    fn collector(&self) -> Collector<'s> {
        Collector::new(self.wanted, self.repeats.clone())
    }

    /// Asks the others to help with a large unit.
    pub(crate) fn call(&self, large: &Arc<Large<O>>) {
        for _ in 1..self.threads {
            // It cannot fail: the receiver stands beside the sender.
            let _ = self.help.0.send(Arc::clone(large));
        }
    }
}

impl<O: Os> Worker<'_, '_, O> {
    fn batch(&mut self, batch: Batch) {
        self.outbox.number = batch.number;
        let (mut units, mut bytes) = (0, 0);
        for Step { work, fresh } in batch.steps {
            units += 1;
            let (identity, outcome) = match work {
                Work::Known(outcome) => (None, *outcome),
                Work::Listed(Listed::Gap(gap)) => (None, of_gap(gap)),
                Work::Listed(Listed::Unit(unit)) if self.shared.cancel.is_cancelled() => {
                    (None, of_gap(interrupted(unit.place)))
                }
                Work::Listed(Listed::Unit(unit)) => self.unit(unit, fresh),
            };
            bytes += outcome.bytes;
            self.outbox.put(Content::Unit(identity, outcome));
        }
        self.outbox.put(Content::End(units, bytes));
        self.outbox.send();
    }

    /// Reads one unit. A defect of a reader costs the unit, not the scan.
    fn unit(&mut self, unit: Unit, fresh: usize) -> (Option<Identity>, Outcome) {
        let place = unit.place.clone();
        let read = catch_unwind(AssertUnwindSafe(|| self.read(unit, fresh)));
        read.unwrap_or_else(|_| {
            self.renew();
            (None, of_gap(failed(place)))
        })
    }

    /// New buffers after a panic: the old ones may be in any state.
    pub(crate) fn renew(&mut self) {
        self.reader = self.shared.reader();
        self.collector = self.shared.collector();
    }

    fn read(&mut self, unit: Unit, fresh: usize) -> (Option<Identity>, Outcome) {
        let place = unit.place.clone();
        self.collector.begin(&place);
        self.collector.name(names(&unit).get(fresh..).unwrap_or_default());
        let version = unit.version.clone();
        let told = self.shared.connector.facts(&unit);
        let opened = match self.shared.connector.read(unit) {
            Ok(domesday_connectors::Payload { place, content: Payloads::Table(table) }) => {
                let facts = table.facts().or(told);
                let outcome = self.large(Parted::Table(place, table), None, facts);
                return (None, Outcome { version, ..outcome });
            }
            Ok(payload) => self.reader.open(payload),
            Err(gap) => Err(gap),
        };
        let opened = match opened {
            Ok(opened) => opened,
            Err(gap) => {
                // What could not be opened has a name all the same.
                let fields = judged(self.collector.take().fields, 0, &[]);
                return (None, Outcome { fields, unit: place, version, ..of_gap(gap) });
            }
        };
        let named_twice = opened.metadata().filter(|metadata| metadata.links > 1);
        let identity = named_twice.map(|metadata| metadata.inode);
        let facts = opened.facts().or(told);
        if opened.parts().is_some() {
            let outcome = self.large(Parted::Bytes(Box::new(opened)), identity, facts);
            return (identity, Outcome { version, ..outcome });
        }
        let outcome = if self.shared.wanted.findings {
            let (outbox, collector) = (&mut self.outbox, &mut self.collector);
            let mut streaming = Streaming { outbox, identity, collector };
            self.reader.read(&opened, &mut streaming)
        } else {
            self.reader.read(&opened, &mut self.collector)
        };
        let Collected { fields, gaps, records } = self.collector.take();
        let types = types(&fields);
        let told = facts.as_ref().map_or(&[][..], |facts| &facts.fields);
        let fields = judged(fields, records, told);
        let examined = outcome.whole || outcome.bytes > 0;
        let media_type = outcome.media_type;
        let bytes = outcome.bytes;
        let outcome =
            Outcome { unit: place, media_type, bytes, examined, fields, gaps, ..Outcome::default() };
        let facts = declared(facts, types);
        (identity, Outcome { version, facts: facts.map(Arc::new), ..outcome })
    }

    /// Reads a large unit in parts, together with whoever has time.
    fn large(&mut self, parted: Parted<O>, identity: Option<Identity>, mut facts: Option<Facts>) -> Outcome {
        let is_table = matches!(parted, Parted::Table(..));
        let unit = parted.place().clone();
        let large = Arc::new(Large::new(parted));
        self.shared.call(&large);
        let mut whole = large.own(self, identity);
        let sample = large.finish(&self.reader, &mut whole.gaps);
        // What was counted is surer than what the system estimates.
        if let Some(facts) = facts.as_mut().filter(|_| is_table && sample.is_none() && whole.gaps.is_empty())
        {
            facts.records = Some(whole.records());
        }
        let types = whole.types();
        let told = facts.as_ref().map_or(&[][..], |facts| &facts.fields);
        let fields = whole.take_outcomes(told);
        Outcome {
            unit,
            media_type: Some(large.media_type()),
            bytes: whole.bytes,
            examined: true,
            fields,
            gaps: whole.gaps,
            facts: declared(facts, types).map(Arc::new),
            sample,
            ..Outcome::default()
        }
    }

    /// Hands findings to the writer before their unit is done.
    pub(crate) fn send_part(&mut self, identity: Option<Identity>, fields: FieldOutcomes) {
        self.outbox.put(Content::Part(identity, fields));
        self.outbox.send();
    }
}

/// Contents on their way to the writer: handed on together, since every message costs.
struct Outbox<'w> {
    order: &'w Order,
    messages: &'w Sender<Message>,
    number: u64,
    contents: Vec<Content>,
    weight: usize,
}

impl Outbox<'_> {
    fn put(&mut self, content: Content) {
        self.weight += match &content {
            Content::Part(_, fields) => fields.iter().map(|field| field.findings.len()).sum(),
            Content::Unit(_, outcome) => outcome.fields.iter().map(|field| field.findings.len()).sum(),
            Content::End(..) => 0,
        };
        self.contents.push(content);
        if self.weight >= SENT {
            self.send();
        }
    }

    fn send(&mut self) {
        let weight = std::mem::take(&mut self.weight);
        let contents = std::mem::take(&mut self.contents);
        self.order.admit(self.number, weight);
        // Nobody receives when a report could not be written: the scan is over.
        let _ = self.messages.send(Message { number: self.number, contents, weight });
    }
}

/// The collector of a unit that is read in one go, which hands findings on as they gather: their addresses
/// are final.
struct Streaming<'v, 'w, 's> {
    outbox: &'v mut Outbox<'w>,
    identity: Option<Identity>,
    collector: &'v mut Collector<'s>,
}

impl Visitor for Streaming<'_, '_, '_> {
    fn enter(&mut self, place: &Place) {
        self.collector.enter(place);
    }

    fn leave(&mut self) {
        self.collector.leave();
    }

    fn field(&mut self, id: domesday_connectors::FieldId, name: domesday_connectors::FieldName<'_>) {
        self.collector.field(id, name);
    }

    fn declared(&mut self, id: domesday_connectors::FieldId, declared_type: &str) {
        self.collector.declared(id, declared_type);
    }

    fn batch(&mut self, batch: domesday_connectors::Batch<'_>) {
        self.collector.batch(batch);
        if self.collector.pending() > FLUSHED {
            let fields = self.collector.take_findings();
            self.outbox.put(Content::Part(self.identity, fields));
            self.outbox.send();
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.collector.gap(gap);
    }

    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64) {
        self.collector.counted(values, records, all_records);
    }
}

/// What files declare of fields.
pub(crate) fn types<'f>(fields: impl IntoIterator<Item = &'f crate::fields::Field>) -> Vec<FieldFacts> {
    let declared = fields.into_iter().filter_map(|field| {
        Some(FieldFacts {
            place: field.place.clone(),
            declared_type: field.declared.as_deref()?.to_owned(),
            nullable: true,
            unique: false,
            primary_key: false,
            references: Vec::new(),
        })
    });
    declared.collect()
}

/// What is known of a unit, with the types that it declares itself where its system tells of no fields.
fn declared(facts: Option<Facts>, types: Vec<FieldFacts>) -> Option<Facts> {
    if types.is_empty() {
        return facts;
    }
    let mut facts = facts.unwrap_or_default();
    if facts.fields.is_empty() {
        facts.fields = types;
    }
    Some(facts)
}

/// A known outcome with what the system says of the unit now: who can get at it may change while its content
/// does not.
pub(crate) fn renewed(outcome: Outcome, facts: Option<Facts>) -> Outcome {
    let Some(mut facts) = facts else { return outcome };
    if let Some(before) = &outcome.facts {
        facts.records = facts.records.or(before.records);
        if facts.fields.is_empty() {
            facts.fields.clone_from(&before.fields);
        }
    }
    Outcome { facts: Some(Arc::new(facts)), ..outcome }
}

/// The outcome of something that could not be read.
pub(crate) fn of_gap(gap: Gap) -> Outcome {
    Outcome { unit: gap.place.clone(), gaps: vec![gap], ..Outcome::default() }
}

/// The gap of what was listed and not read when the scan was asked to stop.
pub(crate) fn interrupted(place: Place) -> Gap {
    let detail = "the scan was interrupted before this was read".to_owned();
    Gap { place, reason: Reason::Interrupted, detail, bytes: None }
}

/// The outcome of a file that was read under its first name.
pub(crate) fn second_name(outcome: Outcome) -> Outcome {
    of_gap(Gap {
        place: outcome.unit,
        reason: Reason::AlreadyRead,
        detail: "a hard link to a file that was read under another name".to_owned(),
        bytes: None,
    })
}

/// The gap after a panic of a reader.
pub(crate) fn failed(place: Place) -> Gap {
    Gap {
        place,
        reason: Reason::ReaderFailed,
        detail: "the reader failed; this is a defect of domesday".to_owned(),
        bytes: None,
    }
}
