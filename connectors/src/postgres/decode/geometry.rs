//! Geometric types, as PostgreSQL writes them
//! (<https://www.postgresql.org/docs/current/datatype-geometric.html>): points may be where people live.

use crate::postgres::decode::cursor::Cursor;
use crate::postgres::decode::{Malformed, floats};

/// What stands around the numbers of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Geometry {
    Point,
    Line,
    Segment,
    Box,
    Path,
    Polygon,
    Circle,
}

/// Writes a value.
pub(super) fn geometry(kind: Geometry, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Malformed> {
    let mut cursor = Cursor(bytes);
    match kind {
        Geometry::Point => point(&mut cursor, out)?,
        Geometry::Line => {
            for mark in [b'{', b',', b','] {
                out.push(mark);
                number(&mut cursor, out)?;
            }
            out.push(b'}');
        }
        Geometry::Segment => points(&mut cursor, 2, Some((b'[', b']')), out)?,
        Geometry::Box => points(&mut cursor, 2, None, out)?,
        Geometry::Path => {
            let around = if cursor.u8()? == 0 { (b'[', b']') } else { (b'(', b')') };
            let count = cursor.u32()?;
            points(&mut cursor, count, Some(around), out)?;
        }
        Geometry::Polygon => {
            let count = cursor.u32()?;
            points(&mut cursor, count, Some((b'(', b')')), out)?;
        }
        Geometry::Circle => {
            out.push(b'<');
            point(&mut cursor, out)?;
            out.push(b',');
            number(&mut cursor, out)?;
            out.push(b'>');
        }
    }
    cursor.end()
}

fn number(cursor: &mut Cursor<'_>, out: &mut Vec<u8>) -> Result<(), Malformed> {
    floats::double(f64::from_bits(cursor.i64()?.cast_unsigned()), out);
    Ok(())
}

fn point(cursor: &mut Cursor<'_>, out: &mut Vec<u8>) -> Result<(), Malformed> {
    out.push(b'(');
    number(cursor, out)?;
    out.push(b',');
    number(cursor, out)?;
    out.push(b')');
    Ok(())
}

/// Points with commas between. Each takes bytes: a count too large ends with them.
fn points(
    cursor: &mut Cursor<'_>,
    count: u32,
    around: Option<(u8, u8)>,
    out: &mut Vec<u8>,
) -> Result<(), Malformed> {
    out.extend(around.map(|(open, _)| open));
    for nth in 0..count {
        if nth > 0 {
            out.push(b',');
        }
        point(cursor, out)?;
    }
    out.extend(around.map(|(_, close)| close));
    Ok(())
}
