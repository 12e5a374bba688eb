//! Rows to batches.

use std::sync::PoisonError;

use crate::formats::{Buffers, RecordBuffers};
use crate::postgres::decode::containers::{Later, Pass, State};
use crate::postgres::decode::cursor::Cursor;
use crate::postgres::decode::out::Out;
use crate::postgres::decode::scalar::Scalar;
use crate::postgres::decode::shape::Shape;
use crate::postgres::decode::tally::Tally;
use crate::postgres::decode::{KeyColumns, Layout, Malformed, Row, WINDOW};
use crate::{RecordKey, Visitor};

/// Decodes the rows of one part: fields are told, numbered and counted anew. Its columns are the
/// fields 0 and on; others follow as they turn up.
pub(in crate::postgres) struct RowDecoder<'l> {
    pub(super) layout: &'l Layout,
    has_flags: bool,
    pub(super) out: Out,
    /// What the slots of the layout need from row to row.
    pub(super) states: Vec<State>,
    /// The columns of the last row whose values are long.
    long: Vec<usize>,
    /// The text that the key is digested from.
    key: Vec<u8>,
    /// Whether the fields of columns were told.
    is_begun: bool,
    /// Read by the readers of formats.
    pub(super) buffers: Option<Buffers>,
    pub(super) records: RecordBuffers,
    pub(super) tally: Tally,
}

/// What separates the columns of a key before it is digested.
const KEY_SEPARATOR: u8 = 0x1f;

/// Values from this size on, in bytes, are put aside in rows that are larger than a batch.
const LARGE: usize = 16 * 1024;

impl<'l> RowDecoder<'l> {
    /// A decoder of rows with the select list of `layout`.
    pub(in crate::postgres) fn new(layout: &'l Layout, guarded: bool) -> RowDecoder<'l> {
        RowDecoder {
            layout,
            has_flags: guarded && layout.has_flags(),
            out: Out::default(),
            states: layout.shapes.slots.iter().map(|_| State::default()).collect(),
            long: Vec::new(),
            key: Vec::new(),
            is_begun: false,
            buffers: None,
            records: RecordBuffers::default(),
            tally: Tally::default(),
        }
    }

    /// Tells the fields of columns, once.
    pub(super) fn tell(&mut self, visitor: &mut dyn Visitor) {
        if !std::mem::replace(&mut self.is_begun, true) {
            for known in &self.layout.shapes.fields {
                self.out.known(&known.place, &known.name, visitor);
            }
        }
    }

    /// Decodes one tuple, from its count of fields on.
    ///
    /// # Errors
    /// When it does not follow the format. What it holds before that may have been handed on, if it is
    /// larger than a batch. The decoder can go on with the next.
    pub(in crate::postgres) fn row(
        &mut self,
        tuple: &[u8],
        visitor: &mut dyn Visitor,
    ) -> Result<Row, Malformed> {
        self.tell(visitor);
        if self.out.text.len() + tuple.len() > WINDOW {
            self.out.flush_rows(visitor);
        }
        let mark = self.out.mark();
        self.out.begin(RecordKey::Ordinal(self.out.rows + 1));
        let mut later = Vec::new();
        match self.columns(tuple, &mut later, visitor) {
            Ok(row) => {
                self.out.name_row(row.key);
                if let Some(last) = self.out.text.last_mut()
                    && *last == b'\t'
                {
                    *last = b'\n';
                }
                for (shape, bytes) in later {
                    self.value(shape, bytes, &mut Pass::Second(row.key), visitor)?;
                }
                Ok(row)
            }
            Err(malformed) => {
                self.out.take_back(mark);
                Err(malformed)
            }
        }
    }

    /// Decodes the columns, but for what needs the key: that is put off until `later`.
    fn columns<'t>(
        &mut self,
        tuple: &'t [u8],
        later: &mut Vec<Later<'l, 't>>,
        visitor: &mut dyn Visitor,
    ) -> Result<Row, Malformed> {
        let layout = self.layout;
        let mut cursor = Cursor(tuple);
        let fields = cursor.i16()?;
        let expected = layout.columns.len() + usize::from(layout.has_ctid) + usize::from(self.has_flags);
        if usize::try_from(fields) != Ok(expected) {
            return Err(Malformed("it has another number of fields than was asked for"));
        }
        let mut ctid = None;
        if layout.has_ctid {
            let mut place = Cursor(cursor.sized()?.ok_or(Malformed("ctid is NULL"))?);
            ctid = Some((place.u32()?, place.i16()?.cast_unsigned()));
            place.end()?;
        }
        self.long.clear();
        if self.has_flags {
            self.flags(cursor.sized()?)?;
        }
        let large = if tuple.len() > WINDOW { LARGE } else { WINDOW };
        let mut integer = None;
        let mut uuid = None;
        // Room for the values of most types, so that each finds it without looking far.
        self.out.text.reserve(2 * tuple.len());
        let mut pass = Pass::First(later);
        for (number, column) in layout.columns.iter().enumerate() {
            let Some(bytes) = cursor.sized()? else { continue };
            if bytes.len() > large {
                pass.put_off(&column.shape, bytes);
            } else if let Shape::Scalar { scalar: Scalar::Text, field } = column.shape {
                self.out.text(bytes, field);
            } else if let Shape::Scalar { scalar, field } = column.shape {
                let start = self.out.text.len();
                scalar.write(bytes, &mut self.out.text)?;
                self.out.cell(start, field);
            } else {
                self.value(&column.shape, bytes, &mut pass, visitor)?;
            }
            match layout.key {
                KeyColumns::Integer(key) if key == number => integer = Some(integer_key(bytes)?),
                KeyColumns::Uuid(key) if key == number => {
                    let bytes = bytes.try_into();
                    uuid = Some(bytes.map_err(|_| Malformed("a UUID is not 16 bytes long"))?);
                }
                _ => {}
            }
        }
        cursor.end()?;
        let by_place = match ctid {
            Some((page, number)) => RecordKey::Row { page, number },
            None => RecordKey::Ordinal(self.out.rows),
        };
        let key = match (&layout.key, integer, uuid) {
            (KeyColumns::Integer(_), Some(integer), _) => RecordKey::Integer(integer),
            (KeyColumns::Uuid(_), _, Some(uuid)) => RecordKey::Uuid(uuid),
            (KeyColumns::Text(columns), ..) => self.text_key(tuple, columns)?.unwrap_or(by_place),
            _ => by_place,
        };
        Ok(Row { key, ctid, has_long: !self.long.is_empty() })
    }

