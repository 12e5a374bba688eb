//! What kind of table it is, told by its head.

use std::collections::BTreeSet;

use crate::formats::csv::header::is_header;
use crate::formats::csv::rows::{Marks, Row, rows, value};

/// What kind of table it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between the cells of a row: `,`, `;`, `|` or a tab.
    pub(crate) delimiter: u8,
    /// The byte at the end of a row: a line feed, or a carriage return where there are no line
    /// feeds.
    pub(crate) newline: u8,
    /// Whether cells may be quoted with `"`.
    pub(crate) quoting: bool,
    /// The names of the columns: those of the header made unique, or their numbers from 1.
    pub(crate) names: Vec<String>,
    /// Whether the names are those of a header.
    pub(crate) has_header: bool,
    /// Decoded bytes of lines before the header that are no table.
    pub(crate) preamble: usize,
    /// Decoded bytes before the first row of data.
    pub(crate) data: usize,
}

impl Dialect {
    /// The media type: <https://www.iana.org/assignments/media-types/text/csv>,
    /// <https://www.iana.org/assignments/media-types/text/tab-separated-values>.
    pub fn media_type(&self) -> &'static str {
        if self.delimiter == b'\t' { "text/tab-separated-values" } else { "text/csv" }
    }

    /// The character between the cells of a row.
    pub fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// Whether the columns are named by a header. If not, their names are their numbers from 1.
    pub fn has_header(&self) -> bool {
        self.has_header
    }

    /// How many columns the header or the first row has.
    pub fn columns(&self) -> usize {
        self.names.len()
    }

    /// The name of a column, from 0 on. Columns that only some rows have are called `column 7`, or
    /// `7` in a table without a header.
    pub fn column_name(&self, column: usize) -> String {
        match self.names.get(column) {
            Some(name) => name.clone(),
            None if self.has_header => format!("column {}", column + 1),
            None => (column + 1).to_string(),
        }
    }

    /// The byte that quotes; one that is no part of any text where none does.
    pub(crate) fn quote(&self) -> u8 {
        if self.quoting { b'"' } else { 0xff }
    }
}

/// How willing the detector is to see a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expect {
    /// The name says that it is one.
    Table,
    /// The name says nothing.
    Anything,
}

/// Delimiters, the most common first.
const DELIMITERS: [u8; 4] = *b",\t;|";

/// How many rows are looked at.
const ROWS: usize = 100;

/// How many lines may stand before the header.
const PREAMBLE: usize = 10;

/// Without a hint, this share of the rows has the same number of cells, in per cent.
const CONSISTENT: usize = 95;

/// With one, this share.
const CONSISTENT_TABLE: usize = 50;

/// Without a hint, cells are shorter than this on average.
const LONGEST_MEAN: usize = 48;

/// What kind of table the head is the head of; `None` if it is none. `whole`: nothing follows.
pub(crate) fn detect(head: &str, whole: bool, expect: Expect) -> Option<Dialect> {
    let has_line_feed = memchr::memchr(b'\n', head.as_bytes()).is_some();
    let newline = if !has_line_feed && head.contains('\r') { b'\r' } else { b'\n' };
    let mut best: Option<((bool, usize), Table<'_>)> = None;
    for delimiter in DELIMITERS {
        if expect == Expect::Anything
            && !(is_likely(head, delimiter, newline) && may_be_consistent(head, delimiter, newline, whole))
        {
            continue;
        }
        let Some(table) = table(head, delimiter, newline, whole, expect) else { continue };
        let score = (table.is_regular(), table.agreeing * table.columns.min(16));
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, table));
        }
    }
    match best {
        Some((_, table)) => Some(table.dialect()),
        None if expect == Expect::Table => single_column(head, newline, whole),
        None => None,
    }
}

