//! Rows of cells: which row names the columns, and the records below it.

use std::collections::BTreeMap;

use crate::FieldId;
use crate::formats::csv::names_columns;
use crate::formats::{Out, Prose, Rows};

/// How many rows are looked at to find the one that names the columns, and how many bytes and cells of them.
const HEAD_ROWS: usize = 50;
const HEAD_BYTES: usize = 128 * 1024;
const HEAD_CELLS: usize = 4096;

/// A header stands among so many rows.
const PREAMBLE: usize = 10;

/// Columns beyond this one count as this one: spreadsheets have 16,384.
const MOST_COLUMNS: u32 = 1 << 16;

/// Rows behind this one count as this one: spreadsheets have 1,048,576.
const MOST_ROWS: u32 = 1 << 20;

/// A sheet whose cells come row by row. Records are its rows below the one that names the columns, empty ones
/// included, so that the n-th record is n rows below that; without such a row they are all rows from the first on.
/// Rows above it are running text.
#[derive(Default)]
pub(super) struct Grid {
    head: Vec<(u32, Vec<(u32, String)>)>,
    bytes: usize,
    cells: usize,
    records: Option<Records>,
}

struct Records {
    rows: Rows,
    /// Where records begin: the row of the first one.
    row: u32,
    names: BTreeMap<u32, String>,
    fields: BTreeMap<u32, FieldId>,
    /// Whether the current record has a value.
    is_open: bool,
}

impl Grid {
    /// A cell: its row and column, from 0. Rows ascend; what stands in an earlier one than before counts to the
    /// current one.
    pub(super) fn cell(&mut self, out: &mut Out<'_>, row: u32, column: u32, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let (row, column) = (row.min(MOST_ROWS), column.min(MOST_COLUMNS - 1));
        if let Some(records) = &mut self.records {
            return records.cell(out, row, column, text);
        }
        let is_new = self.head.last().is_none_or(|(last, _)| *last < row);
        if is_new && self.is_head_full() {
            self.decide(out);
            return self.cell(out, row, column, text);
        }
        self.bytes += text.len();
        self.cells += 1;
        if is_new {
            self.head.push((row, Vec::new()));
        }
        if let Some((_, cells)) = self.head.last_mut() {
            cells.push((column, text.to_owned()));
        }
        // A row that does not end.
        if self.cells > HEAD_CELLS || self.bytes > 4 * HEAD_BYTES {
            self.decide(out);
        }
    }

    /// Whether these rows of a document's table have a header: then they are records.
    pub(super) fn is_table(rows: &[Vec<String>]) -> bool {
        let filled = |row: &Vec<String>| {
            let cells = row.iter().enumerate().filter(|(_, text)| !text.trim().is_empty());
            cells.map(|(column, text)| (column as u32, text.clone())).collect::<Vec<_>>()
        };
        let head: Vec<_> = rows.iter().map(filled).filter(|row| !row.is_empty()).take(HEAD_ROWS).collect();
        let head: Vec<_> = (0..).zip(head).collect();
        // A form of two rows is no table.
        let is_wide = head.iter().any(|(_, cells)| cells.len() > HEAD_CELLS);
        !is_wide
            && head.len() >= 3
            && head.first().is_some_and(|(_, cells)| cells.len() >= 2)
            && header(&head) == Some(0)
    }

    fn is_head_full(&self) -> bool {
        self.head.len() >= HEAD_ROWS || self.bytes >= HEAD_BYTES || self.cells >= HEAD_CELLS / 2
    }

    /// Hands on what is left.
    pub(super) fn finish(mut self, out: &mut Out<'_>) {
        if self.records.is_none() {
            self.decide(out);
        }
        if let Some(mut records) = self.records.filter(|records| records.rows.fields() > 0) {
            if records.is_open {
                records.rows.end_record(out);
            }
            records.rows.finish(out);
        }
    }

