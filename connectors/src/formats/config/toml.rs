//! TOML (<https://toml.io/en/v1.1.0>).

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::formats::config::beside;
use crate::formats::markup::decoded::Decoded;
use crate::formats::markup::tree::{PathId, Tree};
use crate::formats::out::Reading;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// Bytes of a document that is parsed: larger ones are read as text.
const MOST: usize = 4 << 20;

/// Reads TOML: each value a field of its path; the elements of an array of tables in the document's own table
/// are records, as is all that stands in none.
///
/// # Errors
/// When it cannot be read on.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut decoded = Decoded::new(input, out.meter())?;
    let (text, is_all) = beside::text(&mut decoded, MOST, out)?;
    if !is_all {
        return beside::as_text(&mut decoded, &text, out);
    }
    let table = match DeTable::parse(&text) {
        Ok(table) => table,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let failure = Failure::malformed(format!("no TOML at offset {at}: all of it was read as text"));
            beside::as_text(&mut decoded, &text, out)?;
            return Err(failure);
        }
    };
    let mut walk = Walk { tree: Tree::new(out), spans: Vec::new(), was_deep: false };
    let mut later = Vec::new();
    for (key, value) in table.get_ref() {
        if is_tables(value) {
            later.push((key, value));
        } else {
            walk.entry(out, Tree::ROOT, key, value, 0);
        }
    }
    walk.tree.end_record(out);
    for (key, value) in later {
        walk.spans.push(key.span());
        let path = walk.tree.key(out, Tree::ROOT, key.get_ref());
        let path = walk.tree.any(path);
        for element in value.get_ref().as_array().into_iter().flat_map(|array| array.iter()) {
            walk.value(out, path, element, 1);
            walk.tree.end_record(out);
        }
    }
    walk.tree.finish(out);
    let mut spans = walk.spans;
    spans.sort_by_key(|span| (span.start, span.end));
    beside::comments(&text, &spans, out)
}

/// Whether a value is an array of tables.
fn is_tables(value: &Spanned<DeValue<'_>>) -> bool {
    let array = value.get_ref().as_array();
    array.is_some_and(|array| !array.is_empty() && array.iter().all(|value| value.get_ref().is_table()))
}

struct Walk {
    tree: Tree,
    /// Where keys and values stand that may hold a `#`.
    spans: Vec<Range<usize>>,
    was_deep: bool,
}

/// Values within values. The parser does not go so far.
const DEEPEST: usize = 256;

impl Walk {
    fn entry(
        &mut self,
        out: &mut Out<'_>,
        above: PathId,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
        depth: usize,
    ) {
        self.spans.push(key.span());
        let path = self.tree.key(out, above, key.get_ref());
        self.value(out, path, value, depth + 1);
    }

    fn value(&mut self, out: &mut Out<'_>, path: PathId, value: &Spanned<DeValue<'_>>, depth: usize) {
        if depth > DEEPEST {
            if !std::mem::replace(&mut self.was_deep, true) {
                out.gap(Reason::DepthLimit, format!("more than {DEEPEST} values within each other"));
            }
            return;
        }
        match value.get_ref() {
            DeValue::Table(table) => {
                for (key, value) in table {
                    self.entry(out, path, key, value, depth);
                }
            }
            DeValue::Array(array) => {
                let path = self.tree.any(path);
                for value in array.iter() {
                    self.value(out, path, value, depth + 1);
                }
            }
            DeValue::String(text) => {
                self.spans.push(value.span());
                self.tree.value(out, path, text);
            }
            DeValue::Integer(number) => self.tree.value(out, path, number.as_str()),
            DeValue::Float(number) => self.tree.value(out, path, number.as_str()),
            DeValue::Boolean(is) => self.tree.value(out, path, if *is { "true" } else { "false" }),
            DeValue::Datetime(time) => self.tree.value(out, path, &time.to_string()),
        }
    }
}
