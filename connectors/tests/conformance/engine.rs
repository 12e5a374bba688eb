//! A small engine: lists, prepares and reads as the scanner does, with several workers.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use domesday_connectors::filesystem::{Opened, Os, PartStart, PartSummary, Reader, ReaderOptions};
use domesday_connectors::{
    Cancel, Connector, Content, Context, Gap, Listed, PartRead, Payload, Scope, Table, Unit,
};

use crate::seen::{self, Keyed, Seen};
use crate::support::{self, Told};
use crate::world::World;

/// How many parts may wait for those before them, for each worker.
const AHEAD: u32 = 3;

/// Units that wait to be read.
const WAITING: usize = 256;

/// Longer than any test takes: what takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// How a scan is to be made.
#[derive(Clone)]
pub(crate) struct Scan {
    pub(crate) threads: usize,
    /// Bytes that connectors may read ahead.
    pub(crate) memory: u64,
    pub(crate) scope: Scope,
    /// Bytes in a part of a file or object.
    pub(crate) part: u64,
    /// Asks to stop after so many events (batches and units).
    pub(crate) stop_after: Option<u64>,
    /// Stops listing after so many units, as a connector is told.
    pub(crate) break_after: Option<usize>,
    /// How long every batch takes.
    pub(crate) slowness: Duration,
    /// Values are not kept.
    pub(crate) counting: bool,
}

impl Default for Scan {
    fn default() -> Scan {
        Scan {
            threads: 2,
            memory: 32 << 20,
            scope: Scope::default(),
            part: 1 << 20,
            stop_after: None,
            break_after: None,
            slowness: Duration::ZERO,
            counting: false,
        }
    }
}

impl Scan {
    /// Scans a world. Fails when that does not come to an end.
    pub(crate) fn run<W: World>(&self, world: &W) -> Seen {
        let (done, ended) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || {
                let _ = done.send(self.scan(world));
            });
            match ended.recv_timeout(PATIENCE) {
                Ok(seen) => seen,
                Err(mpsc::RecvTimeoutError::Disconnected) => panic!("the scan failed"),
                // Not a panic: the threads that hang would be waited for.
                Err(mpsc::RecvTimeoutError::Timeout) => hangs(),
            }
        })
    }

    fn scan<W: World>(&self, world: &W) -> Seen {
        let cancel = Cancel::default();
        let context = Context {
            threads: self.threads,
            memory: self.memory,
            cancel: cancel.clone(),
            ..Context::default()
        };
        let connectors = match world.connect(&context) {
            Ok(connectors) => connectors,
            Err(error) => return Seen { refused: Some(error.to_string()), ..Seen::default() },
        };
        let events = AtomicU64::new(0);
        let event = || {
            if !self.slowness.is_zero() {
                thread::sleep(self.slowness);
            }
            if self.stop_after == Some(events.fetch_add(1, Ordering::SeqCst)) {
                cancel.cancel();
            }
        };
        let job = Job { scan: self, os: world.os(), event: &event };
        job.run(&connectors, &cancel)
    }
}

#[expect(clippy::print_stderr, reason = "the only way left to say it")]
fn hangs() -> ! {
    eprintln!("the scan does not come to an end");
    std::process::exit(101);
}

/// What all threads of a scan share.
struct Job<'j, O: Os> {
    scan: &'j Scan,
    os: O,
    event: &'j (dyn Fn() + Sync),
}

