//! Pages of a database (<https://www.sqlite.org/fileformat.html#pages>).

use crate::Failure;
use crate::formats::out::Reading;
use crate::formats::tables::sqlite::record::varint;
use crate::formats::{Input, ReadAt as _};

/// The file header takes the first bytes of the first page
/// (<https://www.sqlite.org/fileformat.html#the_database_header>).
pub(super) const HEADER: usize = 100;

/// Records longer than this are read in part.
const LONGEST: u64 = 24 << 20;

/// How text is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    Utf8,
    Utf16Le,
    Utf16Be,
}

/// The pages of a database.
pub(super) struct Pages<'p> {
    input: &'p Input<'p>,
    size: usize,
    /// Without the bytes that are reserved at the end of each page.
    usable: usize,
    count: u32,
    pub(super) text: Text,
    /// Pages that were read, a bit each: each is part of one tree, and once.
    seen: Vec<u64>,
}

/// A page of a tree.
pub(super) struct Page {
    pub(super) number: u32,
    bytes: Vec<u8>,
    /// Where its own header begins.
    start: usize,
    pub(super) is_leaf: bool,
    pub(super) is_index: bool,
    pub(super) cells: usize,
}

/// What a cell holds.
pub(super) struct Cell {
    /// The page of the keys before it; 0 on a leaf.
    pub(super) child: u32,
    pub(super) rowid: i64,
    /// Where its record begins in the page, how much of it stands there, how long it is, and the page that
    /// it goes on in; none on an inner page of a table.
    payload: Option<(usize, usize, u64, u32)>,
}

