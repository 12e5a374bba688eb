//! Finding the cells of a table.

use crate::formats::csv::Dialect;
use crate::formats::csv::search::{At, NOT_CLOSED, Search, Stop};
use crate::formats::lanes::{CHUNK, Marks, Needles};
use crate::formats::pieces::PieceOf;
use crate::formats::records::{RecordBuffers, is_more_than_blanks};
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
                keys: None,
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
        let (column, close) = (self.column, NOT_CLOSED);
        let mut at = At { start: from, column, row: 0, open: false, close, marked: false };
        if at.column == 0 && from >= limit {
            return (from, true);
        }
        let mut marks = self.buffers.marks.take().unwrap_or_else(|| Box::new(Marks::new()));
        let needles = Needles {
            delimiter: self.dialect.delimiter,
            line_end: self.dialect.newline,
            quote: self.dialect.quote(),
        };
        let mut ended = false;
        let mut chunk = from;
        while chunk < bytes.len() && !ended {
            let end = bytes.len().min(chunk + CHUNK);
            marks.find(&bytes[chunk..end], chunk, needles);
            let is_quoted = marks.has_quotes || at.open || at.close != NOT_CLOSED || limit <= end;
            let line_ends = if is_quoted { &[] } else { marks.line_ends() };
            (at, ended) = self.cells(bytes, marks.places(), line_ends, is_quoted, at, limit, visitor);
            chunk = end;
        }
        self.buffers.marks = Some(marks);
        if last && !ended && (at.start < bytes.len() || at.column > 0) {
            // The end closes what is open, and ends the row.
            let end = bytes.len();
            if at.open {
                at = At { open: false, close: end, marked: true, ..at };
            }
            let is_quoted = at.close != NOT_CLOSED;
            (at, _) = self.cells(bytes, &[end as u32], &[], is_quoted, at, usize::MAX, visitor);
            at.start = end;
        }
        self.column = at.column;
        self.rows += u64::from(at.row);
        (at.start, ended)
    }

    /// Finds the cells that the marks end; `line_ends` are those of them that are known to end rows.
    /// Whether `limit` ended the search.
    #[expect(clippy::too_many_arguments, reason = "the state of the search")]
    fn cells(
        &mut self,
        bytes: &[u8],
        marks: &[u32],
        mut line_ends: &[u32],
        is_quoted: bool,
        mut at: At,
        limit: usize,
        visitor: &mut dyn Visitor,
    ) -> (At, bool) {
        self.buffers.make_room(marks.len());
        let (newline, quote) = (self.dialect.newline, self.dialect.quote());
        let search = Search { bytes, newline, quote, limit };
        let mut done = 0;
        loop {
            if at.column == 0 && !line_ends.is_empty() {
                let passed = line_ends.partition_point(|&end| (end as usize) < done);
                line_ends = &line_ends[passed..];
                let (cells, values) = self.buffers.room();
                let progress = search.rows(&marks[done..], line_ends, done, at, cells, values);
                at = progress.at;
                self.buffers.found(progress.cells);
                done += progress.marks;
            }
            let (cells, values) = self.buffers.room();
            let (progress, stop) = if is_quoted {
                search.quoted(&marks[done..], at, cells, values)
            } else {
                search.plain(&marks[done..], at, cells, values)
            };
            at = progress.at;
            self.buffers.found(progress.cells);
            done += progress.marks;
            match stop {
                Stop::Marks => return (at, false),
                Stop::Row => {}
                Stop::Limit => return (at, true),
                Stop::NewColumn => at.column = self.grow(at.column, visitor),
                Stop::Marked(cell) => {
                    self.unquote(&bytes[cell.start..cell.end], cell.column, cell.row);
                    if cell.ended {
                        return (at, true);
                    }
                }
            }
        }
    }

    /// The value of a cell that holds quotation marks goes to the side.
    #[cold]
    fn unquote(&mut self, cell: &[u8], column: usize, row: u32) {
        let side = &mut self.buffers.side;
        let start = side.len();
        let mut rest = &cell[1..];
        loop {
            match memchr::memchr(b'"', rest) {
                Some(mark) if rest.get(mark + 1) == Some(&b'"') => {
                    side.extend_from_slice(&rest[..=mark]);
                    rest = &rest[mark + 2..];
                }
                Some(mark) => {
                    side.extend_from_slice(&rest[..mark]);
                    rest = &rest[mark + 1..];
                    break;
                }
                None => break,
            }
        }
        side.extend_from_slice(rest);
        if !is_more_than_blanks(&side[start..]) {
            side.truncate(start);
            return;
        }
        let end = side.len() as u32;
        // A line end keeps neighbours apart.
        side.push(b'\n');
        self.buffers.values[column] += 1;
        self.buffers.side_cells.push(Cell { start: start as u32, end, field: column as u32, record: row });
    }

    /// A column that was not met before: its number, or that of the last column there may be.
    #[cold]
    fn grow(&mut self, column: usize, visitor: &mut dyn Visitor) -> usize {
        let column = column.min(MAX_COLUMNS - 1);
        while self.buffers.values.len() <= column {
            announce(self.place, self.dialect, self.buffers.values.len(), visitor);
            self.buffers.values.push(0);
        }
        column
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
            if self.column >= self.buffers.values.len() {
                self.column = self.grow(self.column, visitor);
            }
            let of = PieceOf::Value { field: self.column as u32, record: self.rows + 1 };
            self.buffers.pieces.begin(of, 0, 0, 0);
            let from = usize::from(is_quoted);
            return Some(from + self.go_on(&text[from..], false, visitor));
        }
        Some(done)
    }
}
