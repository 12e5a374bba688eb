//! Batches on the socket. They are most of what goes over it, so that they are written and read without a
//! copy of their text, and with half the bytes for the cells of rows.
//!
//! ```text
//! flags, owned, offset, lines, line start, first record, count of cells, count of keys, length of cells
//! cells, keys, text
//! ```

use std::io::{self, Write};

use super::wire::{HEAD, Received, broken, send_with, tag};
use crate::{Batch, Cell, RecordKey};

/// The batch has cells.
const CELLS: u8 = 1;
/// Its text is source code.
const SOURCE: u8 = 2;
/// Each of its cells begins one byte behind the end of the one before: they are written as their length, their
/// field and how many records they are further.
const TIGHT: u8 = 4;

/// Bytes of a cell.
const WIDE: usize = 16;
/// Bytes of a cell of a tight batch.
const NARROW: usize = 8;

/// Writes batches; its buffer is used again.
pub(super) struct Writer {
    buffer: Vec<u8>,
}

impl Writer {
    pub(super) fn new() -> Writer {
        Writer { buffer: Vec::new() }
    }

    /// Sends a batch.
    pub(super) fn send(&mut self, batch: &Batch<'_>, stream: &mut impl Write) -> io::Result<()> {
        let buffer = &mut self.buffer;
        buffer.clear();
        buffer.resize(HEAD, 0);
        let flags = (u8::from(batch.cells.is_some()) * CELLS) | (u8::from(batch.source) * SOURCE);
        let flags_at = buffer.len();
        buffer.push(flags);
        let cells = batch.cells.unwrap_or_default();
        let keys = batch.keys.unwrap_or_default();
        for number in [batch.owned.0, batch.owned.1, cells.len() as u32, keys.len() as u32] {
            buffer.extend_from_slice(&number.to_le_bytes());
        }
        for number in [batch.offset, batch.lines_before, batch.line_start, batch.first_record] {
            buffer.extend_from_slice(&number.to_le_bytes());
        }
        if narrow(cells, buffer) {
            buffer[flags_at] |= TIGHT;
        } else {
            wide(cells, buffer);
        }
        for key in keys {
            write_key(key, buffer);
        }
        send_with(stream, tag::BATCH, buffer, batch.text.as_bytes())
    }
}

/// Writes cells of a tight batch. False, and nothing, when it is none.
fn narrow(cells: &[Cell], buffer: &mut Vec<u8>) -> bool {
    let from = buffer.len();
    buffer.resize(from + cells.len() * NARROW, 0);
    let (mut next, mut record) = (0u32, 0u32);
    for (cell, bytes) in cells.iter().zip(buffer[from..].as_chunks_mut::<NARROW>().0) {
        let further = cell.record.wrapping_sub(record);
        if cell.start != next || cell.end < cell.start || cell.field > 0xffff || further > 0xffff {
            buffer.truncate(from);
            return false;
        }
        let length = cell.end - cell.start;
        let packed = u64::from(length) | u64::from(cell.field) << 32 | u64::from(further) << 48;
        *bytes = packed.to_le_bytes();
        next = cell.end.wrapping_add(1);
        record = cell.record;
    }
    true
}

fn wide(cells: &[Cell], buffer: &mut Vec<u8>) {
    let from = buffer.len();
    buffer.resize(from + cells.len() * WIDE, 0);
    for (cell, bytes) in cells.iter().zip(buffer[from..].as_chunks_mut::<WIDE>().0) {
        let numbers = [cell.start, cell.end, cell.field, cell.record];
        for (number, bytes) in numbers.iter().zip(bytes.as_chunks_mut::<4>().0) {
            *bytes = number.to_le_bytes();
        }
    }
}

fn write_key(key: &RecordKey, buffer: &mut Vec<u8>) {
    let (kind, number) = match key {
        RecordKey::Ordinal(number) => (0, *number),
        RecordKey::Integer(number) => (1, number.cast_unsigned()),
        RecordKey::Row { page, number } => (2, u64::from(*page) << 16 | u64::from(*number)),
        RecordKey::Uuid(bytes) | RecordKey::Digest(bytes) => {
            buffer.push(if matches!(key, RecordKey::Uuid(_)) { 3 } else { 4 });
            return buffer.extend_from_slice(bytes);
        }
    };
    buffer.push(kind);
    buffer.extend_from_slice(&number.to_le_bytes());
}

/// Reads batches; its buffers are used again.
#[derive(Default)]
pub(super) struct Reader {
    cells: Vec<Cell>,
    keys: Vec<RecordKey>,
}

