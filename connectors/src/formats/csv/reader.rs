//! Finding the cells of a table.

use crate::formats::csv::Dialect;
use crate::formats::lanes::{self, BLOCK};
use crate::formats::pieces::PieceOf;
use crate::formats::records::RecordBuffers;
use crate::formats::{Handler, Info};
use crate::{Batch, Cell, FieldName, Place, Visitor};

/// Cells beyond this column of a row count as cells of this column.
const MAX_COLUMNS: usize = 1 << 16;

/// Reads a table, or a part of one.
///
/// Rules of RFC 4180 (<https://www.rfc-editor.org/rfc/rfc4180>), and what spreadsheets and libraries
/// make of files that break them: a quotation mark opens a quoted cell only at the beginning of the
/// cell; what follows the closing mark belongs to the cell; rows may be of any length; empty lines
/// are no rows.
pub(crate) struct CsvReader<'r> {
    place: &'r Place,
    dialect: &'r Dialect,
    buffers: &'r mut RecordBuffers,
    /// Rows that begin here in the unit, or behind, are not ours.
    boundary: Option<u64>,
    /// Where the first row that is not ours begins.
    end: Option<u64>,
    /// Decoded bytes of the preamble that are still to come, and of preamble and header.
    preamble: usize,
    skip: usize,
    /// The column of the next cell.
    column: usize,
    /// Rows before this part.
    rows_before: u64,
    /// Rows that were finished, those before included.
    rows: u64,
    /// A cell that does not fit a window.
    long: Option<Long>,
}

/// Where in a cell that does not fit a window the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Long {
    Plain,
    Quoted,
    /// Behind a quotation mark that closes the cell, unless another one follows.
    Closed,
}

/// How a cell that is looked at has gone so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    Plain,
    Open,
    /// Closed by the mark at this place.
    Closed(usize),
}

/// Where in a window the reader is.
struct At {
    /// Where the current cell begins.
    start: usize,
    quoting: Quoting,
    /// Whether the current cell holds marks that are not part of its value.
    marked: bool,
    column: usize,
    /// Rows finished in this window.
    rows: u32,
}

