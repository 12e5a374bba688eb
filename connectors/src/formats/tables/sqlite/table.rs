//! The trees of tables (<https://www.sqlite.org/fileformat.html#representation_of_sql_tables>).

use crate::formats::Out;
use crate::formats::out::Reading;
use crate::formats::tables::ddl::Definition;
use crate::formats::tables::display;
use crate::formats::tables::sqlite::decoded;
use crate::formats::tables::sqlite::pages::{Loss, Page, Pages};
use crate::formats::tables::sqlite::record::{Value, Values};
use crate::formats::tables::table::Table;
use crate::{FieldId, Reason};

/// SQLite itself goes no deeper than this.
const DEEPEST: usize = 20;

/// Most columns that are told apart.
const MOST_COLUMNS: usize = 32_768;

/// The records of a tree, in the order of their keys.
pub(super) struct Tree {
    root: Option<u32>,
    /// The pages down to the current one, and the next cell of each.
    path: Vec<(Page, usize)>,
    /// What was not read.
    pages: u64,
    cells: u64,
    long: u64,
    first: Option<u32>,
}

impl Tree {
    /// The tree that begins at a page.
    pub(super) fn new(root: u32) -> Tree {
        Tree { root: Some(root), path: Vec::new(), pages: 0, cells: 0, long: 0, first: None }
    }

    /// Whether something could not be read.
    pub(super) fn is_broken(&self) -> bool {
        self.pages + self.cells + self.long > 0
    }

    /// Tells what was not read.
    pub(super) fn finish(&self, out: &mut Out<'_>) {
        let at = self.first.map(|page| format!("; the first on page {page}")).unwrap_or_default();
        if self.pages + self.cells > 0 {
            out.gap(
                Reason::Malformed,
                format!("{} pages and {} records cannot be read{at}", self.pages, self.cells),
            );
        }
        if self.long > 0 {
            out.gap(Reason::Limit, format!("{} records are too long; their ends were not read", self.long));
        }
    }

    /// Goes down to a page.
    fn enter(&mut self, pages: &mut Pages<'_>, number: u32, out: &Out<'_>) -> Reading {
        out.check()?;
        let is_index = self.path.last().map(|(page, _)| page.is_index);
        match pages.page(number) {
            Ok(page) if self.path.len() < DEEPEST && is_index.is_none_or(|index| index == page.is_index) => {
                self.path.push((page, 0));
            }
            _ => {
                self.pages += 1;
                self.first.get_or_insert(number);
            }
        }
        Ok(())
    }

    /// The next record: its key; `None` at the end.
    pub(super) fn next(
        &mut self,
        pages: &mut Pages<'_>,
        out: &Out<'_>,
        record: &mut Vec<u8>,
    ) -> Reading<Option<i64>> {
        if let Some(root) = self.root.take() {
            self.enter(pages, root, out)?;
        }
        while let Some((page, next)) = self.path.last_mut() {
            // On an inner page every cell is visited twice: for the page before it, and for its own record.
            let (index, is_child) = if page.is_leaf { (*next, false) } else { (*next / 2, *next % 2 == 0) };
            *next += 1;
            if index >= page.cells {
                if page.is_leaf || index > page.cells || !is_child {
                    self.path.pop();
                } else {
                    let last = Pages::last_child(page);
                    self.enter(pages, last, out)?;
                }
                continue;
            }
            let number = page.number;
            let Some(cell) = pages.cell(page, index) else {
                self.cells += u64::from(!is_child);
                self.first.get_or_insert(number);
                continue;
            };
            if is_child {
                self.enter(pages, cell.child, out)?;
                continue;
            }
            match pages.record(page, &cell, record)? {
                None => {}
                Some(loss) => {
                    match loss {
                        Loss::Nothing => {}
                        Loss::TooLong => self.long += 1,
                        Loss::Broken => {
                            self.cells += 1;
                            self.first.get_or_insert(number);
                        }
                    }
                    return Ok(Some(cell.rowid));
                }
            }
        }
        Ok(None)
    }
}