/// A first look that is cheap: most of the first lines hold the delimiter.
fn is_likely(head: &str, delimiter: u8, newline: u8) -> bool {
    const LINES: usize = 12;
    let mut lines = 0;
    let mut with = 0;
    for line in head.as_bytes().split(|&b| b == newline).filter(|line| !line.is_empty()).take(LINES) {
        lines += 1;
        with += usize::from(memchr::memchr(delimiter, line).is_some());
    }
    with >= 3 && with * 2 > lines
}

/// A second look, for text without quotation marks: whether its rows can be as consistent as [`table`] wants
/// them, told without taking them apart. Most prose ends here.
fn may_be_consistent(head: &str, delimiter: u8, newline: u8, whole: bool) -> bool {
    let (mut counts, mut rows, mut at) = ([0usize; ROWS], 0, 0);
    let bytes = head.as_bytes();
    while at < bytes.len() && rows < ROWS {
        let mark = memchr::memchr(newline, &bytes[at..]);
        let line = &bytes[at..mark.map_or(bytes.len(), |mark| at + mark)];
        at += line.len() + 1;
        if memchr::memchr(b'"', line).is_some() {
            return true;
        }
        let is_empty = line.strip_suffix(b"\r").unwrap_or(line).is_empty();
        if (mark.is_none() && !whole) || is_empty {
            continue;
        }
        counts[rows] = memchr::memchr_iter(delimiter, line).count() + 1;
        rows += 1;
    }
    let counts = &counts[..rows];
    let Some(columns) = usual_columns(counts.iter().copied()) else { return false };
    let preamble = counts.iter().position(|&count| count >= columns).unwrap_or(0);
    let body = &counts[preamble..];
    let agreeing = body.iter().filter(|&&count| count == columns).count();
    agreeing * 100 >= body.len() * CONSISTENT
}

struct Table<'t> {
    marks: Marks,
    /// The number of cells that most rows have.
    columns: usize,
    /// How many rows have it.
    agreeing: usize,
    rows: Vec<Row<'t>>,
    /// How many rows stand before the table.
    preamble: usize,
    has_header: bool,
}

fn table<'t>(head: &'t str, delimiter: u8, newline: u8, whole: bool, expect: Expect) -> Option<Table<'t>> {
    let (marks, rows) = quoted_or_not(head, Marks { delimiter, newline, quoting: true }, whole);
    let columns = usual_columns(rows.iter().map(|row| row.cells.len()))?;
    let preamble = rows.iter().position(|row| row.cells.len() >= columns).filter(|&at| at <= PREAMBLE)?;
    let body = &rows[preamble..];
    let agreeing = body.iter().filter(|row| row.cells.len() == columns).count();
    let share = agreeing * 100 / body.len().max(1);
    let may_be = match expect {
        Expect::Table => share >= CONSISTENT_TABLE,
        Expect::Anything => body.len() >= 3 && share >= CONSISTENT && preamble <= 3,
    };
    if !may_be {
        return None;
    }
    let has_header = is_header(body, marks.quoting);
    let is_table = match expect {
        Expect::Table => true,
        Expect::Anything => {
            (columns > 2 || (has_header && delimiter != b'|')) && looks_like_cells(body, marks)
        }
    };
    is_table.then_some(Table { marks, columns, agreeing, rows, preamble, has_header })
}

/// Some tables, most of all with tabs, hold quotation marks that quote nothing.
fn quoted_or_not(head: &str, marks: Marks, whole: bool) -> (Marks, Vec<Row<'_>>) {
    let quoted = rows(head, marks, ROWS, whole);
    let Some(broken) = quoted.iter().find(|row| row.is_marred || row.is_open).map(|row| row.start) else {
        return (marks, quoted);
    };
    let plain_marks = Marks { quoting: false, ..marks };
    let plain = rows(head, plain_marks, usize::MAX, whole);
    // They quote nothing when without them nearly all rows from there on are like the first.
    let columns = plain.first().map_or(0, |row| row.cells.len());
    let (mut all, mut agreeing) = (0, 0);
    for row in plain.iter().filter(|row| row.start >= broken) {
        all += 1;
        agreeing += usize::from(row.cells.len() == columns);
    }
    let is_regular = columns > 1 && all > 0 && agreeing * 100 >= all * CONSISTENT;
    if !is_regular {
        return (marks, quoted);
    }
    (plain_marks, plain.into_iter().take(ROWS).collect())
}

