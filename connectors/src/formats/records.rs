//! The buffers of formats with records.

use crate::formats::lanes::Marks;
use crate::formats::pieces::Pieces;
use crate::{Batch, Cell, FieldId, FieldName, Gap, Place, RecordKey, Visitor};

/// Buffers that are used again for each unit with records; one set for each worker.
#[derive(Default)]
pub(crate) struct RecordBuffers {
    /// The cells of the window; the first `count` are in use.
    cells: Vec<Cell>,
    count: usize,
    /// Values that do not stand in the window as they are (quotation marks, escapes), decoded.
    pub(crate) side: Vec<u8>,
    /// Their cells in `side`.
    pub(crate) side_cells: Vec<Cell>,
    /// Values, by field.
    pub(crate) values: Vec<u64>,
    /// Records with a value, by field, where a record can have more than one.
    pub(crate) records: Vec<u64>,
    /// The last record with a value, by field.
    pub(crate) last_record: Vec<u64>,
    /// Where the marks of a stretch of the window are.
    pub(crate) marks: Option<Box<Marks>>,
    /// A text that does not fit a window.
    pub(crate) pieces: Pieces,
}

impl RecordBuffers {
    /// Forgets the last unit.
    pub(crate) fn clear(&mut self) {
        self.count = 0;
        self.side.clear();
        self.side_cells.clear();
        self.values.clear();
        self.records.clear();
        self.last_record.clear();
    }

    /// Makes room for so many more cells.
    #[inline]
    pub(crate) fn make_room(&mut self, more: usize) {
        if self.cells.len() < self.count + more {
            let length = (self.count + more).max(2 * self.cells.len());
            self.cells.resize(length, Cell { start: 0, end: 0, field: 0, record: 0 });
        }
    }

    /// The room for cells behind those in use, and the counts of values.
    #[inline]
    pub(crate) fn room(&mut self) -> (&mut [Cell], &mut [u64]) {
        (&mut self.cells[self.count..], &mut self.values)
    }

    /// So many cells were written to the room.
    #[inline]
    pub(crate) fn found(&mut self, cells: usize) {
        self.count += cells;
    }

    /// Adds a cell without counting it.
    #[inline]
    pub(crate) fn push(&mut self, cell: Cell) {
        self.make_room(1);
        self.cells[self.count] = cell;
        self.count += 1;
    }

    /// The cells of the window.
    pub(crate) fn cells(&self) -> &[Cell] {
        &self.cells[..self.count]
    }

    /// How many cells there are, how many to the side, and how many bytes to the side.
    pub(crate) fn mark(&self) -> (usize, usize, usize) {
        (self.count, self.side_cells.len(), self.side.len())
    }

    /// Goes back to a mark.
    pub(crate) fn reset(&mut self, (cells, side_cells, side): (usize, usize, usize)) {
        self.count = cells;
        self.side_cells.truncate(side_cells);
        self.side.truncate(side);
    }

    /// Counts the cells behind a mark as values of one record.
    pub(crate) fn count_record(&mut self, (cells, side_cells, _): (usize, usize, usize), record: u64) {
        for cell in self.cells[cells..self.count].iter().chain(&self.side_cells[side_cells..]) {
            let field = cell.field as usize;
            self.values[field] += 1;
            if self.last_record[field] != record {
                self.last_record[field] = record;
                self.records[field] += 1;
            }
        }
    }

    /// Hands on the cells of a window, and those to the side.
    pub(crate) fn flush(&mut self, text: &str, first_record: u64, visitor: &mut dyn Visitor) {
        let batch = |text, cells| Batch {
            text,
            cells: Some(cells),
            owned: (0, text.len() as u32),
            offset: 0,
            lines_before: 0,
            line_start: 0,
            first_record,
            keys: None,
            source: false,
        };
        if self.count > 0 {
            visitor.batch(batch(text, &self.cells[..self.count]));
            self.count = 0;
        }
        if !self.side_cells.is_empty() {
            // Pieces of UTF-8 put together are UTF-8.
            if let Ok(side) = simdutf8::basic::from_utf8(&self.side) {
                visitor.batch(batch(side, &self.side_cells));
            }
            self.side_cells.clear();
        }
        self.side.clear();
    }
}

/// Whether a stretch of the window holds more than blanks. Few values begin with one.
#[inline(always)]
pub(crate) fn is_value(bytes: &[u8], start: usize, end: usize) -> bool {
    let first = bytes.get(start).copied().unwrap_or_default();
    end > start && (first > b' ' || is_more_than_blanks(&bytes[start..end]))
}

/// Whether there is more than blanks.
#[cold]
pub(crate) fn is_more_than_blanks(value: &[u8]) -> bool {
    !value.trim_ascii().is_empty()
}

/// Adds the key of a record, where it has one, to batches of that record alone.
pub(crate) struct Keyed<'k> {
    pub(crate) visitor: &'k mut dyn Visitor,
    pub(crate) key: Option<RecordKey>,
}

impl Visitor for Keyed<'_> {
    fn enter(&mut self, place: &Place) {
        self.visitor.enter(place);
    }

    fn leave(&mut self) {
        self.visitor.leave();
    }

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        self.visitor.field(id, name);
    }

    fn declared(&mut self, id: FieldId, declared_type: &str) {
        self.visitor.declared(id, declared_type);
    }

    fn batch(&mut self, batch: Batch<'_>) {
        let keys = self.key.as_ref().map(std::slice::from_ref);
        self.visitor.batch(Batch { keys, ..batch });
    }

    fn gap(&mut self, gap: Gap) {
        self.visitor.gap(gap);
    }

    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64) {
        self.visitor.counted(values, records, all_records);
    }
}
