//! Large units in parts that several workers read at once.
//!
//! Parts begin at fixed offsets, moved to the next line, so that they are the same whatever the
//! number of workers. Running text is cut where the neighbours agree. For tables and JSON Lines a
//! part owns the records that begin in it and reads its last one to the end, beyond its own if need
//! be; where its first record begins is a guess (a line end may stand within quotes), which the
//! part before it confirms or not: see [`PartSummary::next`].

use crate::filesystem::opened::Opened;
use crate::filesystem::os::Os;
use crate::formats::{Format, ReadAt, resync};

/// What stands in a unit before a part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// Bytes of decoded content.
    pub offset: u64,
    /// Line ends.
    pub lines: u64,
    /// Offset in the decoded content of the first byte of the line that the part begins in.
    pub line_start: u64,
    /// Records.
    pub records: u64,
}

/// Where a part begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartStart {
    /// The offset in the unit of its first byte.
    pub offset: u64,
    /// What stands before it.
    pub base: Base,
    /// Whether this is known. It is not after a part that could not be read to its end: then the next
    /// part is taken to begin where it was guessed to.
    pub is_known: bool,
}

/// What reading a part has told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartSummary {
    /// Where the part was taken to begin, and what was taken to stand before it. The addresses in
    /// the part's batches count from this base; what truly stands before it is known when the parts
    /// before it are read. A batch whose `line_start` equals the base's begins in a line that began
    /// before the part.
    pub start: PartStart,
    /// The offset in the unit at which the next part has to begin.
    pub end: u64,
    /// Bytes of decoded content in the part.
    pub decoded_bytes: u64,
    /// Line ends in the part, where the reader was asked to count them.
    pub newlines: u64,
    /// Where the last line begins, if it begins in the part; counts from the base.
    pub last_line_start: Option<u64>,
    /// Records in the part.
    pub records: u64,
    /// Bytes read, without context.
    pub bytes: u64,
    /// Whether the part was read to its end. If not, the visitor was told a gap.
    pub whole: bool,
    /// Whether its last record was given up because it did not end for so long that the guess where
    /// the part begins is probably wrong.
    pub(super) given_up: bool,
}

impl PartSummary {
    /// Whether the part begins where the one before it ended. If not, what it told is to be
    /// forgotten, and it is to be read again, from `truth` on.
    pub fn begins_at(&self, truth: &PartStart) -> bool {
        !self.given_up && (self.start.offset == truth.offset || !truth.is_known)
    }

    /// Where the next part begins, given where this one truly does.
    pub fn next(&self, truth: &PartStart) -> PartStart {
        let base = &truth.base;
        let line_start = match self.last_line_start {
            Some(start) => start.saturating_sub(self.start.base.offset) + base.offset,
            None => base.line_start,
        };
        PartStart {
            offset: self.end,
            is_known: self.whole,
            base: Base {
                offset: base.offset + self.decoded_bytes,
                lines: base.lines + self.newlines,
                line_start,
                records: base.records + self.records,
            },
        }
    }
}

impl<O: Os> Opened<O> {
    /// Where the first part begins.
    pub fn first_part(&self) -> PartStart {
        PartStart { offset: self.bom as u64, base: Base::default(), is_known: true }
    }

    /// The offset in the unit before which the part's own bytes or records begin; `None` for the
    /// last part.
    pub(super) fn part_boundary(&self, index: u32) -> Option<u64> {
        let next = index + 1;
        (next < self.parts.unwrap_or(1)).then(|| u64::from(next) * self.part)
    }

    /// Where the part begins, as far as can be told without the part before it.
    pub(super) fn part_start(&self, index: u32, buffer: &mut [u8]) -> std::io::Result<u64> {
        if index == 0 {
            return Ok(self.bom as u64);
        }
        let nominal = u64::from(index) * self.part;
        match self.format {
            Format::Text { .. } => self.text_cut(nominal, buffer),
            _ => {
                let end = self.part_boundary(index).unwrap_or(self.size);
                Ok(self.next_line(nominal - 1, end - 1, buffer)?.unwrap_or(end))
            }
        }
    }

    /// After the first line end that is not far, else the next character.
    fn text_cut(&self, nominal: u64, buffer: &mut [u8]) -> std::io::Result<u64> {
        let near = (self.part / 4).min(MAX_LINE_SEARCH);
        if let Some(line) = self.next_line(nominal, nominal + near, buffer)? {
            return Ok(line);
        }
        let head = buffer.len().min(4);
        let count = self.source.read_at(&mut buffer[..head], nominal)?;
        Ok(nominal + resync(&buffer[..count]) as u64)
    }

    /// The offset after the first line end in a range.
    fn next_line(&self, from: u64, to: u64, buffer: &mut [u8]) -> std::io::Result<Option<u64>> {
        let mut at = from;
        while at < to {
            let room = usize::try_from(to - at).unwrap_or(usize::MAX).min(buffer.len()).min(LINE_SEARCH_STEP);
            let count = self.source.read_at(&mut buffer[..room], at)?;
            if count == 0 {
                break;
            }
            if let Some(found) = memchr::memchr(b'\n', &buffer[..count]) {
                return Ok(Some(at + found as u64 + 1));
            }
            at += count as u64;
        }
        Ok(None)
    }
}

/// How far a cut of running text is moved to stand at a line end.
const MAX_LINE_SEARCH: u64 = 64 * 1024;

/// How much is read at once in search of a line end.
const LINE_SEARCH_STEP: usize = 16 * 1024;