impl<'r> CsvReader<'r> {
    /// A reader of the table at `place`, or of a part of it with so many rows before. `first`: it
    /// begins with the preamble and the header.
    pub(crate) fn new(
        place: &'r Place,
        dialect: &'r Dialect,
        first: bool,
        rows_before: u64,
        boundary: Option<u64>,
        buffers: &'r mut RecordBuffers,
    ) -> CsvReader<'r> {
        buffers.clear();
        CsvReader {
            place,
            dialect,
            buffers,
            boundary,
            end: None,
            preamble: if first { dialect.preamble } else { 0 },
            skip: if first { dialect.data } else { 0 },
            column: 0,
            rows_before,
            rows: rows_before,
            long: None,
        }
    }

    /// Where in the unit the first row that is not ours begins; `None` when the unit ended before.
    pub(crate) fn end(&self) -> Option<u64> {
        self.end
    }

    /// Tells the counts. How many rows there were.
    pub(crate) fn finish(self, visitor: &mut dyn Visitor) -> u64 {
        // An empty table has columns too.
        for column in self.buffers.values.len()..self.dialect.columns() {
            announce(self.place, self.dialect, column, visitor);
            self.buffers.values.push(0);
        }
        // Each row has at most one value for each column.
        let rows = self.rows - self.rows_before;
        visitor.counted(&self.buffers.values, &self.buffers.values, rows);
        rows
    }

    /// Hands on the preamble as running text, and passes over the header, which the fields are named
    /// by. Where the first row begins in the window.
    fn pass_over(&mut self, text: &str, info: &Info<'_>, visitor: &mut dyn Visitor) -> usize {
        let preamble = self.preamble.min(text.len());
        if preamble > 0 && !text[..preamble].trim_ascii().is_empty() {
            visitor.batch(Batch {
                text: &text[..preamble],
                cells: None,
                owned: (0, preamble as u32),
                offset: info.offset,
                lines_before: 0,
                line_start: 0,
                first_record: 1,
                source: false,
            });
        }
        let skip = self.skip.min(text.len());
        self.preamble -= preamble;
        self.skip -= skip;
        skip
    }

    /// Finds the cells from `from` on, up to the first row that begins at or behind `limit`. Where
    /// the first cell begins that is not finished, and whether `limit` ended the search.
    fn scan(
        &mut self,
        bytes: &[u8],
        from: usize,
        limit: usize,
        last: bool,
        visitor: &mut dyn Visitor,
    ) -> (usize, bool) {
        let mut at =
            At { start: from, quoting: Quoting::Plain, marked: false, column: self.column, rows: 0 };
        if at.column == 0 && from >= limit {
            return (from, true);
        }
        let needles = [self.dialect.delimiter, self.dialect.newline, self.dialect.quote()];
        let mut block_start = from;
        let mut padded;
        while block_start < bytes.len() {
            let rest = &bytes[block_start..];
            let block = match rest.first_chunk::<BLOCK>() {
                Some(block) => block,
                None => {
                    // No mark is a zero byte.
                    padded = [0; BLOCK];
                    padded[..rest.len()].copy_from_slice(rest);
                    &padded
                }
            };
            let [delimiters, newlines, quotes] = lanes::equal(block, needles);
            self.buffers.make_room(BLOCK);
            let mut marks = if quotes == 0 && at.quoting == Quoting::Plain {
                delimiters | newlines
            } else {
                delimiters | newlines | quotes
            };
            while marks != 0 {
                let bit = marks & marks.wrapping_neg();
                let mark = block_start + marks.trailing_zeros() as usize;
                marks ^= bit;
                if quotes & bit != 0 {
                    at.quote(mark);
                    continue;
                }
                if at.quoting == Quoting::Open {
                    continue;
                }
                let is_row_end = newlines & bit != 0;
                self.cell(bytes, &mut at, mark, is_row_end, visitor);
                if is_row_end && mark + 1 >= limit {
                    self.leave(&at);
                    return (mark + 1, true);
                }
            }
            block_start += BLOCK;
        }
        if last && (at.start < bytes.len() || at.column > 0) {
            self.buffers.make_room(1);
            self.cell(bytes, &mut at, bytes.len(), true, visitor);
            at.start = bytes.len();
        }
        self.leave(&at);
        (at.start, false)
    }

    fn leave(&mut self, at: &At) {
        self.column = at.column;
        self.rows += u64::from(at.rows);
    }

    /// The current cell ends before `mark`.
    #[inline(always)]
    fn cell(
        &mut self,
        bytes: &[u8],
        at: &mut At,
        mark: usize,
        is_row_end: bool,
        visitor: &mut dyn Visitor,
    ) {
        let (mut start, mut end) = (at.start, mark);
        if is_row_end {
            end -= usize::from(end > start && bytes[end - 1] == b'\r');
            if at.column == 0 && start == end {
                // An empty line.
                at.start = mark + 1;
                return;
            }
        }
        if at.column >= self.buffers.values.len() {
            self.grow(&mut at.column, visitor);
        }
        let mut in_window = true;
        if let Quoting::Closed(close) = at.quoting {
            if close + 1 == end && !at.marked {
                (start, end) = (start + 1, close);
            } else {
                in_window = false;
                self.unquote(&bytes[start..end], at);
            }
            at.quoting = Quoting::Plain;
            at.marked = false;
        } else if at.quoting == Quoting::Open {
            // The quotation is never closed: the end of the unit closes it.
            in_window = false;
            self.unquote(&bytes[start..end], at);
            at.quoting = Quoting::Plain;
            at.marked = false;
        }
        if in_window {
            // Few values begin with a blank; an empty cell has its delimiter there.
            let is_value = match bytes.get(start) {
                Some(&first) if first > b' ' => end > start,
                _ => !bytes[start..end].trim_ascii().is_empty(),
            };
            let cell = Cell { start: start as u32, end: end as u32, field: at.column as u32, record: at.rows };
            self.buffers.put(cell, is_value);
        }
        at.start = mark + 1;
        if is_row_end {
            at.column = 0;
            at.rows += 1;
        } else {
            at.column += 1;
        }
    }

    /// The value of a cell that holds quotation marks goes to the side.
    #[cold]
    fn unquote(&mut self, cell: &[u8], at: &At) {
        let side = &mut self.buffers.side;
        let start = side.len();
        let mut rest = &cell[1..];
        let mut is_open = true;
        while is_open {
            match memchr::memchr(b'"', rest) {
                Some(mark) if rest.get(mark + 1) == Some(&b'"') => {
                    side.extend_from_slice(&rest[..=mark]);
                    rest = &rest[mark + 2..];
                }
                Some(mark) => {
                    side.extend_from_slice(&rest[..mark]);
                    rest = &rest[mark + 1..];
                    is_open = false;
                }
                None => break,
            }
        }
        side.extend_from_slice(rest);
        if side[start..].trim_ascii().is_empty() {
            side.truncate(start);
            return;
        }
        let end = side.len() as u32;
        // A line end keeps neighbours apart.
        side.push(b'\n');
        self.buffers.values[at.column] += 1;
        let cell = Cell { start: start as u32, end, field: at.column as u32, record: at.rows };
        self.buffers.side_cells.push(cell);
    }

    /// A column that was not met before.
    #[cold]
    fn grow(&mut self, column: &mut usize, visitor: &mut dyn Visitor) {
        if *column >= MAX_COLUMNS {
            *column = MAX_COLUMNS - 1;
        }
        while self.buffers.values.len() <= *column {
            announce(self.place, self.dialect, self.buffers.values.len(), visitor);
            self.buffers.values.push(0);
        }
    }

    /// Goes on in a cell that does not fit a window. Where the next cell begins, or how far the cell
    /// was looked at.
    fn go_on(&mut self, text: &str, last: bool, visitor: &mut dyn Visitor) -> usize {
        let bytes = text.as_bytes();
        let (delimiter, newline) = (self.dialect.delimiter, self.dialect.newline);
        let mut at = 0;
        while let Some(long) = self.long {
            let rest = &bytes[at..];
            match long {
                Long::Plain => {
                    let mark = memchr::memchr2(delimiter, newline, rest);
                    let end = at + mark.unwrap_or(rest.len());
                    self.buffers.pieces.push(&text[at..end], visitor);
                    at = end;
                    let Some(mark) = bytes.get(end) else { break };
                    self.end_long(*mark == newline, visitor);
                    at += 1;
                }
                Long::Quoted => {
                    let mark = memchr::memchr(b'"', rest);
                    let end = at + mark.unwrap_or(rest.len());
                    self.buffers.pieces.push(&text[at..end], visitor);
                    at = end;
                    if mark.is_none() {
                        break;
                    }
                    self.long = Some(Long::Closed);
                    at += 1;
                }
                Long::Closed => match rest.first() {
                    Some(b'"') => {
                        self.buffers.pieces.push("\"", visitor);
                        self.long = Some(Long::Quoted);
                        at += 1;
                    }
                    Some(_) => self.long = Some(Long::Plain),
                    None => break,
                },
            }
        }
        if last && self.long.is_some() {
            self.end_long(true, visitor);
        }
        at
    }

    fn end_long(&mut self, is_row_end: bool, visitor: &mut dyn Visitor) {
        if is_row_end {
            self.buffers.pieces.pop(b'\r');
        }
        let is_value = self.buffers.pieces.finish(visitor);
        self.buffers.values[self.column] += u64::from(is_value);
        self.long = None;
        if is_row_end {
            self.column = 0;
            self.rows += 1;
        } else {
            self.column += 1;
        }
    }
}

