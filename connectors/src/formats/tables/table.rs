//! Rows of a table whose cells may hold bytes: text among them is text, documents are members, the rest is
//! counted.

use crate::formats::out::Reading;
use crate::formats::{Format, Nested, Out, Rows, binary, sniff};
use crate::{FieldId, Gap, Place, Reason, RecordKey};

/// Bytes in an old encoding are only taken for text when there are so many: shorter ones may be hashes that
/// have no control characters by chance.
const SHORTEST_OLD_TEXT: usize = 64;

/// How much of a cell is looked at to tell what it is.
const HEAD: usize = 64 * 1024;

/// Most records that are made up for when they cannot be read.
const MISSING: u64 = 1 << 24;

/// The rows of one table, with what is known of their fields.
pub(super) struct Table {
    pub(super) rows: Rows,
    fields: Vec<Field>,
    /// Records before the first one of this reading.
    before: u64,
    key: Option<i64>,
}

struct Field {
    place: Place,
    name: String,
    /// Cells with bytes that nothing is known of.
    unread: u64,
    unread_bytes: u64,
}

impl Table {
    /// A table of which `before` records were read already, or are read by others.
    pub(super) fn after(before: u64) -> Table {
        Table { rows: Rows::after(before), fields: Vec::new(), before, key: None }
    }

    /// A column of the current place.
    pub(super) fn column(&mut self, out: &mut Out<'_>, name: &str) -> FieldId {
        let place = out.place().column(name);
        self.named(out, place, name)
    }

    /// A field with a place of its own.
    pub(super) fn named(&mut self, out: &mut Out<'_>, place: Place, name: &str) -> FieldId {
        self.fields.push(Field { place: place.clone(), name: name.to_owned(), unread: 0, unread_bytes: 0 });
        self.rows.named(out, place, name)
    }

    /// The integer key of the current record.
    pub(super) fn key(&mut self, key: i64) {
        self.key = Some(key);
        self.rows.key(RecordKey::Integer(key));
    }

    /// A value that is text.
    #[inline]
    pub(super) fn text(&mut self, out: &mut Out<'_>, field: FieldId, value: &str) {
        self.rows.value(out, field, value);
    }

    /// A value that is bytes.
    ///
    /// # Errors
    /// When a limit of the unit was reached.
    pub(super) fn bytes(&mut self, out: &mut Out<'_>, field: FieldId, value: &[u8]) -> Reading {
        if value.is_empty() {
            return Ok(());
        }
        if let Ok(text) = simdutf8::basic::from_utf8(value)
            && binary::controls(value).are_stray(value.len())
        {
            self.rows.value(out, field, text);
            return Ok(());
        }
        let head = &value[..value.len().min(HEAD)];
        // A few bytes tell nothing, whatever they look like.
        let is_content = value.len() >= SHORTEST_OLD_TEXT
            && match sniff(head, value.len() <= HEAD, b"").format {
                Format::Kind(_) => true,
                Format::Unsupported(_) => false,
                Format::Text { .. } | Format::Csv(_) | Format::Json | Format::JsonLines => true,
            };
        let at = field as usize;
        if is_content && let Some(known) = self.fields.get(at) {
            let record = match self.key {
                Some(key) => key.to_string(),
                None => (self.before + self.rows.records() + 1).to_string(),
            };
            let name = format!("{}/{record}", known.name);
            return out.member(name.as_bytes(), Nested::Bytes(value.to_vec()));
        }
        if let Some(known) = self.fields.get_mut(at) {
            known.unread += 1;
            known.unread_bytes += value.len() as u64;
        }
        Ok(())
    }

    /// The current record is complete.
    #[inline]
    pub(super) fn end_record(&mut self, out: &mut Out<'_>) {
        self.key = None;
        self.rows.end_record(out);
    }

    /// Records that were lost count, so that those behind them keep their numbers: as many as there should
    /// be by now.
    pub(super) fn make_up(&mut self, out: &mut Out<'_>, expected: u64) {
        for _ in 0..expected.saturating_sub(self.rows.records()).min(MISSING) {
            self.end_record(out);
        }
    }

    /// Hands on what is left, the counts, and what was not read.
    pub(super) fn finish(self, out: &mut Out<'_>) {
        for field in &self.fields {
            if field.unread > 0 {
                out.visitor().gap(Gap {
                    place: field.place.clone(),
                    reason: Reason::PartialText,
                    detail: format!(
                        "{} values are bytes that are neither text nor known content",
                        field.unread
                    ),
                    bytes: Some(field.unread_bytes),
                });
            }
        }
        self.rows.finish(out);
    }
}
