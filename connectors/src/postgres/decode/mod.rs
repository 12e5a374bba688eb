//! From the rows of a table, as `COPY .. (FORMAT binary)` sends them, to batches of text.
//!
//! A [`Layout`] says how the rows of a table are taken apart: it is made once a table and shared by all
//! workers, and has the select list for `COPY (SELECT <list> FROM ..) TO STDOUT (FORMAT binary)`. A
//! [`RowDecoder`] decodes the tuples of one part, each from its count of fields on (the caller takes
//! off the header of the stream, 19 bytes before the first tuple, and the trailer, a count of -1).
//! Values that a guarded select list left out are read by [`RowDecoder::long_value`], after their row.
//! At the end of each part comes [`RowDecoder::finish`], after the last [`Layout::finish_table`].

mod catalog;
mod containers;
mod cursor;
mod dates;
mod decoder;
mod floats;
mod geometry;
mod integers;
mod layout;
mod long;
mod nested;
mod network;
mod numeric;
mod out;
mod scalar;
mod shape;
mod tally;
#[cfg(test)]
mod tests;

pub(super) use catalog::TypeCatalog;
pub(super) use decoder::RowDecoder;
pub(super) use layout::Layout;

use crate::RecordKey;

/// A column as the catalogue tells it.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// Its number in the table (`attnum`).
    pub(super) number: i16,
    /// Its type.
    pub(super) type_oid: u32,
}

/// The columns of the primary key, by their places in the list of columns that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KeyColumns {
    /// One `smallint`, `integer` or `bigint`.
    Integer(usize),
    /// One `uuid`.
    Uuid(usize),
    /// Others: told as a digest of their text forms.
    Text(Vec<usize>),
    /// None, or it may not be read.
    None,
}

/// What a row was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What tells it from its neighbours.
    pub(super) key: RecordKey,
    /// Where its version stands in the table (page, number in the page); `None` where the relation
    /// has no such places.
    pub(super) ctid: Option<(u32, u16)>,
    /// Whether some values are long, and were not sent: [`RowDecoder::long_columns`].
    pub(super) has_long: bool,
}

/// A tuple that breaks the binary format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a row does not follow the binary format of COPY: {0}")]
pub(super) struct Malformed(pub(super) &'static str);

/// How a value that is too long to be sent with its row is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LongKind {
    /// As text.
    Text,
    /// As JSON.
    Json,
    /// As what its bytes turn out to be.
    Bytes,
}

/// Values longer than this are not sent with their row when a select list is guarded, in bytes.
pub(super) const LONG: usize = 1 << 20;

/// How much text is gathered for a batch, in bytes.
const WINDOW: usize = 256 * 1024;

/// Deeper than this, types within types are read as text: no schema that people wrote is so deep.
const DEEPEST: usize = 16;
