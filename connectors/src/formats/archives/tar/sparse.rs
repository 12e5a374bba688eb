//! Sparse files: stretches of data, and holes that are read as zeros.

use std::io::{self, Read};

/// The content of a sparse file. It grows when it is read, so that it is charged as what decoders yield.
pub(super) struct Filled<R> {
    data: R,
    /// Stretches of data that are still to come, the last first: offset and length.
    stretches: Vec<(u64, u64)>,
    at: u64,
    size: u64,
}

/// The most stretches of one file: those beyond are read as if they were holes; the caller says so.
pub(super) const MOST_STRETCHES: usize = 1 << 16;

impl<R: Read> Filled<R> {
    /// `data` holds the stretches one after the other. `None` when they are not in order.
    pub(super) fn new(data: R, mut stretches: Vec<(u64, u64)>, size: u64) -> Option<Filled<R>> {
        let mut end = 0u64;
        for &(offset, length) in &stretches {
            if offset < end {
                return None;
            }
            end = offset.checked_add(length)?;
        }
        stretches.reverse();
        Some(Filled { data, stretches, at: 0, size: size.max(end) })
    }
}

impl<R: Read> Read for Filled<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.stretches.last().is_some_and(|&(offset, length)| self.at >= offset + length) {
            self.stretches.pop();
        }
        let (start, end) = match self.stretches.last() {
            Some(&(offset, length)) => (offset, offset + length),
            None => (self.size, self.size),
        };
        let is_hole = self.at < start;
        let left = if is_hole { start - self.at } else { end.saturating_sub(self.at) };
        let room = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let count = if is_hole {
            buffer[..room].fill(0);
            room
        } else {
            self.data.read(&mut buffer[..room])?
        };
        self.at += count as u64;
        Ok(count)
    }
}
