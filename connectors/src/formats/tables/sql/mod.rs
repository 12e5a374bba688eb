//! Dumps of tables as SQL: those of PostgreSQL, MySQL, SQLite, SQL Server and Oracle.
//!
//! Rows become records of their table (`#table=public.users`), whatever else there is becomes running text of
//! the file: comments, functions, definitions.

mod copy;
mod literal;
mod recognise;
mod source;
mod statement;
mod values;

use std::collections::BTreeMap;

use crate::Reason;
use crate::formats::out::Reading;
use crate::formats::tables::ddl;
use crate::formats::tables::sql::source::Source;
use crate::formats::tables::sql::statement::{Header, copy_header, insert_header, is_data};
use crate::formats::tables::sql::values::{Fields, RowEnd, Rows, dollar_tag};
use crate::formats::tables::table::Table;
use crate::formats::{Input, Out, Prose};

pub(in crate::formats::tables) use recognise::is_sql;

/// How far ahead is looked for the end of a comment, a literal, a definition.
const AHEAD: usize = 256 * 1024;

/// How statements with rows or columns begin.
const FIRST_WORDS: &[&str] = &["COPY", "CREATE", "INSERT", "REPLACE"];

/// How many tables are known at a time.
const MOST_TABLES: usize = 10_000;

/// Reads a dump.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut dump =
        Dump { source: Source::new(input), tables: BTreeMap::new(), text: None, backslashes: None };
    let result = dump.read(out);
    if let Some(text) = dump.text {
        text.finish(out);
    }
    result
}

/// What is known of a table.
#[derive(Default)]
struct Known {
    columns: Vec<String>,
    /// Its rows so far.
    rows: u64,
}

struct Dump<'d> {
    source: Source<'d>,
    tables: BTreeMap<String, Known>,
    /// The running text that is being read.
    text: Option<Prose>,
    /// Whether backslashes escape, once that is known.
    backslashes: Option<bool>,
}