    fn decide(&mut self, out: &mut Out<'_>) {
        let head = std::mem::take(&mut self.head);
        let header = header(&head);
        let mut names = BTreeMap::new();
        let mut body = &head[..];
        let mut row = 0;
        if let Some(at) = header {
            let (above, below) = head.split_at(at);
            let mut prose = Prose::new();
            for (_, cells) in above {
                for (number, (_, text)) in cells.iter().enumerate() {
                    prose.push(out, if number > 0 { "\t" } else { "" });
                    prose.push(out, text);
                }
                prose.end_line(out);
            }
            prose.finish(out);
            if let Some(((named, cells), rest)) = below.split_first() {
                names = cells.iter().map(|(column, name)| (*column, name.trim().to_owned())).collect();
                row = named.saturating_add(1);
                body = rest;
            }
        }
        let mut records = Records { rows: Rows::new(), row, names, fields: BTreeMap::new(), is_open: false };
        // A header above nothing has columns too.
        let columns: Vec<u32> = records.names.keys().copied().collect();
        for column in columns {
            records.field(out, column);
        }
        for (row, cells) in body {
            for (column, text) in cells {
                records.cell(out, *row, *column, text);
            }
        }
        self.records = Some(records);
    }
}

impl Records {
    fn cell(&mut self, out: &mut Out<'_>, row: u32, column: u32, text: &str) {
        while u64::from(self.row) + self.rows.records() < u64::from(row) {
            self.rows.end_record(out);
        }
        let field = self.field(out, column);
        self.is_open = true;
        self.rows.value(out, field, text);
    }

    fn field(&mut self, out: &mut Out<'_>, column: u32) -> FieldId {
        if let Some(field) = self.fields.get(&column) {
            return *field;
        }
        let name = match self.names.get(&column) {
            Some(name) => name.clone(),
            None if self.names.is_empty() => letters(column),
            None => format!("column {}", letters(column)),
        };
        let field = self.rows.column(out, &name);
        self.fields.insert(column, field);
        field
    }
}

/// Which of the first rows names the columns.
fn header(head: &[(u32, Vec<(u32, String)>)]) -> Option<usize> {
    let most = head.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let usual =
        (1..=most).max_by_key(|count| head.iter().filter(|(_, cells)| cells.len() == *count).count())?;
    // The header names at least most of the columns that most rows have.
    let at = head.iter().take(PREAMBLE).position(|(_, cells)| cells.len() * 4 >= usual * 3)?;
    let rows = head.get(at..).unwrap_or_default();
    let named = rows.first().map_or(0, |(_, cells)| cells.len());
    if rows.len() < 2 || (named < 2 && rows.len() < 3) {
        return None;
    }
    let mut columns: Vec<u32> = rows.iter().flat_map(|(_, cells)| cells.iter().map(|(at, _)| *at)).collect();
    columns.sort_unstable();
    columns.dedup();
    let dense: Vec<Vec<&str>> = rows
        .iter()
        .map(|(_, cells)| {
            let mut row = vec![""; columns.len()];
            for (column, text) in cells {
                if let Some(cell) = columns.binary_search(column).ok().and_then(|at| row.get_mut(at)) {
                    *cell = text;
                }
            }
            row
        })
        .collect();
    names_columns(&dense).then_some(at)
}

/// The name of a column of a spreadsheet, from 0: `A`, `Z`, `AA`.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    letters.iter().rev().map(|byte| char::from(*byte)).collect()
}

/// The column of a reference to a cell (`BC12`), and its row, from 0 both.
pub(super) fn reference(cell: &str) -> Option<(u32, u32)> {
    let split = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = cell.split_at_checked(split)?;
    let mut column = 0u32;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(value) + 1)?;
    }
    Some((column.checked_sub(1)?, digits.parse::<u32>().ok()?.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::{letters, reference};

    #[test]
    fn columns_have_letters() {
        let names = [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")];
        for (column, name) in names {
            assert_eq!(letters(column), name);
            assert_eq!(reference(&format!("{name}7")), Some((column, 6)));
        }
        assert_eq!(reference("A0"), None);
        assert_eq!(reference("7"), None);
    }
}
