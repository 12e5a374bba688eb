//! The search for the cells of a window, apart from all that is rare.

use crate::Cell;
use crate::formats::records::is_value;

/// Where in a window the reader is.
#[derive(Clone, Copy)]
pub(super) struct At {
    /// Where the current cell begins.
    pub(super) start: usize,
    pub(super) column: usize,
    /// Rows finished in this window.
    pub(super) row: u32,
    /// Whether it is within quotation marks.
    pub(super) open: bool,
    /// The mark that closed the quotation, or [`NOT_CLOSED`].
    pub(super) close: usize,
    /// Whether the quotation holds marks that stand for themselves.
    pub(super) marked: bool,
}

/// No quotation was closed in the current cell.
pub(super) const NOT_CLOSED: usize = usize::MAX;

/// What the search goes by.
pub(super) struct Search<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) newline: u8,
    pub(super) quote: u8,
    /// The search ends with the row that ends before this place.
    pub(super) limit: usize,
}

/// How far a search has come.
pub(super) struct Progress {
    /// Where in the window it is.
    pub(super) at: At,
    /// How many marks were looked at.
    pub(super) marks: usize,
    /// How many cells were found.
    pub(super) cells: usize,
}

/// Why a search stopped.
pub(super) enum Stop {
    /// There are no more marks.
    Marks,
    /// A row has ended.
    Row,
    /// The rows that follow are not ours.
    Limit,
    /// The next mark ends a cell of a column that was not met before.
    NewColumn,
    /// A cell holds marks that stand for themselves.
    Marked(MarkedCell),
}

/// A cell that does not stand in the window as it is.
pub(super) struct MarkedCell {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) column: usize,
    pub(super) row: u32,
    /// Whether the rows that follow are not ours.
    pub(super) ended: bool,
}