impl<O: Os + Send + Sync> Job<'_, O> {
    fn run(&self, connectors: &[Box<dyn Connector>], cancel: &Cancel) -> Seen {
        let (work, units) = mpsc::sync_channel::<(usize, &dyn Connector, Unit)>(WAITING);
        let units = Mutex::new(units);
        let done = Mutex::new(BTreeMap::new());
        let broken_off = AtomicBool::new(false);
        let keep = |number: usize, unit: seen::Unit| {
            done.lock().expect("no panic").insert(number, unit);
        };
        thread::scope(|scope| {
            for _ in 0..self.scan.threads {
                scope.spawn(|| {
                    let mut reader = self.reader();
                    loop {
                        // A statement of its own: the lock is not held while reading.
                        let next = units.lock().expect("no panic").recv();
                        let Ok((number, connector, unit)) = next else { break };
                        keep(number, self.unit(&mut reader, connector, unit));
                    }
                });
            }
            let mut number = 0;
            for connector in connectors {
                let mut own = 0;
                connector.list(&self.scan.scope, &mut |listed| {
                    assert!(!broken_off.load(Ordering::SeqCst), "listing goes on after it was broken off");
                    number += 1;
                    own += 1;
                    match listed {
                        Listed::Gap(gap) => {
                            let place = gap.place.to_string();
                            keep(number, seen::Unit { place, gaps: vec![gap], ..Default::default() });
                        }
                        Listed::Unit(mut unit) => {
                            connector.prepare(&mut unit);
                            work.send((number, connector.as_ref(), unit)).expect("workers wait");
                        }
                    }
                    (self.event)();
                    if cancel.is_cancelled() || self.scan.break_after == Some(own) {
                        broken_off.store(true, Ordering::SeqCst);
                        return ControlFlow::Break(());
                    }
                    ControlFlow::Continue(())
                });
            }
            drop(work);
        });
        let units = done.into_inner().expect("no panic").into_values().collect();
        let broken_off = broken_off.into_inner() || cancel.is_cancelled();
        Seen { refused: None, units, broken_off }
    }

    fn reader(&self) -> Reader<O> {
        let options = ReaderOptions { part: self.scan.part, ..ReaderOptions::default() };
        Reader::with_os(self.os.clone(), options.clone())
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed { after: Some(self.event), counting: self.scan.counting, ..Keyed::default() }
    }

    /// Reads one unit.
    fn unit(&self, reader: &mut Reader<O>, connector: &dyn Connector, unit: Unit) -> seen::Unit {
        let mut all = seen::Unit { place: unit.place.to_string(), ..Default::default() };
        match connector.read(unit) {
            Err(gap) => all.gaps.push(gap),
            Ok(Payload { content: Content::Table(table), .. }) => self.table(&*table, &mut all),
            Ok(payload) => {
                if let Err(gap) = self.bytes(reader, payload, &mut all) {
                    all.gaps.push(gap);
                }
            }
        }
        all
    }

    /// Reads a file or object, in parts where it is large.
    fn bytes(&self, reader: &mut Reader<O>, payload: Payload, all: &mut seen::Unit) -> Result<(), Gap> {
        let opened = reader.open(payload)?;
        let Some(parts) = opened.parts() else {
            let mut keyed = self.keyed();
            let outcome = reader.read(&opened, &mut keyed);
            assert_eq!(outcome.whole, keyed.recorder.told.gaps.is_empty(), "not whole: a gap, and only then");
            all.add(keyed.recorder.told, &keyed.keys);
            return Ok(());
        };
        let read = self.in_parallel(parts, |index| self.part(&opened, index, None));
        let (mut whole, mut truth) = (Told::default(), opened.first_part());
        for (index, (mut summary, mut told)) in read.into_iter().enumerate() {
            if !summary.begins_at(&truth) {
                (summary, told) = self.part(&opened, index as u32, Some(truth));
            }
            support::add(&mut whole, told, &summary.start.base, &truth.base);
            truth = summary.next(&truth);
        }
        all.add(whole, &BTreeMap::new());
        let mut keyed = self.keyed();
        reader.verify(&opened, &mut keyed);
        all.gaps.extend(keyed.recorder.told.gaps);
        Ok(())
    }

    fn part(&self, opened: &Opened<O>, index: u32, start: Option<PartStart>) -> (PartSummary, Told) {
        let mut keyed = self.keyed();
        let summary = self.reader().read_part(opened, index, start, &mut keyed);
        (summary, keyed.recorder.told)
    }

    /// Reads a table.
    fn table(&self, table: &dyn Table, all: &mut seen::Unit) {
        let parts = table.parts();
        assert!(parts > 0, "a table has a part");
        let read = self.in_parallel(parts, |index| {
            for attempt in 0.. {
                let mut keyed = self.keyed();
                if let PartRead::Done { .. } = table.read_part(index, attempt, &mut keyed) {
                    return (keyed.recorder.told, keyed.keys);
                }
            }
            unreachable!("attempts have no end")
        });
        for (told, keys) in read {
            all.add(told, &keys);
        }
        let mut keyed = self.keyed();
        table.finish(&mut keyed);
        all.add(keyed.recorder.told, &keyed.keys);
    }

    /// Does something with each part, several at once, none too far ahead of those before it.
    fn in_parallel<T: Send>(&self, parts: u32, read: impl Fn(u32) -> T + Sync) -> Vec<T> {
        let next = AtomicU32::new(0);
        let done: Mutex<Vec<Option<T>>> = Mutex::new((0..parts).map(|_| None).collect());
        let placed = (Mutex::new(0), Condvar::new());
        let ahead = AHEAD * self.scan.threads as u32;
        thread::scope(|scope| {
            for _ in 0..self.scan.threads {
                scope.spawn(|| {
                    loop {
                        let index = next.fetch_add(1, Ordering::SeqCst);
                        if index >= parts {
                            break;
                        }
                        let mut first = placed.0.lock().expect("no panic");
                        while index >= *first + ahead {
                            first = placed.1.wait(first).expect("no panic");
                        }
                        drop(first);
                        let part = read(index);
                        let mut done = done.lock().expect("no panic");
                        done[index as usize] = Some(part);
                        let first = done.iter().take_while(|part| part.is_some()).count();
                        *placed.0.lock().expect("no panic") = first as u32;
                        placed.1.notify_all();
                    }
                });
            }
        });
        done.into_inner().expect("no panic").into_iter().map(|part| part.expect("read")).collect()
    }
}
