//! What stands beside the text of a document: comments, links, descriptions of pictures, names of people.

use std::collections::BTreeSet;

use crate::formats::out::Reading;
use crate::formats::{Out, Rows};
use crate::{FieldId, Reason};

/// How much of it is kept until the text is done, in bytes.
const MOST: usize = 8 << 20;

/// Columns and values of a record.
pub(super) type Record = Vec<(&'static str, String)>;

/// Records that are told, part by part (`#part=comments#col=author`), when the text they stand in is done.
#[derive(Default)]
pub(super) struct Aside {
    parts: Vec<(&'static str, Vec<Record>)>,
    known: BTreeSet<(&'static str, &'static str, String)>,
    bytes: usize,
    /// Whether there was more than could be kept.
    is_full: bool,
}

impl Aside {
    /// A record of a part. One without values is none.
    pub(super) fn record(&mut self, part: &'static str, mut record: Record) {
        record.retain(|(_, value)| !value.trim().is_empty());
        let bytes: usize = record.iter().map(|(_, value)| value.len() + 64).sum();
        if record.is_empty() {
            return;
        }
        if self.bytes + bytes > MOST {
            self.is_full = true;
            return;
        }
        self.bytes += bytes;
        match self.parts.iter_mut().find(|(name, _)| *name == part) {
            Some((_, records)) => records.push(record),
            None => self.parts.push((part, vec![record])),
        }
    }

    /// A record of one value, unless the part has it already.
    pub(super) fn once(&mut self, part: &'static str, column: &'static str, value: &str) {
        let value = value.trim();
        if value.is_empty() || self.is_full {
            return;
        }
        if self.known.insert((part, column, value.to_owned())) {
            self.bytes += value.len() + 64;
            self.record(part, vec![(column, value.to_owned())]);
        }
    }

    /// Tells all of it, in the current place.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn tell(self, out: &mut Out<'_>) -> Reading {
        for (part, records) in self.parts {
            let place = out.place().part("part", part.as_bytes());
            out.within(place, |out| {
                tell(out, &records);
                Ok(())
            })?;
        }
        if self.is_full {
            let detail = format!("more than {MOST} bytes of comments, links and descriptions");
            out.gap(Reason::Limit, detail);
        }
        Ok(())
    }
}

fn tell(out: &mut Out<'_>, records: &[Record]) {
    let mut rows = Rows::new();
    let mut fields: Vec<(&'static str, FieldId)> = Vec::new();
    for record in records {
        for (column, value) in record {
            let field = match fields.iter().find(|(name, _)| name == column) {
                Some((_, field)) => *field,
                None => {
                    let field = rows.column(out, column);
                    fields.push((column, field));
                    field
                }
            };
            rows.value(out, field, value);
        }
        rows.end_record(out);
    }
    rows.finish(out);
}
