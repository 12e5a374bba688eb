//! Objects that are too large to be held whole.

use std::io;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::runtime::Runtime;

use crate::s3::blocks::{Blocks, Origin};
use crate::s3::fault::Fault;
use crate::s3::unit::{Name, State};
use crate::{Failure, Lease, Object, Reason};

/// The most readers of one object that are told apart.
const READERS: usize = 64;

/// How far a read may begin from where a reader stopped and still be its next one: the context around
/// a part, read twice.
const NEAR: u64 = 128 * 1024;

/// An object: its first bytes, and blocks of the rest, all of one state.
#[derive(Debug)]
pub(super) struct LargeObject {
    head: Vec<u8>,
    _lease: Lease,
    origin: Arc<Origin>,
    blocks: Arc<Blocks>,
    /// Where each reader stopped, the latest last.
    readers: Mutex<Vec<u64>>,
    /// Why no more of it can be read.
    lost: OnceLock<Failure>,
    /// What reads may outlive the connector.
    _runtime: Arc<Runtime>,
}

impl LargeObject {
    /// The object with these first bytes.
    pub(super) fn new(
        (id, name): (u64, Name),
        (head, lease): (Vec<u8>, Lease),
        state: State,
        blocks: Arc<Blocks>,
        runtime: Arc<Runtime>,
    ) -> LargeObject {
        let known = head.len() as u64;
        let origin = Arc::new(Origin { id, name, state, known, is_done: AtomicBool::new(false) });
        LargeObject {
            head,
            _lease: lease,
            origin,
            blocks,
            readers: Mutex::default(),
            lost: OnceLock::new(),
            _runtime: runtime,
        }
    }

    /// Whether a read at `offset` goes on where another stopped.
    fn goes_on(&self, offset: u64, length: u64) -> bool {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        let reader = readers.iter().rposition(|next| next.abs_diff(offset) <= NEAR);
        match reader {
            Some(reader) => drop(readers.remove(reader)),
            None if readers.len() >= READERS => drop(readers.remove(0)),
            None => {}
        }
        readers.push(offset.saturating_add(length));
        reader.is_some()
    }
}

impl Object for LargeObject {
    fn size(&self) -> u64 {
        self.origin.state.size
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let size = self.size();
        if offset >= size || buffer.is_empty() {
            return Ok(0);
        }
        if let Some(failure) = self.lost.get() {
            return Err(failure.clone().into_io());
        }
        let wanted = (buffer.len() as u64).min(size - offset);
        let goes_on = self.goes_on(offset, wanted);
        if offset < self.origin.known {
            let rest = &self.head[usize::try_from(offset).unwrap_or(usize::MAX).min(self.head.len())..];
            let count = rest.len().min(buffer.len());
            buffer[..count].copy_from_slice(&rest[..count]);
            return Ok(count);
        }
        self.blocks.copy(&self.origin, buffer, offset, goes_on).map_err(|fault| self.failed(&fault))
    }
}

impl LargeObject {
    fn failed(&self, fault: &Fault) -> io::Error {
        use Reason::{Archived, ChangedWhileRead, CustomerKey, DeleteMarker, KeyDenied};
        use Reason::{PermissionDenied, Vanished};
        let failure = fault.failure();
        // What will be the same for all that is left is not asked for again.
        let lasting =
            [Archived, ChangedWhileRead, CustomerKey, DeleteMarker, KeyDenied, PermissionDenied, Vanished];
        if lasting.contains(&fault.reason) {
            let _ = self.lost.set(failure.clone());
        }
        failure.into_io()
    }
}

impl Drop for LargeObject {
    fn drop(&mut self) {
        self.blocks.forget(&self.origin);
    }
}