/// Reads a table.
pub(super) fn read_table(
    pages: &mut Pages<'_>,
    root: u32,
    definition: Option<&Definition>,
    out: &mut Out<'_>,
) -> Reading {
    let mut table = Table::after(0);
    let columns = Columns::new(definition, &mut table, out);
    let mut reader = Reader { table, columns, shown: String::new() };
    let mut tree = Tree::new(root);
    let mut record = Vec::new();
    let result = loop {
        match tree.next(pages, out, &mut record) {
            Ok(Some(key)) => match reader.row(pages, key, &record, out) {
                Ok(true) => {}
                Ok(false) => tree.cells += 1,
                Err(failure) => break Err(failure),
            },
            Ok(None) => break Ok(()),
            Err(failure) => break Err(failure),
        }
    };
    tree.finish(out);
    reader.table.finish(out);
    result
}

/// Which field each value of a record is of.
struct Columns {
    /// By the place in the record.
    fields: Vec<FieldId>,
    /// The column that is the key of the row, which the record does not hold.
    rowid: Option<usize>,
    has_rowid: bool,
}

impl Columns {
    fn new(definition: Option<&Definition>, table: &mut Table, out: &mut Out<'_>) -> Columns {
        let Some(definition) = definition else {
            return Columns { fields: Vec::new(), rowid: None, has_rowid: true };
        };
        let has_rowid = !definition.without_rowid;
        let mut fields = Vec::new();
        let is = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
        for column in definition.columns.iter().take(MOST_COLUMNS) {
            fields.push(table.column(out, &column.name));
        }
        let columns = || definition.columns.iter().zip(fields.iter().copied()).enumerate();
        if has_rowid {
            // https://www.sqlite.org/lang_createtable.html#rowid
            let is_integer = |name: &str| is(name, "INTEGER");
            let rowid = columns().position(|(_, (column, _))| {
                is_integer(&column.type_name)
                    && (column.is_key || matches!(&definition.key[..], [only] if is(only, &column.name)))
            });
            let stored: Vec<FieldId> = columns()
                .filter(|(_, (column, _))| !column.is_virtual)
                .map(|(_, (_, field))| field)
                .collect();
            let rowid =
                rowid.and_then(|at| fields.get(at)).and_then(|id| stored.iter().position(|s| s == id));
            return Columns { fields: stored, rowid, has_rowid };
        }
        // The key comes first, without columns that it names twice.
        let mut stored: Vec<FieldId> = Vec::new();
        let single: Vec<String> =
            definition.columns.iter().filter(|c| c.is_any_key).map(|c| c.name.clone()).collect();
        for name in single.iter().chain(&definition.key) {
            if let Some((_, (_, field))) = columns().find(|(_, (column, _))| is(&column.name, name))
                && !stored.contains(&field)
            {
                stored.push(field);
            }
        }
        let keys = stored.len();
        for (_, (column, field)) in columns() {
            if !column.is_virtual && !stored[..keys].contains(&field) {
                stored.push(field);
            }
        }
        Columns { fields: stored, rowid: None, has_rowid }
    }
}

struct Reader {
    table: Table,
    columns: Columns,
    shown: String,
}

impl Reader {
    /// Reads a record. False when it breaks the rules of the format.
    fn row(&mut self, pages: &Pages<'_>, key: i64, record: &[u8], out: &mut Out<'_>) -> Reading<bool> {
        if self.columns.has_rowid {
            self.table.key(key);
        }
        let Some(mut values) = Values::new(record) else {
            self.table.end_record(out);
            return Ok(false);
        };
        let mut at = 0;
        while at < MOST_COLUMNS
            && let Some(value) = values.next()
        {
            let field = match self.columns.fields.get(at) {
                Some(field) => *field,
                // The definition is not understood, or has fewer columns.
                None => {
                    let name = format!("{}", at + 1);
                    let field = self.table.column(out, &name);
                    self.columns.fields.push(field);
                    field
                }
            };
            self.shown.clear();
            match value {
                Value::Null if self.columns.rowid == Some(at) => display::integer(&mut self.shown, key),
                Value::Null => {}
                Value::Integer(number) => display::integer(&mut self.shown, number),
                Value::Real(number) => display::float(&mut self.shown, number),
                Value::Text(bytes) => self.table.text(out, field, &decoded(pages.text, bytes)),
                Value::Blob(bytes) => self.table.bytes(out, field, bytes)?,
            }
            if !self.shown.is_empty() {
                self.table.text(out, field, &self.shown);
            }
            at += 1;
        }
        self.table.end_record(out);
        Ok(!values.is_cut)
    }
}