/// The number of cells that most rows have, if it is more than one.
fn usual_columns(cells: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts: Vec<usize> = cells.filter(|&count| count > 1).collect();
    counts.sort_unstable();
    counts.chunk_by(|a, b| a == b).max_by_key(|run| (run.len(), run[0])).map(|run| run[0])
}

/// Prose and lists have blanks behind their commas, and long stretches between them.
fn looks_like_cells(rows: &[Row<'_>], marks: Marks) -> bool {
    let (mut cells, mut length, mut blanks, mut stamps) = (0, 0, 0, 0);
    for row in rows {
        for (at, cell) in row.cells.iter().enumerate() {
            cells += 1;
            length += cell.len();
            blanks += usize::from(at > 0 && cell.starts_with(' '));
        }
        // Loggers write the milliseconds of a time behind a comma: `12:00:00,123 INFO`.
        let is_stamp = row.cells.len() == 2
            && row.cells[0].ends_with(|c: char| c.is_ascii_digit())
            && row.cells[0].contains(':')
            && row.cells[1].starts_with(|c: char| c.is_ascii_digit());
        stamps += usize::from(is_stamp);
    }
    let is_list = marks.delimiter != b'\t' && marks.delimiter != b'|' && blanks * 3 > cells;
    length < LONGEST_MEAN * cells && !is_list && stamps * 2 < rows.len().max(1)
}

/// A table of one column has no delimiter: its name and its header say what it is.
fn single_column(head: &str, newline: u8, whole: bool) -> Option<Dialect> {
    let marks = Marks { delimiter: b',', newline, quoting: true };
    let rows = rows(head, marks, ROWS, whole);
    let is_short = rows.iter().all(|row| row.cells.len() == 1 && row.end - row.start <= 256);
    if rows.len() < 2 || !is_short || !is_header(&rows, true) {
        return None;
    }
    let agreeing = rows.len();
    Some(Table { marks, columns: 1, agreeing, rows, preamble: 0, has_header: true }.dialect())
}

impl Table<'_> {
    /// Whether it begins with a header, and every row has its number of cells: a row alone, behind others, agrees
    /// with itself however it is cut.
    fn is_regular(&self) -> bool {
        self.has_header && self.agreeing > 1 && self.agreeing == self.rows.len()
    }

    fn dialect(self) -> Dialect {
        let first = &self.rows[self.preamble];
        let preamble = if self.preamble == 0 { 0 } else { first.start };
        let (names, data) = if self.has_header {
            (unique_names(first, self.marks.quoting), first.end)
        } else {
            ((1..=self.columns).map(|number| number.to_string()).collect(), preamble)
        };
        Dialect {
            delimiter: self.marks.delimiter,
            newline: self.marks.newline,
            quoting: self.marks.quoting,
            names,
            has_header: self.has_header,
            preamble,
            data,
        }
    }
}

/// The names of a header: an empty one is the number of its column, one that stands there again has
/// `~2` behind it.
fn unique_names(header: &Row<'_>, quoting: bool) -> Vec<String> {
    let mut names = Vec::with_capacity(header.cells.len());
    let mut taken = BTreeSet::new();
    for (at, cell) in header.cells.iter().enumerate() {
        let base = match value(cell, quoting) {
            name if name.is_empty() => (at + 1).to_string(),
            name => name.into_owned(),
        };
        let mut name = base.clone();
        let mut times = 2;
        while !taken.insert(name.clone()) {
            name = format!("{base}~{times}");
            times += 1;
        }
        names.push(name);
    }
    names
}
