//! Values with parts: arrays, ranges, composites, documents.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::formats::{JsonValues, MOST_KEYS, unicode};
use crate::place::Key;
use crate::postgres::decode::cursor::Cursor;
use crate::postgres::decode::decoder::RowDecoder;
use crate::postgres::decode::nested::Finder;
use crate::postgres::decode::scalar::Scalar;
use crate::postgres::decode::shape::Shape;
use crate::postgres::decode::{Malformed, WINDOW};
use crate::{FieldId, FieldName, RecordKey, Visitor};

/// A value that needs the key of its row.
pub(super) type Later<'l, 't> = (&'l Shape, &'t [u8]);

/// Whether the key of the row is known.
pub(super) enum Pass<'p, 'l, 't> {
    /// It is not: nothing is handed on, and what has to be is put off.
    First(&'p mut Vec<Later<'l, 't>>),
    /// It is.
    Second(RecordKey),
}

impl<'l, 't> Pass<'_, 'l, 't> {
    /// Puts a value off until the key is known.
    pub(super) fn put_off(&mut self, shape: &'l Shape, bytes: &'t [u8]) {
        if let Pass::First(later) = self {
            later.push((shape, bytes));
        }
    }
}

/// What a slot of the layout needs from row to row.
#[derive(Default)]
pub(super) struct State {
    json: Option<Box<Json>>,
    keys: Keys,
}

struct Json {
    values: JsonValues,
    /// Our fields of the reader's.
    fields: Vec<FieldId>,
}

/// The keys of an hstore.
#[derive(Default)]
struct Keys {
    fields: HashMap<Box<[u8]>, FieldId>,
    /// The fields of values and keys beyond the most.
    folded: Option<(FieldId, FieldId)>,
}

/// The flags of a range (src/include/utils/rangetypes.h).
const EMPTY: u8 = 0x01;
const NO_LOWER: u8 = 0x08;
const NO_UPPER: u8 = 0x10;

/// The most dimensions of an array (`MAXDIM`).
const MOST_DIMENSIONS: i32 = 6;

/// The version of the binary form of `jsonb`.
const JSONB_VERSION: u8 = 1;

