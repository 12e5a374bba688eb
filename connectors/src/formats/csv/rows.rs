//! Rows of the head of a table, for finding out what kind of table it is.

use std::borrow::Cow;

/// How the cells of a table are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) delimiter: u8,
    pub(super) newline: u8,
    pub(super) quoting: bool,
}

/// One row.
#[derive(Debug)]
pub(super) struct Row<'t> {
    /// Its first byte in the text.
    pub(super) start: usize,
    /// The byte after its line end.
    pub(super) end: usize,
    /// Its cells as they stand in the text.
    pub(super) cells: Vec<&'t str>,
    /// Whether the text ended within quotation marks.
    pub(super) is_open: bool,
    /// Whether a cell that began with a quotation mark went on behind the closing one.
    pub(super) is_marred: bool,
}

/// Few cells are this long: a mark that quotes nothing may have opened them.
const LONG_QUOTATION: usize = 16 * 1024;

/// The first rows, up to `most`, empty lines left out. The last one is left out too if it may go on
/// behind the text.
pub(super) fn rows<'t>(text: &'t str, marks: Marks, most: usize, whole: bool) -> Vec<Row<'t>> {
    let mut rows = Vec::new();
    let mut start = 0;
    while start < text.len() && rows.len() < most {
        let row = row(text, start, marks);
        let is_cut = row.end == text.len() && !whole && text.as_bytes().last() != Some(&marks.newline);
        start = row.end;
        let is_empty = row.cells.len() == 1 && row.cells[0].is_empty();
        // A quotation that goes on behind the text is nothing to go by, unless it is suspiciously long.
        let is_long = row.is_open && row.end - row.start > LONG_QUOTATION;
        if is_cut && !is_long {
            break;
        }
        if !is_empty {
            rows.push(row);
        }
    }
    rows
}

fn row(text: &str, start: usize, marks: Marks) -> Row<'_> {
    let bytes = text.as_bytes();
    let mut row = Row { start, end: bytes.len(), cells: Vec::new(), is_open: false, is_marred: false };
    let mut at = start;
    loop {
        let cell = at;
        if marks.quoting && bytes.get(at) == Some(&b'"') {
            at += 1;
            loop {
                match memchr::memchr(b'"', &bytes[at..]) {
                    Some(mark) if bytes.get(at + mark + 1) == Some(&b'"') => at += mark + 2,
                    Some(mark) => {
                        at += mark + 1;
                        break;
                    }
                    None => {
                        row.is_open = true;
                        at = bytes.len();
                        break;
                    }
                }
            }
            let is_end = |b: &u8| *b == marks.delimiter || *b == marks.newline || *b == b'\r';
            row.is_marred |= bytes.get(at).is_some_and(|b| !is_end(b));
        }
        let mark = memchr::memchr2(marks.delimiter, marks.newline, &bytes[at..]);
        let end = mark.map_or(bytes.len(), |mark| at + mark);
        let is_row_end = bytes.get(end).is_none_or(|&b| b == marks.newline);
        let value = &text[cell..end];
        row.cells.push(if is_row_end { value.strip_suffix('\r').unwrap_or(value) } else { value });
        at = end + 1;
        if is_row_end {
            row.end = at.min(bytes.len());
            return row;
        }
    }
}

/// The value of a cell: without its quotation marks, and without blanks around it.
pub(super) fn value(cell: &str, quoting: bool) -> Cow<'_, str> {
    match cell.strip_prefix('"') {
        Some(rest) if quoting => {
            let inner = rest.strip_suffix('"').unwrap_or(rest);
            if inner.contains("\"\"") {
                inner.replace("\"\"", "\"").trim().to_owned().into()
            } else {
                inner.trim().into()
            }
        }
        _ => cell.trim().into(),
    }
}
