//! Content within values: read by the readers of formats, told as fields below the column.

use std::io;

use crate::formats::{Buffers, Encoding, Format, ReadAt, Sniffed, Stream, read_whole, sniff};
use crate::place::{Key, Node};
use crate::postgres::decode::containers::Pass;
use crate::postgres::decode::decoder::RowDecoder;
use crate::postgres::decode::out::Out;
use crate::postgres::decode::shape::Shape;
use crate::postgres::decode::{Layout, WINDOW};
use crate::{Batch, Cell, FieldId, FieldName, Gap, Place, RecordKey, Visitor};

/// Shorter than this, in bytes, what is no UTF-8 is not taken for text of another encoding: too many
/// hashes and numbers would be.
const SHORTEST_ENCODED: usize = 64;

/// The media type of data of which nothing is known (RFC 2046 section 4.5.1).
const UNKNOWN: &str = "application/octet-stream";

/// Bytes in memory.
pub(super) struct Memory<'b>(pub(super) &'b [u8]);

impl ReadAt for Memory<'_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        let rest = self.0.get(start..).unwrap_or_default();
        let count = buffer.len().min(rest.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// Finds our numbers of the fields that a reader tells.
pub(super) struct Finder<'f> {
    pub(super) layout: &'f Layout,
    pub(super) slot: usize,
    pub(super) out: &'f mut Out,
    /// Our numbers of the reader's.
    pub(super) fields: &'f mut Vec<FieldId>,
    pub(super) inner: &'f mut dyn Visitor,
}

impl Visitor for Finder<'_> {
    fn enter(&mut self, _: &crate::Place) {}
    fn leave(&mut self) {}

    fn field(&mut self, _id: FieldId, name: FieldName<'_>) {
        let shapes = &self.layout.shapes;
        let Some(slot) = shapes.slots.get(self.slot) else { return };
        let known = &shapes.fields[slot.field as usize];
        let is_root = name.place == &known.place || name.place.node() == Node::Path(b"");
        if is_root {
            return self.fields.push(slot.field);
        }
        let column = &shapes.fields[slot.column].place;
        let joined = joined(column, &slot.keys(), &known.place, name.place);
        let place = joined.as_ref().unwrap_or(name.place);
        let name = if name.name.is_empty() { known.name.as_str() } else { name.name };
        let name = FieldName { place, name };
        let field = self.out.field(name, slot.field, self.inner);
        self.fields.push(field);
    }

    fn batch(&mut self, batch: Batch<'_>) {
        self.inner.batch(batch);
    }

    fn gap(&mut self, gap: Gap) {
        self.inner.gap(gap);
    }

    fn counted(&mut self, _values: &[u64], _records: &[u64], _all_records: u64) {}
}

/// A path below an attribute of a composite is one path below the column.
fn joined(column: &Place, above: &[Key<'_>], attribute: &Place, place: &Place) -> Option<Place> {
    let is_below = !above.is_empty() && place.parent() == Some(attribute);
    if !is_below || !matches!(place.node(), Node::Path(_)) {
        return None;
    }
    let below = place.path_keys();
    let below = below.iter().map(|key| match key.as_deref() {
        None => Key::Any,
        Some(b"{key}") => Key::Keys,
        Some(name) => Key::Name(name),
    });
    let keys: Vec<Key<'_>> = above.iter().copied().chain(below).collect();
    Some(column.path(&keys))
}

/// Hands on what a reader of nested content tells as what our fields hold, with the key of the row.
struct Nested<'n> {
    finder: Finder<'n>,
    /// The field of running text.
    field: FieldId,
    keys: Vec<RecordKey>,
    cells: Vec<Cell>,
    /// Whether there was running text that is more than blanks.
    has_text: bool,
}

impl Visitor for Nested<'_> {
    fn enter(&mut self, _: &crate::Place) {}
    fn leave(&mut self) {}

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        self.finder.field(id, name);
    }

    fn batch(&mut self, batch: Batch<'_>) {
        self.cells.clear();
        match batch.cells {
            Some(cells) => self.cells.extend(cells.iter().map(|cell| {
                let field = self.finder.fields.get(cell.field as usize).copied();
                Cell { field: field.unwrap_or(self.field), ..*cell }
            })),
            None => {
                let owned = batch.text.get(batch.owned.0 as usize..batch.owned.1 as usize);
                self.has_text |= !owned.unwrap_or_default().trim_ascii().is_empty();
                let end = batch.text.len() as u32;
                self.cells.push(Cell { start: 0, end, field: self.field, record: 0 });
            }
        }
        // The records of the content keep apart, but all of them are found by the key of the row.
        let records = self.cells.iter().map(|cell| cell.record as usize + 1).max().unwrap_or(1);
        if let Some(&key) = self.keys.first() {
            self.keys.resize(records, key);
        }
        self.finder.inner.batch(Batch {
            cells: Some(&self.cells),
            first_record: self.finder.out.rows,
            lines_before: 0,
            line_start: 0,
            keys: Some(&self.keys),
            source: false,
            ..batch
        });
    }

    fn gap(&mut self, gap: Gap) {
        self.finder.inner.gap(gap);
    }

    fn counted(&mut self, values: &[u64], _records: &[u64], _all_records: u64) {
        for (&values, &field) in values.iter().zip(self.finder.fields.iter()) {
            if values > 0 {
                self.finder.out.count(field, values);
            }
        }
    }
}