impl At {
    #[inline]
    fn quote(&mut self, mark: usize) {
        self.quoting = match self.quoting {
            Quoting::Plain if mark == self.start => Quoting::Open,
            Quoting::Plain => Quoting::Plain,
            Quoting::Open => Quoting::Closed(mark),
            Quoting::Closed(close) if close + 1 == mark => {
                self.marked = true;
                Quoting::Open
            }
            // A mark in what follows the quotation stands for itself.
            closed => closed,
        };
    }
}

/// Names a column.
fn announce(place: &Place, dialect: &Dialect, column: usize, visitor: &mut dyn Visitor) {
    let name = dialect.column_name(column);
    let place = place.column(&name);
    visitor.field(column as u32, FieldName { place: &place, name: &name });
}

impl Handler for CsvReader<'_> {
    fn window(&mut self, text: &str, info: &Info<'_>, visitor: &mut dyn Visitor) -> Option<usize> {
        let mut from = 0;
        if self.skip > 0 {
            from = self.pass_over(text, info, visitor);
        }
        if self.long.is_some() {
            from = self.go_on(text, info.last, visitor);
            if self.long.is_some() {
                return Some(from);
            }
        }
        let limit = self.boundary.map_or(usize::MAX, |raw| info.position(raw));
        let first_record = self.rows + 1;
        let (done, ended) = self.scan(text.as_bytes(), from, limit, info.last, visitor);
        self.buffers.flush(text, first_record, visitor);
        if ended {
            self.end = Some(info.raw(done));
            return None;
        }
        if done == 0 && info.full && !info.last {
            // The cell does not fit the window.
            let is_quoted = self.dialect.quoting && text.as_bytes().first() == Some(&b'"');
            self.long = Some(if is_quoted { Long::Quoted } else { Long::Plain });
            let mut column = self.column;
            if column >= self.buffers.values.len() {
                self.grow(&mut column, visitor);
                self.column = column;
            }
            let of = PieceOf::Value { field: self.column as u32, record: self.rows + 1 };
            self.buffers.pieces.begin(of, 0, 0, 0);
            let from = usize::from(is_quoted);
            return Some(from + self.go_on(&text[from..], false, visitor));
        }
        Some(done)
    }
}
