//! Values that do not fit a batch, and large objects.

use std::cell::RefCell;
use std::io;

use crate::formats::{Format, Keyed, PieceOf, Pieces, ReadAt, unicode};
use crate::postgres::decode::decoder::RowDecoder;
use crate::postgres::decode::nested::Memory;
use crate::postgres::decode::shape::Shape;
use crate::postgres::decode::{Column, KeyColumns, Layout, LongKind, Malformed, TypeCatalog, WINDOW};
use crate::{FieldId, Place, RecordKey, Visitor};

/// Reads bytes of a long value: up to the length of the buffer at an offset; 0 at the end. Offsets
/// ascend without leaving anything out.
pub(in crate::postgres) type ReadLong<'r> = dyn FnMut(u64, &mut [u8]) -> io::Result<usize> + 'r;

/// A long value elsewhere.
struct Elsewhere<'r, 'f>(RefCell<&'r mut ReadLong<'f>>);

impl ReadAt for Elsewhere<'_, '_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        match self.0.try_borrow_mut() {
            Ok(mut read) => read(offset, buffer),
            Err(error) => Err(io::Error::other(error)),
        }
    }
}

/// Bytes of a string of bits that are written at a time.
const BITS: usize = 4 * 1024;

/// The bytes before the bits: their number.
const BITS_HEAD: usize = 4;

impl RowDecoder<'_> {
    /// Reads a value that a row left out, window by window; once for each value. `column`: its place
    /// in the list of columns; `key`: of its row; `size`: in bytes, if it is known.
    ///
    /// # Errors
    /// The first error of `read`. What was read before it was handed on.
    pub(in crate::postgres) fn long_value(
        &mut self,
        column: usize,
        key: RecordKey,
        read: &mut ReadLong<'_>,
        size: Option<u64>,
        visitor: &mut dyn Visitor,
    ) -> io::Result<()> {
        self.tell(visitor);
        self.out.flush(visitor);
        self.out.begin_long();
        let Some(layout) = self.layout.columns.get(column) else { return Ok(()) };
        let source = Elsewhere(RefCell::new(read));
        match (layout.long, &layout.shape) {
            (Some(LongKind::Json), Shape::Json { slot, .. }) => {
                self.nested(*slot, &source, size, Some(Format::Json), key, visitor)
            }
            (Some(LongKind::Bytes), Shape::Bytes { slot }) => {
                self.nested(*slot, &source, size, None, key, visitor)
            }
            _ => self.pieces(&source, column as FieldId, key, visitor),
        }
    }

    /// Reads a large object of the layout of [`Layout::large_objects`], as a row with its number as
    /// the key.
    ///
    /// # Errors
    /// As [`RowDecoder::long_value`].
    pub(in crate::postgres) fn large_object(
        &mut self,
        oid: u32,
        read: &mut ReadLong<'_>,
        size: Option<u64>,
        visitor: &mut dyn Visitor,
    ) -> io::Result<()> {
        self.tell(visitor);
        let key = RecordKey::Integer(i64::from(oid));
        self.out.flush_rows(visitor);
        self.out.begin(key);
        self.long_value(0, key, read, size, visitor)
    }

    /// Text of any length, piece by piece.
    fn pieces(
        &mut self,
        source: &impl ReadAt,
        field: FieldId,
        key: RecordKey,
        visitor: &mut dyn Visitor,
    ) -> io::Result<()> {
        let mut visitor = Keyed { key: Some(key), visitor };
        let mut pieces = Pieces::default();
        pieces.begin(PieceOf::Value { field, record: self.out.rows }, 0, 0, 0);
        let mut window = vec![0; WINDOW];
        let (mut length, mut offset) = (0, 0);
        let mut error = None;
        loop {
            let count = match source.read_at(&mut window[length..], offset) {
                Ok(count) => count,
                Err(broken) => {
                    error = Some(broken);
                    0
                }
            };
            offset += count as u64;
            length += count;
            let is_last = count == 0;
            let rest = if is_last { 0 } else { unicode::unfinished(&window[..length]) };
            let (now, _) = window.split_at(length - rest);
            match simdutf8::basic::from_utf8(now) {
                Ok(text) => pieces.push(text, &mut visitor),
                Err(_) => pieces.push(&unicode::mend(now), &mut visitor),
            }
            window.copy_within(length - rest..length, 0);
            length = rest;
            if is_last {
                break;
            }
        }
        if pieces.finish(&mut visitor) {
            self.out.count(field, 1);
        }
        error.map_or(Ok(()), Err)
    }

    /// Text in memory that does not fit a batch.
    pub(super) fn long_text(
        &mut self,
        bytes: &[u8],
        field: FieldId,
        key: RecordKey,
        visitor: &mut dyn Visitor,
    ) {
        self.out.flush(visitor);
        // Memory never fails.
        let _ = self.pieces(&Memory(bytes), field, key, visitor);
    }

    /// A document in memory that does not fit a batch.
    pub(super) fn long_json(&mut self, bytes: &[u8], slot: usize, key: RecordKey, visitor: &mut dyn Visitor) {
        self.out.flush(visitor);
        let size = Some(bytes.len() as u64);
        let _ = self.nested(slot, &Memory(bytes), size, Some(Format::Json), key, visitor);
    }

    /// A string of bits whose text does not fit a batch.
    pub(super) fn long_bits(
        &mut self,
        bytes: &[u8],
        field: FieldId,
        key: RecordKey,
        visitor: &mut dyn Visitor,
    ) -> Result<(), Malformed> {
        let (head, bits) = bytes.split_first_chunk::<BITS_HEAD>().ok_or(Malformed("a value ends early"))?;
        let mut left = usize::try_from(i32::from_be_bytes(*head)).unwrap_or_default();
        if bits.len() != left.div_ceil(8) {
            return Err(Malformed("a string of bits is not as long as it says"));
        }
        self.out.flush(visitor);
        let mut visitor = Keyed { key: Some(key), visitor };
        let mut pieces = Pieces::default();
        pieces.begin(PieceOf::Value { field, record: self.out.rows }, 0, 0, 0);
        let mut text = String::new();
        for chunk in bits.chunks(BITS) {
            text.clear();
            let digits = chunk.iter().flat_map(|byte| (0..8).map(move |at| byte >> (7 - at) & 1));
            text.extend(digits.take(left).map(|bit| if bit == 1 { '1' } else { '0' }));
            left -= text.len();
            pieces.push(&text, &mut visitor);
        }
        if pieces.finish(&mut visitor) {
            self.out.count(field, 1);
        }
        Ok(())
    }
}

/// The type of the content of large objects, `bytea`.
const BYTEA: u32 = 17;

impl Layout {
    /// The layout of the large objects of a database, at `place`: rows with one column of bytes, for
    /// [`RowDecoder::large_object`].
    pub(in crate::postgres) fn large_objects(place: &Place) -> Layout {
        let data = Column { name: "data".to_owned(), number: 1, type_oid: BYTEA };
        Layout::new(place, &[data], &TypeCatalog::default(), KeyColumns::None, None, false)
    }
}