impl<'l> RowDecoder<'l> {
    /// A value of which only the content tells what it is.
    pub(super) fn content<'t>(
        &mut self,
        shape: &'l Shape,
        bytes: &'t [u8],
        slot: usize,
        pass: &mut Pass<'_, 'l, 't>,
        visitor: &mut dyn Visitor,
    ) {
        let layout = self.layout;
        let Some(place) = layout.shapes.slots.get(slot) else { return };
        if bytes.is_empty() {
            return;
        }
        let sniffed = within_value(sniff(bytes, true, b""));
        let is_unclear = bytes.len() < SHORTEST_ENCODED
            && sniffed.encoding == Encoding::Utf8
            && simdutf8::basic::from_utf8(bytes).is_err();
        let is_guess = bytes.len() < SHORTEST_ENCODED
            && matches!(sniffed.encoding, Encoding::Other(encoding) if encoding.is_single_byte());
        let is_plain = sniffed.encoding == Encoding::Utf8 && bytes.len() <= WINDOW;
        match sniffed.format {
            Format::Unsupported(_) | Format::Kind(_) => {
                self.tally.add(place.column, sniffed.format.media_type(), bytes.len() as u64);
            }
            _ if is_unclear || is_guess => self.tally.add(place.column, UNKNOWN, bytes.len() as u64),
            Format::Text { .. } if is_plain => {
                let start = self.out.text.len();
                self.out.text.extend_from_slice(&bytes[sniffed.bom..]);
                self.out.cell(start, place.field);
            }
            Format::Json if is_plain => self.json(&bytes[sniffed.bom..], slot, visitor),
            _ => match *pass {
                Pass::First(_) => pass.put_off(shape, bytes),
                Pass::Second(key) => {
                    self.out.flush(visitor);
                    let size = Some(bytes.len() as u64);
                    // Memory never fails.
                    let _ = self.nested(slot, &Memory(bytes), size, None, key, visitor);
                }
            },
        }
    }

    /// Content that is read by the readers of formats. `format`: what it is, if that is known.
    pub(super) fn nested(
        &mut self,
        slot: usize,
        source: &impl ReadAt,
        size: Option<u64>,
        format: Option<Format>,
        key: RecordKey,
        visitor: &mut dyn Visitor,
    ) -> io::Result<()> {
        let layout = self.layout;
        let Some(place) = layout.shapes.slots.get(slot) else { return Ok(()) };
        let buffers = self.buffers.get_or_insert_with(|| Buffers::new(WINDOW));
        let length = buffers.read_head(source, size)?;
        let whole = length < WINDOW || size.is_some_and(|size| length as u64 >= size);
        let mut sniffed = within_value(sniff(buffers.head(length), whole, b""));
        if let Some(format) = format {
            sniffed = Sniffed { format, encoding: Encoding::Utf8, bom: 0 };
        }
        if length == 0 {
            return Ok(());
        }
        // A document in a value: its bytes are there, and no place for its parts.
        if let Format::Unsupported(_) | Format::Kind(_) = sniffed.format {
            let media_type = sniffed.format.media_type();
            self.tally.add(place.column, media_type, size.unwrap_or(length as u64));
            return Ok(());
        }
        let content = &layout.shapes.fields[place.field as usize].place;
        let mut fields = Vec::new();
        let mut nested = Nested {
            finder: Finder { layout, slot, out: &mut self.out, fields: &mut fields, inner: visitor },
            field: place.field,
            keys: vec![key],
            cells: Vec::new(),
            has_text: false,
        };
        let mut stream = Stream::with_head(source, buffers, sniffed.encoding, size, length, sniffed.bom);
        let records = &mut self.records;
        read_whole(&mut stream, &sniffed.format, content, false, records, &mut nested);
        if nested.has_text {
            self.out.count(place.field, 1);
        }
        match stream.take_error() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

/// How content in a value is read: a value has no places for the parts of a document, so that what is written as
/// text is running text.
fn within_value(sniffed: Sniffed) -> Sniffed {
    match sniffed.format {
        Format::Kind(kind) if kind.is_text() => {
            let format = Format::Text { media_type: kind.media_type(), source: false };
            Sniffed { format, ..sniffed }
        }
        _ => sniffed,
    }
}
