//! What rows have become and is not handed on yet.

use std::collections::HashMap;

use crate::formats::unicode;
use crate::formats::{MOST_PATHS, is_value};
use crate::{Batch, Cell, FieldId, FieldName, Place, RecordKey, Visitor};

/// The text, cells and keys of a batch, and the counts of a part.
#[derive(Default)]
pub(super) struct Out {
    /// The text. It is UTF-8 unless the database holds bytes of unknown encoding; between two cells
    /// stands a tab or line end at least, so that what is broken in one never touches the next.
    pub(super) text: Vec<u8>,
    pub(super) cells: Vec<Cell>,
    keys: Vec<RecordKey>,
    /// Rows of this part so far.
    pub(super) rows: u64,
    /// Which row values are counted for: the last, or one that a long value is read of later.
    counted: u64,
    /// Long values so far.
    long: u64,
    counts: Vec<Count>,
    /// The numbers of fields that were not known before the first row.
    found: HashMap<Place, FieldId>,
}

/// What there was of a field.
#[derive(Clone, Copy, Default)]
struct Count {
    values: u64,
    records: u64,
    /// The last row with a value.
    last: u64,
}

/// A state to come back to.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    text: usize,
    cells: usize,
}

impl Out {
    /// A field that is known before the first row. They are told in order.
    pub(super) fn known(&mut self, place: &Place, name: &str, visitor: &mut dyn Visitor) -> FieldId {
        let id = self.counts.len() as FieldId;
        self.counts.push(Count::default());
        visitor.field(id, FieldName { place, name });
        id
    }

    /// The number of a field that turns up among the rows; `other` when there are too many.
    pub(super) fn field(
        &mut self,
        name: FieldName<'_>,
        other: FieldId,
        visitor: &mut dyn Visitor,
    ) -> FieldId {
        if let Some(&id) = self.found.get(name.place) {
            return id;
        }
        // Readers fold keys beyond their limits themselves: this holds for tables in values.
        if self.found.len() > 2 * MOST_PATHS {
            return other;
        }
        let id = self.known(name.place, name.name, visitor);
        self.found.insert(name.place.clone(), id);
        id
    }

    /// Begins the next row.
    #[inline]
    pub(super) fn begin(&mut self, key: RecordKey) {
        self.rows += 1;
        self.counted = self.rows;
        self.keys.push(key);
    }

    /// Values that follow are those of a long value, of any row. That row had no other value in the
    /// same column, so that it is counted as a row of its own.
    pub(super) fn begin_long(&mut self) {
        self.long += 1;
        self.counted = u64::MAX - self.long;
    }

    /// The key of the row that was begun last becomes known.
    #[inline]
    pub(super) fn name_row(&mut self, key: RecordKey) {
        if let Some(last) = self.keys.last_mut() {
            *last = key;
        }
    }

    /// Takes the row back that was begun last.
    pub(super) fn take_back(&mut self, mark: Mark) {
        self.text.truncate(mark.text);
        let field_counts = &mut self.counts;
        for cell in self.cells.drain(mark.cells..) {
            if let Some(count) = field_counts.get_mut(cell.field as usize) {
                count.values = count.values.saturating_sub(1);
                if count.last == self.counted {
                    count.last = 0;
                    count.records = count.records.saturating_sub(1);
                }
            }
        }
        self.keys.pop();
        self.rows = self.rows.saturating_sub(1);
    }

    #[inline]
    pub(super) fn mark(&self) -> Mark {
        Mark { text: self.text.len(), cells: self.cells.len() }
    }

    /// Everything from `start` to the end of the text is a value.
    #[inline(always)]
    pub(super) fn cell(&mut self, start: usize, field: FieldId) {
        let end = self.text.len();
        if is_value(&self.text, start, end) {
            self.text.push(b'\t');
            self.push(start, end, field);
        } else {
            self.text.truncate(start);
        }
    }

    /// A value that is sent as text: the most frequent ones.
    #[inline(always)]
    pub(super) fn text(&mut self, bytes: &[u8], field: FieldId) {
        if is_value(bytes, 0, bytes.len()) {
            let start = self.text.len();
            self.text.extend_from_slice(bytes);
            self.text.push(b'\t');
            self.push(start, start + bytes.len(), field);
        }
    }

    /// A value in the text.
    #[inline(always)]
    pub(super) fn push(&mut self, start: usize, end: usize, field: FieldId) {
        let record = self.keys.len().saturating_sub(1) as u32;
        self.cells.push(Cell { start: start as u32, end: end as u32, field, record });
        self.count(field, 1);
    }

    /// So many values of the current row.
    #[inline(always)]
    pub(super) fn count(&mut self, field: FieldId, values: u64) {
        let row = self.counted;
        if let Some(count) = self.counts.get_mut(field as usize) {
            count.values += values;
            count.records += u64::from(count.last != row);
            count.last = row;
        }
    }

    /// Hands on what there is. The row that was begun last goes on, if it is not done.
    pub(super) fn flush(&mut self, visitor: &mut dyn Visitor) {
        let last = self.keys.last().copied();
        if !self.cells.is_empty() {
            let first_record = self.rows + 1 - self.keys.len() as u64;
            if simdutf8::basic::from_utf8(&self.text).is_err() {
                self.mend();
            }
            if let Ok(text) = simdutf8::basic::from_utf8(&self.text) {
                visitor.batch(Batch {
                    text,
                    cells: Some(&self.cells),
                    owned: (0, text.len() as u32),
                    offset: 0,
                    lines_before: 0,
                    line_start: 0,
                    first_record,
                    keys: Some(&self.keys),
                    source: false,
                });
            }
        }
        self.text.clear();
        self.cells.clear();
        self.keys.clear();
        self.keys.extend(last);
    }

    /// Hands on what there is; no row goes on.
    pub(super) fn flush_rows(&mut self, visitor: &mut dyn Visitor) {
        self.flush(visitor);
        self.keys.clear();
    }

    /// Bytes that are no UTF-8 become characters, as in files.
    #[cold]
    fn mend(&mut self) {
        let mut mended = Vec::with_capacity(self.text.len() + self.text.len() / 8);
        for cell in &mut self.cells {
            let start = mended.len();
            let bytes = self.text.get(cell.start as usize..cell.end as usize).unwrap_or_default();
            mended.extend_from_slice(unicode::mend(bytes).as_bytes());
            (cell.start, cell.end) = (start as u32, mended.len() as u32);
            mended.push(b'\t');
        }
        self.text = mended;
    }

    /// Tells the counts of the part.
    pub(super) fn finish(&self, visitor: &mut dyn Visitor) {
        let values: Vec<u64> = self.counts.iter().map(|count| count.values).collect();
        let records: Vec<u64> = self.counts.iter().map(|count| count.records).collect();
        visitor.counted(&values, &records, self.rows);
    }
}