impl<'p> Pages<'p> {
    /// Reads the header.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn open(input: &'p Input<'p>) -> Reading<Pages<'p>> {
        let header = input.range(0, HEADER)?;
        let short = |at: usize| header.get(at..at + 2).map(|b| u16::from_be_bytes([b[0], b[1]]));
        let malformed = || Failure::malformed("the header of the database is cut off or wrong");
        let size = match short(16).ok_or_else(malformed)? {
            1 => 65_536,
            size if size.is_power_of_two() && size >= 512 => usize::from(size),
            _ => return Err(malformed()),
        };
        let reserved = usize::from(header.get(20).copied().unwrap_or(0));
        // https://www.sqlite.org/fileformat.html#reserved_bytes_per_page
        let usable = size.checked_sub(reserved).filter(|&usable| usable >= 480).ok_or_else(malformed)?;
        let text = match header.get(59) {
            Some(2) => Text::Utf16Le,
            Some(3) => Text::Utf16Be,
            _ => Text::Utf8,
        };
        let count = input.size().div_ceil(size as u64).min(u64::from(u32::MAX - 1)) as u32;
        let seen = vec![0; (count as usize).div_ceil(64) + 1];
        Ok(Pages { input, size, usable, count, text, seen })
    }

    /// Marks a page as read. False when it was, or there is no such page.
    fn mark(&mut self, number: u32) -> bool {
        if number == 0 || number > self.count {
            return false;
        }
        let (word, bit) = (number as usize / 64, 1u64 << (number % 64));
        let Some(word) = self.seen.get_mut(word) else { return false };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    fn bytes(&mut self, number: u32) -> Reading<Vec<u8>> {
        if !self.mark(number) {
            return Err(Failure::malformed(format!("page {number} is used twice, or missing")));
        }
        let offset = u64::from(number - 1) * self.size as u64;
        let mut bytes = vec![0; self.size];
        let mut filled = 0;
        while filled < bytes.len() {
            match self.input.read_at(&mut bytes[filled..], offset + filled as u64)? {
                0 => return Err(Failure::malformed(format!("page {number} is cut off"))),
                count => filled += count,
            }
        }
        bytes.truncate(self.usable);
        Ok(bytes)
    }

    /// Reads a page of a tree (<https://www.sqlite.org/fileformat.html#b_tree_pages>).
    ///
    /// # Errors
    /// When it is none, was read before, or cannot be read.
    pub(super) fn page(&mut self, number: u32) -> Reading<Page> {
        let bytes = self.bytes(number)?;
        let start = if number == 1 { HEADER } else { 0 };
        let (is_leaf, is_index) = match bytes.get(start) {
            Some(2) => (false, true),
            Some(5) => (false, false),
            Some(10) => (true, true),
            Some(13) => (true, false),
            _ => return Err(Failure::malformed(format!("page {number} is no page of a tree"))),
        };
        let cells = match bytes.get(start + 3..start + 5) {
            Some(count) => usize::from(u16::from_be_bytes([count[0], count[1]])),
            None => 0,
        };
        Ok(Page { number, bytes, start, is_leaf, is_index, cells: cells.min(self.usable / 2) })
    }

    /// How much of a record stands in its page
    /// (<https://www.sqlite.org/fileformat.html#cell_payload_overflow_pages>).
    fn local(&self, is_index: bool, length: u64) -> usize {
        let usable = self.usable;
        let most = if is_index { (usable - 12) * 64 / 255 - 23 } else { usable - 35 };
        if length <= most as u64 {
            return length as usize;
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let wanted = least + ((length - least as u64) % (usable as u64 - 4)) as usize;
        if wanted <= most { wanted } else { least }
    }

    /// A cell of a page; `None` for one that makes no sense.
    pub(super) fn cell(&self, page: &Page, index: usize) -> Option<Cell> {
        let pointers = page.start + if page.is_leaf { 8 } else { 12 };
        let at = page.bytes.get(pointers + 2 * index..)?.first_chunk::<2>()?;
        let mut at = usize::from(u16::from_be_bytes(*at));
        let mut child = 0;
        if !page.is_leaf {
            child = u32::from_be_bytes(*page.bytes.get(at..)?.first_chunk::<4>()?);
            at += 4;
        }
        let mut take = || -> Option<u64> {
            let (value, length) = varint(page.bytes.get(at..)?)?;
            at += length;
            Some(value)
        };
        if !page.is_leaf && !page.is_index {
            let rowid = take()?.cast_signed();
            return Some(Cell { child, rowid, payload: None });
        }
        let length = take()?;
        let rowid = if page.is_index { 0 } else { take()?.cast_signed() };
        if length > self.input.size() {
            return None;
        }
        let local = self.local(page.is_index, length);
        let end = at.checked_add(local)?;
        page.bytes.get(at..end)?;
        let next = if (local as u64) < length {
            u32::from_be_bytes(*page.bytes.get(end..)?.first_chunk::<4>()?)
        } else {
            0
        };
        Some(Cell { child, rowid, payload: Some((at, local, length, next)) })
    }

    /// The page behind the last cell of an inner page.
    pub(super) fn last_child(page: &Page) -> u32 {
        let at = page.bytes.get(page.start + 8..).and_then(|bytes| bytes.first_chunk::<4>());
        at.map_or(0, |bytes| u32::from_be_bytes(*bytes))
    }

    /// The record of a cell, and whether that is all of it. `None`: there is none.
    pub(super) fn record(&mut self, page: &Page, cell: &Cell, into: &mut Vec<u8>) -> Reading<Option<Loss>> {
        into.clear();
        let Some((at, local, length, mut next)) = cell.payload else { return Ok(None) };
        into.extend_from_slice(page.bytes.get(at..at + local).unwrap_or_default());
        while (into.len() as u64) < length {
            if into.len() as u64 >= LONGEST {
                return Ok(Some(Loss::TooLong));
            }
            let Ok(bytes) = self.bytes(next) else { return Ok(Some(Loss::Broken)) };
            let Some((head, body)) = bytes.split_first_chunk::<4>() else { return Ok(Some(Loss::Broken)) };
            next = u32::from_be_bytes(*head);
            let wanted = usize::try_from(length - into.len() as u64).unwrap_or(usize::MAX).min(body.len());
            into.extend_from_slice(body.get(..wanted).unwrap_or_default());
        }
        Ok(Some(Loss::Nothing))
    }
}

/// What of a record could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    Nothing,
    /// Its end: it is longer than is read.
    TooLong,
    /// Its end: the pages that it goes on in are wrong.
    Broken,
}
