//! Bytes that the server hands out window by window: long values and large objects.

use std::io;

use crate::postgres::trouble::Trouble;
use crate::{Failure, Reason};

/// Bytes of which one window is held at a time.
pub(super) struct Windows<F> {
    fetch: F,
    /// How many bytes are asked for at once.
    window: u64,
    /// How many there are; where that is not known, a window that is not full is the last.
    size: Option<u64>,
    held: Vec<u8>,
    start: u64,
    received: u64,
    failed: Option<Trouble>,
}

impl<F: FnMut(u64) -> Result<Vec<u8>, Trouble>> Windows<F> {
    /// Fetches the first window. `fetch` gives the window that begins at an offset.
    pub(super) fn begin(mut fetch: F, window: u64, size: Option<u64>) -> Result<Windows<F>, Trouble> {
        let held = fetch(0)?;
        let received = held.len() as u64;
        Ok(Windows { fetch, window, size, held, start: 0, received, failed: None })
    }

    /// Copies bytes from `offset` on, to the end of a window at most; 0 at the end.
    pub(super) fn read(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        if offset < self.start || offset >= self.start + self.held.len() as u64 {
            if self.is_end(offset) {
                return Ok(0);
            }
            self.held = (self.fetch)(offset).map_err(|trouble| {
                self.failed = Some(trouble.clone());
                Failure { reason: trouble.reason, detail: trouble.detail }.into_io()
            })?;
            self.received += self.held.len() as u64;
            self.start = offset;
        }
        let from = usize::try_from(offset - self.start).unwrap_or(usize::MAX);
        let there = self.held.get(from..).unwrap_or_default();
        let count = there.len().min(buffer.len());
        buffer[..count].copy_from_slice(&there[..count]);
        Ok(count)
    }

    fn is_end(&self, offset: u64) -> bool {
        match self.size {
            Some(size) => offset >= size,
            None => (self.held.len() as u64) < self.window && offset >= self.start,
        }
    }

    /// Bytes received, and what was missed, if anything: `read` is what came of reading all, `what` they are.
    pub(super) fn finish<E>(self, read: Result<(), E>, what: &str) -> (u64, Option<Trouble>) {
        let unread = |_| Trouble::new(Reason::IoError, format!("a {what} could not be read whole"));
        (self.received, self.failed.or_else(|| read.map_err(unread).err()))
    }
}
