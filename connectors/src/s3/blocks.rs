//! Blocks of large objects: asked for by offset, read ahead, shared by the workers of an object.
//!
//! # Memory
//!
//! There is room for so many blocks, of all objects of a bucket together. A worker that needs a block
//! takes free room, or that of a block nobody waits for. Where there is none, all room is taken by
//! blocks on their way, or by blocks that another worker waits for and is about to copy: both end
//! without anything that this worker holds, for it holds no block while it waits. So every reader gets
//! on, with a single block of room too. Reading ahead never waits, and takes only free room and that of
//! blocks that were read to their ends.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::runtime::Handle as Runtime;

use crate::s3::download::Download;
use crate::s3::fault::{Fault, Remedy};

use crate::Reason;
use crate::s3::service::{LOOK, Service};
use crate::s3::unit::{Name, State};

/// The most blocks that are read ahead of one reader.
const AHEAD: u64 = 128;

/// The most blocks that one request asks for: a request costs a service as much as some megabytes
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance-guidelines.html> has 8 to 16 MB).
const RUN: u64 = 16;

/// An object that blocks are of.
#[derive(Debug)]
pub(super) struct Origin {
    /// Tells it from all others of the bucket.
    pub(super) id: u64,
    pub(super) name: Name,
    pub(super) state: State,
    /// Its first bytes are known: no block holds them.
    pub(super) known: u64,
    /// Whether nobody reads it any more.
    pub(super) is_done: AtomicBool,
}

/// Which block.
type Key = (u64, u64);

/// The blocks of all objects of a bucket.
#[derive(Debug)]
pub(super) struct Blocks {
    runtime: Runtime,
    service: Arc<Service>,
    /// Bytes in a block.
    size: u64,
    room: usize,
    ahead: u64,
    slots: Mutex<Slots>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Slots {
    all: BTreeMap<Key, Slot>,
    clock: u64,
}

#[derive(Debug)]
struct Slot {
    content: Content,
    /// Workers that wait for it.
    waiting: u32,
    /// When it was last used.
    used: u64,
    /// Whether it was read to its end.
    is_spent: bool,
}

#[derive(Debug)]
enum Content {
    Coming,
    There(Bytes),
    Failed(Fault),
}

impl Blocks {
    /// Room for `bytes` in blocks of `size`; `readers` workers read at the same time.
    pub(super) fn new(
        runtime: &Runtime,
        service: Arc<Service>,
        size: u64,
        bytes: u64,
        readers: usize,
    ) -> Blocks {
        let room = usize::try_from(bytes / size).unwrap_or(usize::MAX).max(1);
        let ahead = (room / readers.max(1)).saturating_sub(1) as u64;
        Blocks {
            runtime: runtime.clone(),
            service,
            size,
            room,
            ahead: ahead.min(AHEAD),
            slots: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// How many requests it takes to read all bytes from `known` to `size` in order.
    pub(super) fn requests(&self, known: u64, size: u64) -> u64 {
        let (first, end) = (known / self.size, size.div_ceil(self.size));
        (end - first).div_ceil(RUN.min(self.ahead.max(1)))
    }

    /// Copies bytes of a block, from `offset` in the object to the end of the block at most. Waits.
    pub(super) fn copy(
        self: &Arc<Blocks>,
        origin: &Arc<Origin>,
        buffer: &mut [u8],
        offset: u64,
        ahead: bool,
    ) -> Result<usize, Fault> {
        let index = offset / self.size;
        let key = (origin.id, index);
        let mut slots = self.lock();
        if ahead {
            self.read_ahead(origin, &mut slots, index);
        }
        loop {
            if self.service.cancel.is_cancelled() {
                return Err(Fault::interrupted());
            }
            let now = slots.tick();
            match slots.all.get_mut(&key) {
                Some(slot) => match &slot.content {
                    Content::There(bytes) => {
                        slot.used = now;
                        let start = usize::try_from(offset - self.start(origin, index)).unwrap_or(usize::MAX);
                        let rest = bytes.get(start..).unwrap_or_default();
                        let count = rest.len().min(buffer.len());
                        buffer[..count].copy_from_slice(&rest[..count]);
                        slot.is_spent |= count == rest.len();
                        if slot.is_spent {
                            self.changed.notify_all();
                        }
                        return Ok(count);
                    }
                    Content::Failed(fault) => {
                        let fault = fault.clone();
                        if slot.waiting == 0 {
                            slots.all.remove(&key);
                        }
                        return Err(fault);
                    }
                    Content::Coming => {}
                },
                None => {
                    self.load(origin, &mut slots, index, 1, false);
                }
            }
            slots = self.wait(slots, &key);
        }
    }

    /// Waits until something changes; meanwhile the block keeps its place.
    fn wait<'s>(&self, mut slots: MutexGuard<'s, Slots>, key: &Key) -> MutexGuard<'s, Slots> {
        if let Some(slot) = slots.all.get_mut(key) {
            slot.waiting += 1;
        }
        let kept = slots.all.contains_key(key);
        let (mut slots, _) = self.changed.wait_timeout(slots, LOOK).unwrap_or_else(PoisonError::into_inner);
        if kept && let Some(slot) = slots.all.get_mut(key) {
            slot.waiting = slot.waiting.saturating_sub(1);
        }
        slots
    }

