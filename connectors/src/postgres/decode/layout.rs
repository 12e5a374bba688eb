//! How the rows of a table are decoded.

use std::fmt::Write;
use std::sync::Mutex;

use crate::postgres::decode::scalar::Scalar;
use crate::postgres::decode::shape::{Builder, Known, Shape, Shapes};
use crate::postgres::decode::tally::Tally;
use crate::postgres::decode::{Column, KeyColumns, LONG, LongKind, TypeCatalog};
use crate::{FieldId, KeyDigest, Place, Visitor};

/// How the rows of one table are decoded; shared by all who read it.
pub(in crate::postgres) struct Layout {
    pub(super) columns: Vec<ColumnLayout>,
    pub(super) shapes: Shapes,
    pub(super) key: KeyColumns,
    pub(super) digest: Option<KeyDigest>,
    /// Whether rows have places in the table: views and foreign tables have none.
    pub(super) has_ctid: bool,
    pub(super) tally: Mutex<Tally>,
}

/// How one column is decoded.
#[derive(Debug)]
pub(super) struct ColumnLayout {
    pub(super) place: Place,
    /// Its name in a statement.
    quoted: String,
    pub(super) shape: Shape,
    /// Whether the server has to turn it into text.
    is_cast: bool,
    /// Whether values can be long, and how these are read.
    pub(super) long: Option<LongKind>,
    /// The number of its type after domains are looked through.
    base: u32,
}

impl std::fmt::Debug for Layout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Layout").field("columns", &self.columns.len()).finish_non_exhaustive()
    }
}

/// Stored sizes up to this, in bytes, are never those of long values: the compression of the server
/// makes a value at most 255 times smaller (LZ4; pglz: 91 times).
const NEVER_LONG: usize = LONG / 256;

impl Layout {
    /// The layout of the table at `table` with these columns. `has_ctid`: rows have places (`ctid`),
    /// as those of plain tables and materialised views.
    pub(in crate::postgres) fn new(
        table: &Place,
        columns: &[Column],
        types: &TypeCatalog,
        key: KeyColumns,
        digest: Option<KeyDigest>,
        has_ctid: bool,
    ) -> Layout {
        let mut shapes = Shapes::default();
        for column in columns {
            shapes.fields.push(Known { place: table.column(&column.name), name: column.name.clone() });
        }
        let mut layouts = Vec::with_capacity(columns.len());
        for (number, column) in columns.iter().enumerate() {
            let place = shapes.fields[number].place.clone();
            let field = number as FieldId;
            let (fields, slots) = (shapes.fields.len(), shapes.slots.len());
            let mut builder = Builder { types, shapes: &mut shapes, column: number, place: &place };
            let shape = builder.shape(column.type_oid, &mut Vec::new(), field, 0);
            let is_cast = shape.is_none();
            let shape = shape.unwrap_or_else(|| {
                shapes.fields.truncate(fields);
                shapes.slots.truncate(slots);
                Shape::Scalar { scalar: Scalar::Text, field }
            });
            let long = shape.long();
            layouts.push(ColumnLayout {
                place,
                quoted: quoted(&column.name),
                shape,
                is_cast,
                long,
                base: types.base(column.type_oid),
            });
        }
        Layout { columns: layouts, shapes, key, digest, has_ctid, tally: Mutex::default() }
    }

    /// The expressions of the select list, in the order in which [`RowDecoder`] expects them: `ctid`
    /// if there is one, which values are long if `guarded`, then the columns; cast to text where only
    /// the server knows how. When `guarded`, values longer than [`LONG`] come as NULL.
    ///
    /// [`RowDecoder`]: super::RowDecoder
    pub(in crate::postgres) fn select_list(&self, guarded: bool) -> String {
        let mut list = Vec::with_capacity(self.columns.len() + 2);
        if self.has_ctid {
            list.push("ctid".to_owned());
        }
        if guarded && self.has_flags() {
            let flags: Vec<String> = self.columns.iter().filter_map(ColumnLayout::is_long).collect();
            list.push(format!("ARRAY[{}]", flags.join(", ")));
        }
        for column in &self.columns {
            let value = column.value();
            list.push(match column.is_long() {
                Some(is_long) if guarded => format!("CASE WHEN {is_long} THEN NULL ELSE {value} END"),
                _ => value,
            });
        }
        list.join(", ")
    }

    /// How a long value of a column is read, and an expression of type `bytea` for its bytes, in
    /// UTF-8 if it is text: for `substring(.. FROM .. FOR ..)` and `octet_length(..)`.
    pub(in crate::postgres) fn long_expression(&self, column: usize) -> Option<(LongKind, String)> {
        let column = self.columns.get(column)?;
        let kind = column.long?;
        let quoted = &column.quoted;
        Some((
            kind,
            match kind {
                LongKind::Bytes => format!("({quoted})::bytea"),
                LongKind::Text | LongKind::Json => format!("textsend(({quoted})::text)"),
            },
        ))
    }

    /// Whether some column can have long values, so that guarding makes a difference.
    pub(in crate::postgres) fn has_flags(&self) -> bool {
        self.columns.iter().any(|column| column.long.is_some())
    }

    /// After all parts: tells, for each column, the values that no reader exists for yet.
    pub(in crate::postgres) fn finish_table(&self, visitor: &mut dyn Visitor) {
        let tally = std::mem::take(&mut *self.tally.lock().unwrap_or_else(|broken| broken.into_inner()));
        tally.tell(|column| self.columns.get(column).map(|column| column.place.clone()), visitor);
    }
}

impl ColumnLayout {
    fn value(&self) -> String {
        if self.is_cast { format!("({})::text", self.quoted) } else { self.quoted.clone() }
    }

    /// An expression that is true for long values, and else false or NULL. It looks at the value
    /// itself only where its stored size leaves that open.
    fn is_long(&self) -> Option<String> {
        self.long?;
        let column = &self.quoted;
        Some(match self.base {
            // The length of these is known without unpacking them.
            17 => format!("octet_length(({column})::bytea) > {LONG}"),
            25 | 1043 => format!("octet_length(({column})::text) > {LONG}"),
            _ => format!(
                "(pg_column_size({column}) > {NEVER_LONG} AND octet_length(({column})::text) > {LONG})"
            ),
        })
    }
}

/// An identifier in a statement
/// (<https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS>).
fn quoted(name: &str) -> String {
    let mut quoted = String::with_capacity(name.len() + 2);
    // Writing to a string never fails.
    let _ = write!(quoted, "\"{}\"", name.replace('"', "\"\""));
    quoted
}