    /// Which values are long: an array of booleans without a break, one for each column that can
    /// have long values.
    fn flags(&mut self, bytes: Option<&[u8]>) -> Result<(), Malformed> {
        let Some(bytes) = bytes else { return Ok(()) };
        let mut cursor = Cursor(bytes);
        let dimensions = cursor.i32()?;
        let (_has_null, _type, length, _lower) = (cursor.i32()?, cursor.u32()?, cursor.i32()?, cursor.i32()?);
        let can = self.layout.columns.iter().enumerate().filter(|(_, column)| column.long.is_some());
        if dimensions != 1 || usize::try_from(length) != Ok(can.clone().count()) {
            return Err(Malformed("the flags are not one for each column"));
        }
        for (number, _) in can {
            if cursor.sized()?.is_some_and(|flag| flag == [1]) {
                self.long.push(number);
            }
        }
        cursor.end()
    }

    /// The digest of the text forms of the columns of a key.
    fn text_key(&mut self, tuple: &[u8], columns: &[usize]) -> Result<Option<RecordKey>, Malformed> {
        let Some(digest) = &self.layout.digest else { return Ok(None) };
        self.key.clear();
        for (nth, &column) in columns.iter().enumerate() {
            if nth > 0 {
                self.key.push(KEY_SEPARATOR);
            }
            let mut cursor = Cursor(tuple);
            cursor.i16()?;
            let before = column + usize::from(self.layout.has_ctid) + usize::from(self.has_flags);
            for _ in 0..before {
                cursor.sized()?;
            }
            let (Some(layout), Some(bytes)) = (self.layout.columns.get(column), cursor.sized()?) else {
                return Ok(None);
            };
            match &layout.shape {
                Shape::Scalar { scalar, .. } => scalar.write(bytes, &mut self.key)?,
                _ => self.key.extend_from_slice(bytes),
            }
        }
        Ok(Some(RecordKey::Digest(digest(&self.key))))
    }

    /// The columns whose values the last row left out because they are long, by their places in the
    /// list of columns.
    pub(in crate::postgres) fn long_columns(&self) -> &[usize] {
        &self.long
    }

    /// Rows decoded so far.
    pub(in crate::postgres) fn rows(&self) -> u64 {
        self.out.rows
    }

    /// Hands on what there is.
    pub(in crate::postgres) fn flush(&mut self, visitor: &mut dyn Visitor) {
        self.tell(visitor);
        self.out.flush_rows(visitor);
    }

    /// Hands on what there is, and tells the counts of the part.
    pub(in crate::postgres) fn finish(mut self, visitor: &mut dyn Visitor) {
        self.flush(visitor);
        self.out.finish(visitor);
        let mut all = self.layout.tally.lock().unwrap_or_else(PoisonError::into_inner);
        all.absorb(&self.tally);
    }
}

/// An integer of any length.
fn integer_key(bytes: &[u8]) -> Result<i64, Malformed> {
    let mut cursor = Cursor(bytes);
    let key = match bytes.len() {
        2 => i64::from(cursor.i16()?),
        4 => i64::from(cursor.i32()?),
        _ => cursor.i64()?,
    };
    cursor.end()?;
    Ok(key)
}