    /// Asks for the blocks behind `index` that are not there, when enough are missing for a request to be
    /// worth it.
    fn read_ahead(self: &Arc<Blocks>, origin: &Arc<Origin>, slots: &mut Slots, index: u64) {
        let last = origin.state.size.saturating_sub(1) / self.size;
        let until = index.saturating_add(self.ahead).min(last);
        let mut next = index + 1;
        while next <= until {
            let missing = (next..=until).take_while(|at| !slots.all.contains_key(&(origin.id, *at)));
            let run = (missing.count() as u64).min(RUN);
            // A short run is left to grow, unless it is needed next or the object ends with it.
            let is_worth_it = run >= RUN.min(self.ahead) || next + run > last || next == index + 1;
            if run > 0 && is_worth_it && self.load(origin, slots, next, run, true) < run {
                return;
            }
            next += run.max(1);
        }
    }

    /// Begins to load up to `most` blocks, for which there is room, in one request. How many.
    fn load(
        self: &Arc<Blocks>,
        origin: &Arc<Origin>,
        slots: &mut Slots,
        first: u64,
        most: u64,
        is_ahead: bool,
    ) -> u64 {
        let mut end = first;
        while end < first + most && slots.make_room(self.room, is_ahead) {
            let used = slots.tick();
            let slot = Slot { content: Content::Coming, waiting: 0, used, is_spent: false };
            slots.all.insert((origin.id, end), slot);
            end += 1;
        }
        if end > first {
            let (blocks, origin) = (Arc::clone(self), Arc::clone(origin));
            self.runtime.spawn(async move {
                let mut next = first;
                if let Err(fault) = blocks.fetch(&origin, &mut next, end).await {
                    for index in next..end {
                        blocks.put(&origin, index, Content::Failed(fault.clone()));
                    }
                }
            });
        }
        end - first
    }

    /// Loads the blocks from `next` to `end`, each handed on as soon as it is there.
    async fn fetch(&self, origin: &Origin, next: &mut u64, end: u64) -> Result<(), Fault> {
        let stop = (end * self.size).min(origin.state.size);
        let range = (self.start(origin, *next), Some(stop));
        let state = Some(origin.state.clone());
        let mut download = Download::begin(&self.service, &origin.name, state, range, None).await?;
        let mut block = Vec::new();
        while let Some(chunk) = download.next().await? {
            if origin.is_done.load(Ordering::Relaxed) {
                return Err(Fault::interrupted());
            }
            let mut chunk = &chunk[..];
            while !chunk.is_empty() && *next < end {
                let until = ((*next + 1) * self.size).min(origin.state.size);
                let length = usize::try_from(until - self.start(origin, *next)).unwrap_or_default();
                if block.is_empty() {
                    block.reserve_exact(length);
                }
                let (ours, rest) = chunk.split_at(chunk.len().min(length.saturating_sub(block.len())));
                block.extend_from_slice(ours);
                chunk = rest;
                if block.len() >= length {
                    let full = std::mem::take(&mut block);
                    self.put(origin, *next, Content::There(full.into()));
                    *next += 1;
                }
            }
        }
        match *next < end {
            true => Err(Fault::new(Remedy::None, Reason::Corrupted, "the object is shorter than its size")),
            false => Ok(()),
        }
    }

    fn put(&self, origin: &Origin, index: u64, content: Content) {
        let mut slots = self.lock();
        let key = (origin.id, index);
        if origin.is_done.load(Ordering::Relaxed) {
            slots.all.remove(&key);
        } else if let Some(slot) = slots.all.get_mut(&key) {
            slot.content = content;
        }
        drop(slots);
        self.changed.notify_all();
    }

    /// Nobody reads the object any more.
    pub(super) fn forget(&self, origin: &Origin) {
        let mut slots = self.lock();
        origin.is_done.store(true, Ordering::Relaxed);
        let range = (origin.id, 0)..=(origin.id, u64::MAX);
        // What is on its way takes up room until it is given up.
        let gone: Vec<Key> = slots
            .all
            .range(range)
            .filter(|(_, slot)| !matches!(slot.content, Content::Coming))
            .map(|(key, _)| *key)
            .collect();
        for key in gone {
            slots.all.remove(&key);
        }
        drop(slots);
        self.changed.notify_all();
    }

    /// The offset of the first byte of a block.
    fn start(&self, origin: &Origin, index: u64) -> u64 {
        (index * self.size).max(origin.known)
    }

    fn lock(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slots {
    fn tick(&mut self) -> u64 {
        self.clock += 1;
        self.clock
    }

    /// Whether there is room for one more; takes it from the block that was used longest ago, of those
    /// that were read to their ends before others.
    fn make_room(&mut self, room: usize, only_spent: bool) -> bool {
        if self.all.len() < room {
            return true;
        }
        let idle = self.all.iter().filter(|(_, slot)| slot.waiting == 0);
        let victims = idle.filter_map(|(key, slot)| match slot.content {
            Content::Coming => None,
            Content::Failed(_) => Some((false, 0, *key)),
            Content::There(_) => Some((!slot.is_spent, slot.used, *key)),
        });
        match victims.min() {
            Some((is_unread, _, key)) if !(only_spent && is_unread) => {
                self.all.remove(&key);
                self.all.len() < room
            }
            _ => false,
        }
    }
}