impl Reader {
    /// Reads a batch and hands it on.
    pub(super) fn read(&mut self, frame: &mut Received, each: &mut dyn FnMut(Batch<'_>)) -> io::Result<()> {
        let flags = frame.u8()?;
        let owned = (frame.u32()?, frame.u32()?);
        let (cells, keys) = (frame.u32()? as usize, frame.u32()? as usize);
        let (offset, lines_before) = (frame.u64()?, frame.u64()?);
        let (line_start, first_record) = (frame.u64()?, frame.u64()?);
        self.cells.clear();
        let length = if flags & TIGHT == 0 { WIDE } else { NARROW };
        let bytes = frame.take(cells.checked_mul(length).ok_or_else(broken)?)?;
        if flags & TIGHT == 0 {
            self.wide(bytes);
        } else {
            self.narrow(bytes);
        }
        self.keys.clear();
        for _ in 0..keys {
            self.keys.push(key(frame)?);
        }
        let text = simdutf8::basic::from_utf8(frame.rest()).map_err(|_| broken())?;
        if !is_sound(text, owned, &self.cells) {
            return Err(broken());
        }
        each(Batch {
            text,
            cells: (flags & CELLS != 0).then_some(&self.cells[..]),
            owned,
            offset,
            lines_before,
            line_start,
            first_record,
            keys: (!self.keys.is_empty()).then_some(&self.keys[..]),
            source: flags & SOURCE != 0,
        });
        Ok(())
    }

    fn narrow(&mut self, bytes: &[u8]) {
        let (mut next, mut record) = (0u32, 0u32);
        self.cells.extend(bytes.as_chunks::<NARROW>().0.iter().map(|bytes| {
            let packed = u64::from_le_bytes(*bytes);
            let start = next;
            let end = start.wrapping_add(packed as u32);
            next = end.wrapping_add(1);
            record = record.wrapping_add((packed >> 48) as u32);
            Cell { start, end, field: (packed >> 32) as u32 & 0xffff, record }
        }));
    }

    fn wide(&mut self, bytes: &[u8]) {
        self.cells.extend(bytes.as_chunks::<WIDE>().0.iter().map(|bytes| {
            let number =
                |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
            Cell { start: number(0), end: number(4), field: number(8), record: number(12) }
        }));
    }
}

fn key(frame: &mut Received) -> io::Result<RecordKey> {
    Ok(match frame.u8()? {
        0 => RecordKey::Ordinal(frame.u64()?),
        1 => RecordKey::Integer(frame.u64()?.cast_signed()),
        2 => {
            let row = frame.u64()?;
            RecordKey::Row { page: (row >> 16) as u32, number: row as u16 }
        }
        kind => {
            let bytes = frame.take(16)?.try_into().map_err(|_| broken())?;
            if kind == 3 { RecordKey::Uuid(bytes) } else { RecordKey::Digest(bytes) }
        }
    })
}

/// Whether all places lie in the text, and between two of its characters.
fn is_sound(text: &str, owned: (u32, u32), cells: &[Cell]) -> bool {
    let length = text.len();
    let is_ascii = text.is_ascii();
    let fits = |at: u32| match is_ascii {
        true => at as usize <= length,
        false => text.is_char_boundary(at as usize),
    };
    fits(owned.0)
        && fits(owned.1)
        && owned.0 <= owned.1
        && cells.iter().all(|cell| cell.start <= cell.end && fits(cell.start) && fits(cell.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(batch: &Batch<'_>) -> Vec<u8> {
        let mut sent = Vec::new();
        Writer::new().send(batch, &mut sent).unwrap();
        sent
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        let text = "one\ntwo\n\u{e4}\n";
        let cell = |start, end, field, record| Cell { start, end, field, record };
        let keys = [RecordKey::Ordinal(7), RecordKey::Row { page: 3, number: 4 }, RecordKey::Digest([9; 16])];
        for cells in [
            vec![],
            vec![cell(0, 3, 0, 0), cell(4, 7, 1, 0), cell(8, 10, 0, 2)],
            // Not one behind the other, a high field, a record far on, records that go back.
            vec![cell(0, 3, 0, 0), cell(8, 10, 1, 0)],
            vec![cell(0, 3, 70_000, 0)],
            vec![cell(0, 3, 0, 70_000), cell(4, 7, 0, 2)],
        ] {
            let batch = Batch {
                text,
                cells: Some(&cells),
                owned: (0, 11),
                offset: 1 << 40,
                lines_before: 5,
                line_start: 6,
                first_record: 8,
                keys: Some(&keys),
                source: true,
            };
            let bytes = sent(&batch);
            let mut frame = Received::receive(&mut &bytes[..], Vec::new()).unwrap();
            let mut read = None;
            Reader::default().read(&mut frame, &mut |batch| read = Some(format!("{batch:?}"))).unwrap();
            assert_eq!(read, Some(format!("{batch:?}")));
        }
    }

    #[test]
    fn places_outside_of_the_text_are_refused() {
        let cells = [Cell { start: 0, end: 9, field: 0, record: 0 }];
        let batch = Batch {
            text: "one\u{e4}",
            cells: Some(&cells),
            owned: (0, 5),
            offset: 0,
            lines_before: 0,
            line_start: 0,
            first_record: 1,
            keys: None,
            source: false,
        };
        for cells in [cells, [Cell { start: 0, end: 4, field: 0, record: 0 }]] {
            let bytes = sent(&Batch { cells: Some(&cells), ..batch });
            let mut frame = Received::receive(&mut &bytes[..], Vec::new()).unwrap();
            assert!(Reader::default().read(&mut frame, &mut |_| {}).is_err());
        }
    }
}
