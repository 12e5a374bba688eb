//! The pipeline: one thread lists, the pool reads and detects, the calling thread writes.
//!
//! ```text
//! connector.list ─ batches in order ─> workers (rayon) ─ messages ─> writer (in order) ─> reports
//!                                        ^  |                          inventory
//!                                        └──┘ parts of large units
//! ```
//!
//! Order is kept by number: a batch of the listing has one, its messages carry it, and the writer holds
//! back what comes early. Memory is bounded three ways: the listing runs at most [`AHEAD`] batches
//! ahead of the writer, findings that wait are counted and admitted ([`Order`]), and every worker reads
//! into buffers of its own that are used again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::{Receiver, Sender};
use domesday_connectors::filesystem::Os;
use domesday_connectors::{Connector, Gap, Listed, Node, Reason, Unit};
use domesday_detectors::DetectorSet;
use domesday_reports::{Inventory, Outcome, Report};

use crate::fields::FieldOutcomes;
use crate::order::{Order, fresh};
use crate::suppression::Suppressed;
use crate::worker::{Workers, renewed};
use crate::{Progress, ScanError, Settings};

/// Units in a batch: enough that handing them on costs nothing a unit.
const BATCH: usize = 64;
/// Batches that may be listed and not written yet.
const AHEAD: u64 = 256;

/// A scan of one connector.
pub(crate) struct Pipeline<'s> {
    pub(crate) settings: &'s Settings,
    pub(crate) detectors: &'s DetectorSet,
    /// What must not be there, where there are such lists.
    pub(crate) suppressed: Option<&'s Suppressed>,
    pub(crate) progress: &'s dyn Progress,
    /// Whether a report asked for single findings.
    pub(crate) findings: bool,
}

/// Units in the order of listing.
pub(crate) struct Batch {
    pub(crate) number: u64,
    pub(crate) steps: Vec<Step>,
}

/// One step of the listing.
pub(crate) struct Step {
    pub(crate) work: Work,
    /// From which byte of its path on the names are new: directories that the unit before lay in too
    /// were looked at with that one.
    pub(crate) fresh: usize,
}

/// What is to be done in a step.
pub(crate) enum Work {
    /// A unit to be read, or a gap.
    Listed(Listed),
    /// A unit that has not changed since an earlier scan, and what became of it then.
    Known(Box<Outcome>),
}

/// Device and inode of a file with several names.
pub(crate) type Identity = (u64, u64);

/// From a worker to the writer. The messages of one batch come from one worker, in order; mostly it is one.
pub(crate) struct Message {
    pub(crate) number: u64,
    pub(crate) contents: Vec<Content>,
    /// Findings in it, as admitted by [`Order`].
    pub(crate) weight: usize,
}

/// What a message says.
pub(crate) enum Content {
    /// A part of the fields of the unit whose outcome follows: its findings are complete.
    Part(Option<Identity>, FieldOutcomes),
    /// A unit is done.
    Unit(Option<Identity>, Outcome),
    /// The batch is done; so many bytes were read.
    End(u64, u64),
}

