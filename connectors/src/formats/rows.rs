//! Records that a reader puts together, value by value: rows of a sheet, properties, keys and values.

use crate::formats::Out;
use crate::formats::pieces::{PieceOf, Pieces};
use crate::formats::records::{Keyed, is_more_than_blanks};
use crate::{Batch, Cell, FieldId, FieldName, Place, RecordKey};

/// How much text is gathered before it is handed on.
const WINDOW: usize = 256 * 1024;
/// How many cells are.
const CELLS: usize = 32 * 1024;
/// A value longer than this comes in pieces.
const LONG: usize = 128 * 1024;

/// The records of the current place. Fields may be added at any time; a record may have several values of
/// one field, and none of another. Empty and blank values are none.
#[derive(Default)]
pub(crate) struct Rows {
    text: String,
    cells: Vec<Cell>,
    keys: Vec<RecordKey>,
    keyed: bool,
    values: Vec<u64>,
    records: Vec<u64>,
    /// The last record with a value, by field.
    last: Vec<u64>,
    /// Records that are complete, before the batch and in it.
    done: u64,
    first: u64,
    /// The number of the first record, less one.
    base: u64,
    key: Option<RecordKey>,
}

impl Rows {
    /// No records yet; the first one has the ordinal 1.
    pub(crate) fn new() -> Rows {
        Rows::default()
    }

    /// No records yet; `before` have gone before: a part of a table that is read in parts.
    pub(crate) fn after(before: u64) -> Rows {
        Rows { base: before, ..Rows::default() }
    }

    /// A column of the current place.
    pub(crate) fn column(&mut self, out: &mut Out<'_>, name: &str) -> FieldId {
        let place = out.place().column(name);
        self.named(out, place, name)
    }

    /// A field with a place and a name of its own.
    pub(crate) fn named(&mut self, out: &mut Out<'_>, place: Place, name: &str) -> FieldId {
        let id = self.values.len() as FieldId;
        self.values.push(0);
        self.records.push(0);
        self.last.push(0);
        out.visitor().field(id, FieldName { place: &place, name });
        id
    }

    /// How many fields there are.
    pub(crate) fn fields(&self) -> usize {
        self.values.len()
    }

    /// A value of the current record.
    #[inline]
    pub(crate) fn value(&mut self, out: &mut Out<'_>, field: FieldId, value: &str) {
        if value.len() > LONG {
            return self.long(out, field, value);
        }
        // Few values begin with a blank.
        let is_value = value.as_bytes().first().is_some_and(|&first| first > b' ');
        if !is_value && !is_more_than_blanks(value.as_bytes()) {
            return;
        }
        self.count(field);
        let start = self.text.len();
        // Values do not touch: nothing is found across two of them.
        self.text.reserve(value.len() + 1);
        self.text.push_str(value);
        self.text.push('\n');
        let (end, record) = (start + value.len(), (self.done - self.first) as u32);
        self.cells.push(Cell { start: start as u32, end: end as u32, field, record });
        if self.text.len() >= WINDOW || self.cells.len() >= CELLS {
            self.flush(out);
        }
    }

    fn count(&mut self, field: FieldId) {
        let at = field as usize;
        self.values[at] += 1;
        if self.last[at] != self.done + 1 {
            self.last[at] = self.done + 1;
            self.records[at] += 1;
        }
    }

    /// A value that does not fit a window.
    fn long(&mut self, out: &mut Out<'_>, field: FieldId, value: &str) {
        if !is_more_than_blanks(value.as_bytes()) {
            return;
        }
        self.flush(out);
        self.count(field);
        let record = self.base + self.done + 1;
        let mut pieces = Pieces::default();
        pieces.begin(PieceOf::Value { field, record }, 0, 0, 0);
        let mut keyed = Keyed { visitor: out.visitor(), key: self.key.filter(|_| self.keyed) };
        pieces.push(value, &mut keyed);
        pieces.finish(&mut keyed);
    }

    /// The key of the current record, where the system has keys: before its first value.
    pub(crate) fn key(&mut self, key: RecordKey) {
        self.keyed = true;
        self.key = Some(key);
    }

    /// The current record is complete.
    pub(crate) fn end_record(&mut self, out: &mut Out<'_>) {
        let index = (self.done - self.first) as usize;
        if self.keyed {
            let ordinal = RecordKey::Ordinal(self.base + self.done + 1);
            self.keys.resize(index, ordinal);
            self.keys.push(self.key.take().unwrap_or(ordinal));
        }
        self.done += 1;
        if self.cells.len() >= CELLS / 2 || self.text.len() >= WINDOW / 2 || index >= (1 << 20) {
            self.flush(out);
        }
    }

    /// How many records are complete.
    pub(crate) fn records(&self) -> u64 {
        self.done
    }

    /// Hands on what is left, and the counts.
    pub(crate) fn finish(mut self, out: &mut Out<'_>) {
        self.flush(out);
        if self.done > 0 || !self.values.is_empty() {
            out.visitor().counted(&self.values, &self.records, self.done);
        }
    }

    fn flush(&mut self, out: &mut Out<'_>) {
        if !self.cells.is_empty() {
            if self.keyed {
                // The record that is not complete yet.
                let index = (self.done - self.first) as usize;
                let ordinal = RecordKey::Ordinal(self.base + self.done + 1);
                if self.keys.len() <= index {
                    self.keys.resize(index, ordinal);
                    self.keys.push(self.key.unwrap_or(ordinal));
                }
            }
            out.visitor().batch(Batch {
                text: &self.text,
                cells: Some(&self.cells),
                owned: (0, self.text.len() as u32),
                offset: 0,
                lines_before: 0,
                line_start: 0,
                first_record: self.base + self.first + 1,
                keys: self.keyed.then_some(&self.keys[..]),
                source: false,
            });
        }
        self.text.clear();
        self.cells.clear();
        self.keys.clear();
        self.first = self.done;
    }
}
