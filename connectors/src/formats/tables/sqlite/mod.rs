//! Databases of SQLite (<https://www.sqlite.org/fileformat.html>), read by their format: no library that
//! would run what a file asks for.
//!
//! Tables are read from their trees; indexes hold copies and are not. Pages that are free, and what deleted
//! rows have left in others, are no content of the database and are not read. Neither is a `-wal` or
//! `-journal` beside the file: it is a file of its own, and is accounted for under its own name.

mod pages;
mod record;
mod table;

use std::borrow::Cow;

use crate::formats::kind::Part;
use crate::formats::out::Reading;
use crate::formats::tables::ddl;
use crate::formats::tables::sqlite::pages::{Pages, Text};
use crate::formats::tables::sqlite::record::{Value, Values};
use crate::formats::tables::sqlite::table::{Tree, read_table};
use crate::formats::{Input, Out, Prose, unicode};
use crate::{Failure, Gap, Reason};

/// Tables, views, triggers: how many there may be.
const MOST_ENTRIES: usize = 100_000;

/// Bytes of their statements that are kept.
const MOST_SQL: usize = 16 << 20;

/// Always read by one worker.
pub(crate) fn parts(_input: &Input<'_>, _part: u64) -> Reading<u32> {
    Ok(1)
}

/// What the table of all tables says of one of them
/// (<https://www.sqlite.org/fileformat.html#storage_of_the_sql_database_schema>).
struct Entry {
    kind: String,
    name: String,
    root: u32,
    sql: String,
}

/// Reads a database.
pub(crate) fn read(input: &Input<'_>, _part: Part, out: &mut Out<'_>) -> Reading {
    let mut pages = Pages::open(input)?;
    let entries = entries(&mut pages, out)?;
    let mut statements = Prose::source();
    for entry in entries.iter().filter(|entry| !entry.sql.is_empty()) {
        statements.push(out, &entry.sql);
        statements.push(out, ";\n");
    }
    statements.finish(out);
    for entry in &entries {
        let place = match entry.kind.as_str() {
            "table" if entry.root == 0 => {
                let place = out.place().part("table", entry.name.as_bytes());
                view(out, place, "a virtual table: what it keeps stands in tables of their own");
                continue;
            }
            "table" => out.place().part("table", entry.name.as_bytes()),
            "view" => {
                let place = out.place().part("view", entry.name.as_bytes());
                view(out, place, "a view: what it shows stands in tables");
                continue;
            }
            _ => continue,
        };
        let definition = ddl::create_table(&entry.sql);
        out.within(place, |out| read_table(&mut pages, entry.root, definition.as_ref(), out))?;
    }
    Ok(())
}

fn view(out: &mut Out<'_>, place: crate::Place, detail: &str) {
    out.visitor().gap(Gap { place, reason: Reason::View, detail: detail.to_owned(), bytes: None });
}

/// The tables and what else there is.
fn entries(pages: &mut Pages<'_>, out: &mut Out<'_>) -> Reading<Vec<Entry>> {
    let text = pages.text;
    let mut entries: Vec<Entry> = Vec::new();
    let mut length = 0;
    let mut is_cut = false;
    let mut tree = Tree::new(1);
    let mut record = Vec::new();
    while tree.next(pages, out, &mut record)?.is_some() {
        let Some(mut values) = Values::new(&record) else { continue };
        let mut word = || match values.next() {
            Some(Value::Text(bytes)) => decoded(text, bytes).into_owned(),
            Some(Value::Integer(number)) => number.to_string(),
            _ => String::new(),
        };
        let (kind, name, _of, root, sql) = (word(), word(), word(), word(), word());
        length += name.len() + sql.len();
        if entries.len() >= MOST_ENTRIES || length > MOST_SQL {
            is_cut = true;
            break;
        }
        entries.push(Entry { kind, name, root: root.parse().unwrap_or(0), sql });
    }
    if is_cut {
        out.gap(Reason::Limit, "too many tables; the rest was not read");
    }
    tree.finish(out);
    if entries.is_empty() && tree.is_broken() {
        return Err(Failure::malformed("the table of tables cannot be read"));
    }
    Ok(entries)
}

/// A text of the database.
fn decoded(text: Text, bytes: &[u8]) -> Cow<'_, str> {
    match text {
        Text::Utf8 => match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(unicode::mend(bytes)),
        },
        Text::Utf16Le => encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0,
        Text::Utf16Be => encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0,
    }
}