impl Dump<'_> {
    fn read(&mut self, out: &mut Out<'_>) -> Reading {
        // Whether a statement may begin here.
        let mut is_start = true;
        let mut passed = 0u32;
        while self.source.fill(AHEAD)? {
            out.check()?;
            if self.backslashes.is_none() {
                self.backslashes = Some(has_backslashes(self.source.rest()));
            }
            // What is in memory, but for the end, where something may be cut off.
            let mut left = self.source.rest().len().saturating_sub(AHEAD / 2).max(1);
            while left > 0 && !self.source.rest().is_empty() {
                let before = self.source.rest().len();
                if is_start && self.statement(out)? {
                    break;
                }
                is_start = self.pass(out);
                passed = passed.wrapping_add(1);
                if passed.is_multiple_of(64) {
                    out.check()?;
                }
                left = left.saturating_sub(before - self.source.rest().len());
            }
        }
        Ok(())
    }

    /// Reads a statement with rows, if one begins here.
    fn statement(&mut self, out: &mut Out<'_>) -> Reading<bool> {
        let rest = self.source.rest();
        let begins = rest.trim_ascii_start();
        let length = begins.bytes().take(8).take_while(u8::is_ascii_alphabetic).count();
        let word = begins.get(..length).unwrap_or_default();
        if !FIRST_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            return Ok(false);
        }
        // Looking ahead for nothing takes time.
        out.check()?;
        if word.eq_ignore_ascii_case("CREATE") {
            if let Some(definition) = ddl::create_table(begins)
                && self.tables.len() < MOST_TABLES
            {
                let columns = definition.columns.into_iter().map(|column| column.name).collect();
                self.tables.insert(definition.name, Known { columns, rows: 0 });
            }
            return Ok(false);
        }
        if word.eq_ignore_ascii_case("COPY") {
            let blanks = rest.len() - begins.len();
            let Some(header) = copy_header(begins) else { return Ok(false) };
            self.end_text(out);
            self.source.advance(blanks + header.length);
            self.table(header, out, |dump, fields, table, out| {
                copy::read(&mut dump.source, fields, table, out)
            })?;
            return Ok(true);
        }
        let Some(header) = insert_header(rest).filter(|header| is_data(rest, header)) else {
            return Ok(false);
        };
        let opening = rest.get(..header.length).unwrap_or_default().trim_ascii_start().to_owned();
        self.end_text(out);
        self.source.advance(header.length);
        self.table(header, out, |dump, fields, table, out| dump.inserts(&opening, fields, table, out))?;
        Ok(true)
    }

    /// Reads rows of a table with `rows`.
    fn table(
        &mut self,
        header: Header,
        out: &mut Out<'_>,
        rows: impl FnOnce(&mut Self, &mut Fields, &mut Table, &mut Out<'_>) -> Reading,
    ) -> Reading {
        if header.has_backticks {
            self.backslashes = Some(true);
        }
        let known = self.tables.get(&header.table);
        let before = known.map_or(0, |known| known.rows);
        let columns = match header.columns.is_empty() {
            true => known.map(|known| known.columns.clone()).unwrap_or_default(),
            false => header.columns,
        };
        let place = out.place().part("table", header.table.as_bytes());
        let mut done = before;
        out.within(place, |out| {
            let mut table = Table::after(before);
            let mut fields = Fields::new(columns);
            fields.announce(&mut table, out);
            let result = rows(self, &mut fields, &mut table, out);
            done = before.saturating_add(table.rows.records());
            table.finish(out);
            result
        })?;
        if self.tables.len() < MOST_TABLES || self.tables.contains_key(&header.table) {
            self.tables.entry(header.table).or_default().rows = done;
        }
        Ok(())
    }

    /// Reads the rows of an `INSERT`, and those of others that follow and begin alike.
    fn inserts(
        &mut self,
        opening: &str,
        fields: &mut Fields,
        table: &mut Table,
        out: &mut Out<'_>,
    ) -> Reading {
        let mut rows = Rows::new(self.backslashes.unwrap_or(false));
        let mut count = 0u32;
        let source = &mut self.source;
        loop {
            count = count.wrapping_add(1);
            if count.is_multiple_of(256) {
                out.check()?;
            }
            source.skip_blanks()?;
            if source.peek()? != Some(b'(') {
                break;
            }
            match rows.row(source, fields, table, out)? {
                RowEnd::Closed => {}
                RowEnd::Code => break,
                RowEnd::Missing => {
                    out.gap(Reason::Malformed, "the dump ends within a row");
                    break;
                }
            }
            source.skip_blanks()?;
            let is_end = match source.peek()? {
                Some(b',') => {
                    source.advance(1);
                    continue;
                }
                Some(b';') => {
                    source.advance(1);
                    source.skip_blanks()?;
                    true
                }
                _ => true,
            };
            source.fill(opening.len())?;
            if is_end && source.rest().starts_with(opening) {
                source.advance(opening.len());
                continue;
            }
            break;
        }
        rows.finish(out);
        Ok(())
    }

    /// Passes over a comment, a literal or a line that is neither, as running text. Whether a statement may
    /// begin behind it.
    fn pass(&mut self, out: &mut Out<'_>) -> bool {
        let rest = self.source.rest();
        let (length, is_start) = match rest.as_bytes() {
            [b'-', b'-', ..] | [b'#', ..] => (line_end(rest), true),
            [b'/', b'*', ..] => (rest.find("*/").map_or(2, |at| at + 2), true),
            [quote @ (b'\'' | b'"' | b'`'), ..] => {
                let inner = rest.get(1..).unwrap_or_default();
                (memchr::memchr(*quote, inner.as_bytes()).map_or(1, |at| at + 2), false)
            }
            [b'$', ..] => {
                let end = dollar_tag(rest).and_then(|tag| {
                    let behind = rest.get(tag.len()..)?;
                    Some(2 * tag.len() + behind.find(tag)?)
                });
                (end.unwrap_or(1), false)
            }
            [b'\n' | b';', ..] => (1, true),
            [b'-' | b'/', ..] => (1, false),
            _ => {
                let is_mark = |c: char| matches!(c, '\n' | ';' | '\'' | '"' | '`' | '$' | '-' | '/' | '#');
                (rest.find(is_mark).unwrap_or(rest.len()).max(1), false)
            }
        };
        let length = crate::formats::unicode::ceil(rest, length);
        self.tell(length, out);
        is_start
    }

    /// The next bytes are running text.
    fn tell(&mut self, length: usize, out: &mut Out<'_>) {
        let own = self.source.rest().get(..length).unwrap_or_default();
        if self.text.is_none() && own.trim_ascii().is_empty() {
            return self.source.advance(length);
        }
        if self.text.is_none() {
            let (offset, lines, line_start) = self.source.position();
            self.text = Some(Prose::source_at(offset, lines, line_start));
        }
        let own = self.source.rest().get(..length).unwrap_or_default();
        if let Some(text) = &mut self.text {
            text.push(out, own);
        }
        self.source.advance(length);
    }

    fn end_text(&mut self, out: &mut Out<'_>) {
        if let Some(text) = self.text.take() {
            text.finish(out);
        }
    }
}

/// The length of the line, its end included.
fn line_end(text: &str) -> usize {
    memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |end| end + 1)
}

/// Whether backslashes escape in the literals of this dump.
fn has_backslashes(head: &str) -> bool {
    const MARKS: &[&str] = &[
        "-- MySQL dump",
        "-- MariaDB dump",
        "phpMyAdmin",
        "/*!4",
        "/*!5",
        "ENGINE=",
        "INSERT INTO `",
        "standard_conforming_strings = off",
    ];
    MARKS.iter().any(|mark| head.contains(mark))
}
