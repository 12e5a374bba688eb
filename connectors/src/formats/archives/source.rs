//! The bytes of an input or of a range of one, as the libraries that decompress want them.

use std::io::{self, BufRead, Read};

use crate::Failure;
use crate::formats::{Input, ReadAt as _};

/// How much is read at once.
const CHUNK: usize = 64 * 1024;

/// A buffered reader over a range of an input, which only goes forward and knows where it is.
pub(super) struct Source<'s> {
    input: &'s Input<'s>,
    /// Where the next bytes of the input come from.
    next: u64,
    end: u64,
    /// What was read is what stands before `filled`, and used before `at`; what is behind is room.
    buffer: Vec<u8>,
    filled: usize,
    at: usize,
    /// The input has nothing more, before the end of the range or at it.
    ended: bool,
    /// Someone asked for more after that.
    starved: bool,
}

impl<'s> Source<'s> {
    /// The bytes from `start` on, and before `end`.
    pub(super) fn new(input: &'s Input<'s>, start: u64, end: u64) -> Source<'s> {
        let buffer = Vec::new();
        Source { input, next: start, end, buffer, filled: 0, at: 0, ended: false, starved: false }
    }

    /// All bytes of an input.
    pub(super) fn whole(input: &'s Input<'s>) -> Source<'s> {
        Source::new(input, 0, u64::MAX)
    }

    /// Moves the end of the range.
    pub(super) fn set_end(&mut self, end: u64) {
        self.end = end;
        self.ended = false;
        // What was read too much is forgotten.
        let surplus = self.next.saturating_sub(end).min((self.filled - self.at) as u64);
        self.filled -= surplus as usize;
        self.next -= surplus;
    }

    /// The offset of the next byte.
    pub(super) fn offset(&self) -> u64 {
        self.next - (self.filled - self.at) as u64
    }

    /// Whether more was asked for than there is.
    pub(super) fn is_starved(&self) -> bool {
        self.starved
    }

    /// The next bytes, `count` of them where there are as many.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub(super) fn peek(&mut self, count: usize) -> io::Result<&[u8]> {
        while self.filled - self.at < count && !self.ended {
            self.more(count)?;
        }
        let rest = &self.buffer[self.at..self.filled];
        Ok(&rest[..rest.len().min(count)])
    }

    /// Passes over bytes, without reading them where that can be avoided.
    pub(super) fn skip(&mut self, count: u64) {
        let buffered = (self.filled - self.at) as u64;
        if count <= buffered {
            self.at += count as usize;
            return;
        }
        self.next = self.next.saturating_add(count - buffered).min(self.end);
        (self.filled, self.at) = (0, 0);
    }

    /// Passes over what stands before an offset; what is behind it already stays so.
    pub(super) fn skip_to(&mut self, offset: u64) {
        self.skip(offset.saturating_sub(self.offset()));
    }

    /// Reads more behind what is buffered, up to a chunk in all, or what is `wanted`.
    fn more(&mut self, wanted: usize) -> io::Result<()> {
        self.buffer.copy_within(self.at..self.filled, 0);
        let have = self.filled - self.at;
        (self.filled, self.at) = (have, 0);
        let room = CHUNK.max(wanted) - have.min(CHUNK);
        let room = room.min(usize::try_from(self.end.saturating_sub(self.next)).unwrap_or(usize::MAX));
        if room == 0 {
            self.ended = true;
            return Ok(());
        }
        if self.buffer.len() < have + room {
            self.buffer.resize(have + room, 0);
        }
        let read = loop {
            match self.input.read_at(&mut self.buffer[have..have + room], self.next) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        let count = *read.as_ref().unwrap_or(&0);
        self.filled = have + count;
        self.next += count as u64;
        self.ended = read? == 0;
        Ok(())
    }
}

impl BufRead for Source<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.filled {
            if !self.ended {
                self.more(0)?;
            }
            self.starved |= self.ended && self.at == self.filled;
        }
        Ok(&self.buffer[self.at..self.filled])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.filled);
    }
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let is_large = buffer.len() >= CHUNK && self.at == self.filled && !self.ended;
        if !is_large {
            let mut rest = self.fill_buf()?;
            let count = rest.read(buffer)?;
            self.consume(count);
            return Ok(count);
        }
        // Without a copy.
        let room = usize::try_from(self.end.saturating_sub(self.next)).unwrap_or(usize::MAX);
        let room = room.min(buffer.len());
        let count = if room == 0 { 0 } else { self.input.read_at(&mut buffer[..room], self.next)? };
        self.next += count as u64;
        self.ended = count == 0;
        self.starved |= self.ended;
        Ok(count)
    }
}

/// Bytes of an archive that stand in it as they are: a member. The end of the archive within it is an error.
pub(super) struct Section<'a, 's> {
    source: &'a mut Source<'s>,
    left: u64,
}

impl<'a, 's> Section<'a, 's> {
    /// The next `size` bytes.
    pub(super) fn new(source: &'a mut Source<'s>, size: u64) -> Section<'a, 's> {
        Section { source, left: size }
    }
}

impl Read for Section<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        if room == 0 {
            return Ok(0);
        }
        let count = self.source.read(&mut buffer[..room])?;
        if count == 0 {
            let detail = format!("the archive ends {} bytes before it does", self.left);
            return Err(Failure::malformed(detail).into_io());
        }
        self.left -= count as u64;
        Ok(count)
    }
}
