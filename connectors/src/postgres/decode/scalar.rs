//! Values without parts.

use crate::postgres::decode::cursor::Cursor;
use crate::postgres::decode::geometry::{Geometry, geometry};
use crate::postgres::decode::{Malformed, dates, floats, integers, network, numeric};

/// A type whose values have no parts, by how it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    /// The text itself.
    Text,
    /// Text filled up with blanks.
    Padded,
    Bool,
    Int2,
    Int4,
    Int8,
    /// 32 bits without a sign.
    Unsigned4,
    /// 64 bits without a sign.
    Unsigned8,
    Float4,
    Float8,
    Numeric,
    /// Hundredths.
    Money,
    Date,
    Time,
    TimeTz,
    Timestamp,
    TimestampTz,
    Interval,
    Uuid,
    Bits,
    Inet,
    MacAddr,
    MacAddr8,
    Geometry(Geometry),
}

impl Scalar {
    /// The built-in types that are sent so, by their numbers (src/include/catalog/pg_type.dat).
    pub(super) fn of(oid: u32) -> Option<Scalar> {
        Some(match oid {
            // "char", name, text, json as an element of what is no JSON, xml, varchar, unknown, cstring
            18 | 19 | 25 | 142 | 705 | 1043 | 2275 => Scalar::Text,
            1042 => Scalar::Padded,
            16 => Scalar::Bool,
            21 => Scalar::Int2,
            23 => Scalar::Int4,
            20 => Scalar::Int8,
            // oid, xid, cid
            26 | 28 | 29 => Scalar::Unsigned4,
            // xid8
            5069 => Scalar::Unsigned8,
            700 => Scalar::Float4,
            701 => Scalar::Float8,
            1700 => Scalar::Numeric,
            790 => Scalar::Money,
            1082 => Scalar::Date,
            1083 => Scalar::Time,
            1266 => Scalar::TimeTz,
            1114 => Scalar::Timestamp,
            1184 => Scalar::TimestampTz,
            1186 => Scalar::Interval,
            2950 => Scalar::Uuid,
            1560 | 1562 => Scalar::Bits,
            650 | 869 => Scalar::Inet,
            829 => Scalar::MacAddr,
            774 => Scalar::MacAddr8,
            600 => Scalar::Geometry(Geometry::Point),
            601 => Scalar::Geometry(Geometry::Segment),
            602 => Scalar::Geometry(Geometry::Path),
            603 => Scalar::Geometry(Geometry::Box),
            604 => Scalar::Geometry(Geometry::Polygon),
            628 => Scalar::Geometry(Geometry::Line),
            718 => Scalar::Geometry(Geometry::Circle),
            _ => return None,
        })
    }

    /// Whether values can be long.
    pub(super) fn can_be_long(self) -> bool {
        matches!(
            self,
            Scalar::Text
                | Scalar::Padded
                | Scalar::Bits
                | Scalar::Numeric
                | Scalar::Geometry(Geometry::Path | Geometry::Polygon)
        )
    }

    /// Writes a value as text.
    #[inline]
    pub(super) fn write(self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Malformed> {
        let mut cursor = Cursor(bytes);
        match self {
            Scalar::Text => {
                out.extend_from_slice(bytes);
                return Ok(());
            }
            Scalar::Padded => {
                let blanks = bytes.iter().rev().take_while(|&&b| b == b' ').count();
                out.extend_from_slice(&bytes[..bytes.len() - blanks]);
                return Ok(());
            }
            Scalar::Numeric => return numeric::numeric(bytes, out),
            Scalar::Bits => return network::bits(bytes, out),
            Scalar::Geometry(kind) => return geometry(kind, bytes, out),
            Scalar::Inet => return network::inet(bytes, out),
            Scalar::Bool => {
                let word: &[u8] = if cursor.u8()? == 0 { b"false" } else { b"true" };
                out.extend_from_slice(word);
            }
            Scalar::Int2 => integers::signed(i64::from(cursor.i16()?), out),
            Scalar::Int4 => integers::signed(i64::from(cursor.i32()?), out),
            Scalar::Int8 => integers::signed(cursor.i64()?, out),
            Scalar::Unsigned4 => integers::unsigned(u64::from(cursor.u32()?), out),
            Scalar::Unsigned8 => integers::unsigned(cursor.i64()?.cast_unsigned(), out),
            Scalar::Float4 => floats::single(f32::from_bits(cursor.u32()?), out),
            Scalar::Float8 => floats::double(f64::from_bits(cursor.i64()?.cast_unsigned()), out),
            Scalar::Money => money(cursor.i64()?, out),
            Scalar::Date => dates::date(cursor.i32()?, out),
            Scalar::Time => dates::time(cursor.i64()?, out)?,
            Scalar::TimeTz => {
                dates::time(cursor.i64()?, out)?;
                dates::zone(cursor.i32()?, out);
            }
            Scalar::Timestamp => dates::timestamp(cursor.i64()?, false, out),
            Scalar::TimestampTz => dates::timestamp(cursor.i64()?, true, out),
            Scalar::Interval => dates::interval(cursor.i64()?, cursor.i32()?, cursor.i32()?, out),
            Scalar::Uuid => network::uuid(cursor.take()?, out),
            Scalar::MacAddr => network::hardware(&cursor.take::<6>()?, out),
            Scalar::MacAddr8 => network::hardware(&cursor.take::<8>()?, out),
        }
        cursor.end()
    }
}

/// Writes an amount in hundredths: what the locale of the server makes of it is not sent.
fn money(amount: i64, out: &mut Vec<u8>) {
    if amount < 0 {
        out.push(b'-');
    }
    integers::unsigned(amount.unsigned_abs() / 100, out);
    out.push(b'.');
    integers::pair(amount.unsigned_abs() % 100, out);
}