impl Pipeline<'_> {
    /// Scans what the connector lists.
    pub(crate) fn run<O: Os>(
        &self,
        connector: &dyn Connector,
        os: &O,
        inventory: &mut Inventory,
        reports: &mut [Box<dyn Report>],
    ) -> Result<(), ScanError> {
        let threads = self.settings.threads.max(1);
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .thread_name(|index| format!("worker {index}"))
            .build()
            .map_err(|error| ScanError::Threads(error.to_string()))?;
        let (batches, work) = crossbeam_channel::bounded::<Batch>(2 * threads);
        let (messages, results) = crossbeam_channel::bounded::<Message>(16 * threads);
        let order = Order::new(AHEAD);
        let stop = AtomicBool::new(false);
        let workers = Workers::new(self, connector, &order, os.clone(), threads);
        let (order, stop, workers) = (&order, &stop, &workers);
        std::thread::scope(|threads| {
            threads.spawn(move || self.list(connector, &batches, order, stop));
            pool.in_place_scope(|scope| {
                scope.spawn_broadcast(move |_, _| workers.run(&work, &messages));
                // The broadcast holds the last sender and receiver from here on.
                self.write(&results, order, inventory, reports).inspect_err(|_| {
                    // Let everyone come to an end: nobody may wait for a writer that is gone.
                    stop.store(true, Ordering::Relaxed);
                    order.abandon();
                    while results.recv().is_ok() {}
                })
            })
        })
    }

    /// Lists in batches. Runs on a thread of its own.
    fn list(&self, connector: &dyn Connector, batches: &Sender<Batch>, order: &Order, stop: &AtomicBool) {
        let mut number = 0;
        let mut steps = Vec::with_capacity(BATCH);
        let mut previous: Vec<u8> = Vec::new();
        let mut bytes = 0;
        let mut send = |steps: Vec<Step>, bytes: u64| {
            self.progress.listed(steps.len() as u64, bytes);
            order.wait_to_list(number);
            let batch = Batch { number, steps };
            number += 1;
            batches.send(batch).is_ok() && !stop.load(Ordering::Relaxed)
        };
        let cancel = &self.settings.cancel;
        let mut cut_off = false;
        connector.list(&self.settings.scope, &mut |listed| {
            if cancel.is_cancelled() {
                cut_off = true;
                return ControlFlow::Break(());
            }
            bytes += match &listed {
                Listed::Unit(unit) => unit.size.unwrap_or(0),
                Listed::Gap(_) => 0,
            };
            steps.push(self.step(connector, listed, &mut previous));
            if steps.len() < BATCH
                || send(std::mem::replace(&mut steps, Vec::with_capacity(BATCH)), std::mem::take(&mut bytes))
            {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        // A connector may also have seen for itself that it was to stop.
        if cut_off || cancel.is_cancelled() {
            steps.push(Step { work: Work::Listed(Listed::Gap(not_listed(connector))), fresh: 0 });
        }
        if !steps.is_empty() {
            send(steps, bytes);
        }
    }

    /// Decides what is done with what was listed; lets the connector begin to fetch it.
    fn step(&self, connector: &dyn Connector, listed: Listed, previous: &mut Vec<u8>) -> Step {
        let Listed::Unit(mut unit) = listed else { return Step { work: Work::Listed(listed), fresh: 0 } };
        let fresh = fresh(names(&unit), previous);
        // Single findings are not kept between scans: whoever asks for them has it all read again.
        if let Some(known) = self.settings.known.as_ref().filter(|_| !self.findings)
            && let Some(outcome) = known.outcome(&unit)
        {
            let outcome = renewed(outcome, connector.facts(&unit));
            return Step { work: Work::Known(Box::new(outcome)), fresh };
        }
        connector.prepare(&mut unit);
        Step { work: Work::Listed(Listed::Unit(unit)), fresh }
    }

    /// Writes in the order of listing. Runs on the calling thread.
    fn write(
        &self,
        results: &Receiver<Message>,
        order: &Order,
        inventory: &mut Inventory,
        reports: &mut [Box<dyn Report>],
    ) -> Result<(), ScanError> {
        let mut early: BTreeMap<u64, Vec<Message>> = BTreeMap::new();
        let mut current = 0;
        let mut writer = Writer { inventory, reports, seen: BTreeSet::new() };
        while let Ok(message) = results.recv() {
            if message.number != current {
                early.entry(message.number).or_default().push(message);
                continue;
            }
            let mut next = Some(vec![message]);
            while let Some(messages) = next.take() {
                for message in messages {
                    order.release(message.weight);
                    for content in message.contents {
                        if let Content::End(units, bytes) = content {
                            self.progress.examined(units, bytes);
                            current += 1;
                            order.advance(current);
                        } else {
                            writer.write(content).map_err(ScanError::Report)?;
                        }
                    }
                }
                next = early.remove(&current);
            }
        }
        Ok(())
    }
}

/// The inventory and the reports, and which files were seen under another name.
struct Writer<'w> {
    inventory: &'w mut Inventory,
    reports: &'w mut [Box<dyn Report>],
    seen: BTreeSet<Identity>,
}

impl Writer<'_> {
    fn write(&mut self, content: Content) -> std::io::Result<()> {
        match content {
            Content::Part(identity, fields) => {
                if identity.is_some_and(|identity| self.seen.contains(&identity)) {
                    return Ok(());
                }
                self.reports.iter_mut().try_for_each(|report| report.part(&fields))
            }
            Content::Unit(identity, mut outcome) => {
                if identity.is_some_and(|identity| !self.seen.insert(identity)) {
                    outcome = crate::worker::second_name(outcome);
                }
                self.inventory.absorb(&outcome);
                self.reports.iter_mut().try_for_each(|report| report.outcome(&outcome))
            }
            Content::End(..) => Ok(()),
        }
    }
}

/// The names that lead to a unit in its system: a path, a key, database, schema and table.
pub(crate) fn names(unit: &Unit) -> &[u8] {
    use std::os::unix::ffi::OsStrExt;
    if let Some(path) = &unit.path {
        return path.as_os_str().as_bytes();
    }
    let item = unit.place.ancestors().find_map(|place| match place.node() {
        Node::Item(name) => Some(name),
        _ => None,
    });
    item.unwrap_or_default()
}

/// What stands for everything that was not listed when the scan was asked to stop.
fn not_listed(connector: &dyn Connector) -> Gap {
    Gap {
        place: connector.system().clone(),
        reason: Reason::Interrupted,
        detail: "the scan was interrupted: what was not listed by then is unknown".to_owned(),
        bytes: None,
    }
}