impl<'l> RowDecoder<'l> {
    /// Decodes one value.
    pub(super) fn value<'t>(
        &mut self,
        shape: &'l Shape,
        bytes: &'t [u8],
        pass: &mut Pass<'_, 'l, 't>,
        visitor: &mut dyn Visitor,
    ) -> Result<(), Malformed> {
        if let Pass::Second(key) = *pass {
            if self.out.text.len() + bytes.len().min(WINDOW) > WINDOW {
                self.out.flush(visitor);
            }
            if bytes.len() > WINDOW {
                match shape {
                    Shape::Scalar { scalar: Scalar::Bits, field } => {
                        return self.long_bits(bytes, *field, key, visitor);
                    }
                    Shape::Scalar { field, .. } => {
                        self.long_text(bytes, *field, key, visitor);
                        return Ok(());
                    }
                    Shape::Json { slot, has_version } => {
                        let bytes = document(bytes, *has_version)?;
                        self.long_json(bytes, *slot, key, visitor);
                        return Ok(());
                    }
                    _ => {}
                }
            }
        }
        let mut cursor = Cursor(bytes);
        match shape {
            Shape::Scalar { scalar, field } => {
                let start = self.out.text.len();
                scalar.write(bytes, &mut self.out.text)?;
                self.out.cell(start, *field);
                Ok(())
            }
            Shape::Json { slot, has_version } => {
                self.json(document(bytes, *has_version)?, *slot, visitor);
                Ok(())
            }
            Shape::Hstore { slot } => self.hstore(cursor, *slot, pass, visitor),
            Shape::Bytes { slot } => {
                self.content(shape, bytes, *slot, pass, visitor);
                Ok(())
            }
            Shape::Array(element) => self.array(cursor, element, pass, visitor),
            Shape::Range(bound) => self.range(cursor, bound, pass, visitor),
            Shape::Multirange(range) => {
                for _ in 0..count(cursor.i32()?)? {
                    if let Some(bytes) = cursor.sized()? {
                        self.value(range, bytes, pass, visitor)?;
                    }
                }
                cursor.end()
            }
            Shape::Composite(attributes) => {
                if count(cursor.i32()?)? != attributes.len() {
                    return Err(Malformed("a composite has other attributes than its type"));
                }
                for attribute in attributes {
                    let _type = cursor.u32()?;
                    if let Some(bytes) = cursor.sized()? {
                        self.value(attribute, bytes, pass, visitor)?;
                    }
                }
                cursor.end()
            }
        }
    }

    fn array<'t>(
        &mut self,
        mut cursor: Cursor<'t>,
        element: &'l Shape,
        pass: &mut Pass<'_, 'l, 't>,
        visitor: &mut dyn Visitor,
    ) -> Result<(), Malformed> {
        let dimensions = cursor.i32()?;
        let (_has_null, _type) = (cursor.i32()?, cursor.u32()?);
        if !(0..=MOST_DIMENSIONS).contains(&dimensions) {
            return Err(Malformed("an array has more dimensions than there are"));
        }
        let mut elements = usize::from(dimensions > 0);
        for _ in 0..dimensions {
            let (length, _lower) = (cursor.i32()?, cursor.i32()?);
            elements = elements.saturating_mul(count(length)?);
        }
        // Each element takes four bytes at least: no length can keep us here for long.
        for _ in 0..elements {
            if let Some(bytes) = cursor.sized()? {
                self.value(element, bytes, pass, visitor)?;
            }
        }
        cursor.end()
    }

    fn range<'t>(
        &mut self,
        mut cursor: Cursor<'t>,
        bound: &'l Shape,
        pass: &mut Pass<'_, 'l, 't>,
        visitor: &mut dyn Visitor,
    ) -> Result<(), Malformed> {
        let flags = cursor.u8()?;
        for none in [NO_LOWER, NO_UPPER] {
            if flags & (none | EMPTY) == 0
                && let Some(bytes) = cursor.sized()?
            {
                self.value(bound, bytes, pass, visitor)?;
            }
        }
        cursor.end()
    }

    /// A document whose cells go into the batch.
    pub(super) fn json(&mut self, bytes: &[u8], slot: usize, visitor: &mut dyn Visitor) {
        let layout = self.layout;
        let (Some(place), Some(state)) = (layout.shapes.slots.get(slot), self.states.get_mut(slot)) else {
            return;
        };
        let text = match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(unicode::mend(bytes)),
        };
        let json = state
            .json
            .get_or_insert_with(|| Box::new(Json { values: JsonValues::new(), fields: Vec::new() }));
        let is_json = json.values.read(&text);
        if !json.values.all_told() {
            let mut finder =
                Finder { layout, slot, out: &mut self.out, fields: &mut json.fields, inner: visitor };
            let column = &layout.shapes.fields[place.column].place;
            json.values.tell(column, &place.keys(), &mut finder);
        }
        let start = self.out.text.len();
        self.out.text.extend_from_slice(text.as_bytes());
        if !is_json {
            return self.out.cell(start, place.field);
        }
        let found = json.values.cells();
        if found.cells.is_empty() {
            self.out.text.truncate(start);
        } else {
            self.out.text.push(b'\t');
        }
        let side = self.out.text.len();
        self.out.text.extend_from_slice(found.side);
        for (base, cells) in [(start, found.cells), (side, found.side_cells)] {
            for cell in cells {
                let field = json.fields.get(cell.field as usize).copied().unwrap_or(place.field);
                self.out.push(base + cell.start as usize, base + cell.end as usize, field);
            }
        }
    }

    fn hstore(
        &mut self,
        mut cursor: Cursor<'_>,
        slot: usize,
        pass: &Pass<'_, '_, '_>,
        visitor: &mut dyn Visitor,
    ) -> Result<(), Malformed> {
        for _ in 0..count(cursor.i32()?)? {
            let row = match *pass {
                Pass::First(_) => None,
                Pass::Second(key) => Some(key),
            };
            if row.is_some() && self.out.text.len() > WINDOW {
                self.out.flush(visitor);
            }
            let key = cursor.sized()?.ok_or(Malformed("a key of an hstore is NULL"))?;
            let value = cursor.sized()?;
            let (field, keys) = self.key_field(key, slot, visitor);
            if let Some(keys) = keys {
                self.out.text(key, keys);
            }
            match (value, row) {
                (Some(value), Some(row)) if value.len() > WINDOW => {
                    self.long_text(value, field, row, visitor);
                }
                (Some(value), _) => {
                    self.out.text(value, field);
                }
                (None, _) => {}
            }
        }
        cursor.end()
    }

    /// The field of the values of a key, and that of the key itself where there are so many keys that
    /// they must be data.
    fn key_field(
        &mut self,
        key: &[u8],
        slot: usize,
        visitor: &mut dyn Visitor,
    ) -> (FieldId, Option<FieldId>) {
        let layout = self.layout;
        let (Some(place), Some(state)) = (layout.shapes.slots.get(slot), self.states.get_mut(slot)) else {
            return (0, None);
        };
        if let Some(&field) = state.keys.fields.get(key) {
            return (field, None);
        }
        let column = &layout.shapes.fields[place.column].place;
        let out = &mut self.out;
        let mut field = |last: Key<'_>, name: &str| {
            let mut keys = place.keys();
            keys.push(last);
            let name = FieldName { place: &column.path(&keys), name };
            out.field(name, place.field, visitor)
        };
        if state.keys.fields.len() < MOST_KEYS {
            let mended = unicode::mend(key);
            let field = field(Key::Name(mended.as_bytes()), &mended);
            state.keys.fields.insert(key.into(), field);
            return (field, None);
        }
        let (values, keys) = *state.keys.folded.get_or_insert_with(|| {
            let name = layout.shapes.fields[place.field as usize].name.as_str();
            (field(Key::Any, name), field(Key::Keys, name))
        });
        (values, Some(keys))
    }
}

/// The text of a document.
fn document(bytes: &[u8], has_version: bool) -> Result<&[u8], Malformed> {
    match bytes {
        [JSONB_VERSION, text @ ..] if has_version => Ok(text),
        _ if has_version => Err(Malformed("a jsonb is of an unknown version")),
        text => Ok(text),
    }
}

/// A count that is not negative.
fn count(number: i32) -> Result<usize, Malformed> {
    usize::try_from(number).map_err(|_| Malformed("a count is negative"))
}