impl Search<'_> {
    /// Goes from row to row as long as they have a cell for each of the columns met so far, none is
    /// quoted and the limit is far: the usual case. The first cell is the first of its row; the first
    /// of `marks` is number `first` of those that `line_ends` counts.
    pub(super) fn rows(
        &self,
        marks: &[u32],
        line_ends: &[u32],
        first: usize,
        at: At,
        cells: &mut [Cell],
        values: &mut [u64],
    ) -> Progress {
        let bytes = self.bytes;
        let At { start, mut row, .. } = at;
        let columns = values.len();
        let mut start = start as u32;
        let (mut done, mut count, mut full_rows) = (0, 0, 0);
        for &line_end in line_ends {
            if line_end as usize + 1 != first + done + columns || columns < 2 {
                break;
            }
            let (Some(marks), Some(room)) =
                (marks.get(done..done + columns), cells.get_mut(count..count + columns))
            else {
                break;
            };
            let mut may_miss = false;
            for (column, (&mark, cell)) in marks.iter().zip(&mut *room).enumerate() {
                // A blank value begins with a blank, an empty one with its delimiter.
                let begin = bytes.get(start as usize).copied().unwrap_or_default();
                may_miss |= (mark <= start) | (begin <= b' ');
                *cell = Cell { start, end: mark, field: column as u32, record: row };
                start = mark + 1;
            }
            // The last value ends before the carriage return; alone that is no value.
            if bytes.get((start as usize).wrapping_sub(2)) == Some(&b'\r')
                && let Some(cell) = room.last_mut()
                && cell.end > cell.start
            {
                cell.end -= 1;
            }
            if may_miss {
                count += leave_out_missing(bytes, room, values);
            } else {
                count += columns;
                full_rows += 1;
            }
            done += columns;
            row += 1;
        }
        for value in values {
            *value += full_rows;
        }
        Progress { at: At { start: start as usize, row, ..at }, marks: done, cells: count }
    }

    /// Goes from mark to mark to the end of the row, where no cell is quoted and the limit is far:
    /// writes the cells that are values, and counts them.
    #[inline(never)]
    pub(super) fn plain(
        &self,
        marks: &[u32],
        at: At,
        cells: &mut [Cell],
        values: &mut [u64],
    ) -> (Progress, Stop) {
        let (bytes, newline) = (self.bytes, self.newline);
        let At { mut start, mut column, mut row, .. } = at;
        let mut count = 0;
        for (index, &mark) in marks.iter().enumerate() {
            let mark = mark as usize;
            let mut end = mark;
            let is_row_end = bytes.get(mark).is_none_or(|&byte| byte == newline);
            if is_row_end {
                end -= usize::from(end > start && bytes[end - 1] == b'\r');
                if column == 0 && start == end {
                    // An empty line.
                    start = mark + 1;
                    continue;
                }
            }
            let Some(value) = values.get_mut(column) else {
                let at = At { start, column, row, ..at };
                return (Progress { at, marks: index, cells: count }, Stop::NewColumn);
            };
            let is_value = is_value(bytes, start, end);
            let cell = Cell { start: start as u32, end: end as u32, field: column as u32, record: row };
            if let Some(room) = cells.get_mut(count) {
                *room = cell;
            }
            count += usize::from(is_value);
            *value += u64::from(is_value);
            start = mark + 1;
            column = if is_row_end { 0 } else { column + 1 };
            row += u32::from(is_row_end);
            if is_row_end {
                let at = At { start, column, row, ..at };
                return (Progress { at, marks: index + 1, cells: count }, Stop::Row);
            }
        }
        let at = At { start, column, row, ..at };
        (Progress { at, marks: marks.len(), cells: count }, Stop::Marks)
    }

    /// Goes from mark to mark, quotation marks among them.
    #[inline(never)]
    pub(super) fn quoted(
        &self,
        marks: &[u32],
        at: At,
        cells: &mut [Cell],
        values: &mut [u64],
    ) -> (Progress, Stop) {
        let (bytes, newline, quote) = (self.bytes, self.newline, self.quote);
        let At { mut start, mut column, mut row, mut open, mut close, mut marked } = at;
        let mut count = 0;
        let mut index = 0;
        while let Some(&mark) = marks.get(index) {
            let mut mark = mark as usize;
            let mut byte = bytes.get(mark).copied().unwrap_or(newline);
            if byte == quote
                && mark == start
                && !open
                && let Some(&[closing, after]) = marks.get(index + 1..index + 3)
                && self.is_closed(closing as usize, after as usize)
            {
                // The usual quoted cell, in one step.
                index += 2;
                close = closing as usize;
                mark = after as usize;
                byte = bytes.get(mark).copied().unwrap_or(newline);
            } else if byte == quote {
                if open {
                    (open, close) = (false, mark);
                } else if mark == start {
                    open = true;
                } else if close.wrapping_add(1) == mark {
                    // Two marks in a quotation stand for one. Any other mark stands for itself.
                    (open, close, marked) = (true, NOT_CLOSED, true);
                }
                index += 1;
                continue;
            }
            index += 1;
            if open {
                continue;
            }
            let (mut from, mut end) = (start, mark);
            let is_row_end = byte == newline;
            if is_row_end {
                end -= usize::from(end > from && bytes[end - 1] == b'\r');
                if column == 0 && from == end {
                    start = mark + 1;
                    continue;
                }
            }
            let Some(value) = values.get_mut(column) else {
                let at = At { start, column, row, open, close, marked };
                return (Progress { at, marks: index - 1, cells: count }, Stop::NewColumn);
            };
            let of = (column, row);
            start = mark + 1;
            column = if is_row_end { 0 } else { column + 1 };
            row += u32::from(is_row_end);
            let ended = is_row_end && mark + 1 >= self.limit;
            if close != NOT_CLOSED {
                let is_clean = close + 1 == end && !marked;
                let closed = std::mem::replace(&mut close, NOT_CLOSED);
                marked = false;
                if !is_clean {
                    let cell = MarkedCell { start: from, end, column: of.0, row: of.1, ended };
                    let at = At { start, column, row, open, close, marked };
                    return (Progress { at, marks: index, cells: count }, Stop::Marked(cell));
                }
                (from, end) = (from + 1, closed);
            }
            let is_value = is_value(bytes, from, end);
            let cell = Cell { start: from as u32, end: end as u32, field: of.0 as u32, record: of.1 };
            if let Some(room) = cells.get_mut(count) {
                *room = cell;
            }
            count += usize::from(is_value);
            *value += u64::from(is_value);
            if ended {
                let at = At { start, column, row, open, close, marked };
                return (Progress { at, marks: index, cells: count }, Stop::Limit);
            }
        }
        let at = At { start, column, row, open, close, marked };
        (Progress { at, marks: marks.len(), cells: count }, Stop::Marks)
    }

    /// Whether the quotation mark at `close` ends a cell that ends at `after`.
    #[inline(always)]
    fn is_closed(&self, close: usize, after: usize) -> bool {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(self.newline);
        let is_next = after == close + 1
            || (after == close + 2 && byte(close + 1) == b'\r' && byte(after) == self.newline);
        byte(close) == self.quote && is_next && byte(after) != self.quote
    }
}

/// Moves the cells of a row that are values to the front, and counts them.
fn leave_out_missing(bytes: &[u8], cells: &mut [Cell], values: &mut [u64]) -> usize {
    let mut kept = 0;
    for at in 0..cells.len() {
        let cell = cells[at];
        if let Some(room) = cells.get_mut(kept) {
            *room = cell;
        }
        let is_value = is_value(bytes, cell.start as usize, cell.end as usize);
        kept += usize::from(is_value);
        if let Some(value) = values.get_mut(at) {
            *value += u64::from(is_value);
        }
    }
    kept
}
