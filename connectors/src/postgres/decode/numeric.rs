//! `numeric`: exact decimal numbers, sent as digits to the base 10,000
//! (`numeric_send` in src/backend/utils/adt/numeric.c).

use crate::postgres::decode::cursor::Cursor;
use crate::postgres::decode::{Malformed, integers};

/// The word in place of a sign that says what kind of number it is.
const POSITIVE: i16 = 0x0000;
const NEGATIVE: i16 = 0x4000;
const NAN: i16 = 0xc000_u16 as i16;
const INFINITY: i16 = 0xd000_u16 as i16;
const MINUS_INFINITY: i16 = 0xf000_u16 as i16;

/// The most digits behind the point (`NUMERIC_DSCALE_MASK`).
const MOST_SCALE: i16 = 0x3fff;

/// Decimal digits in a digit.
const DIGITS: usize = 4;

/// Writes a number as the server does.
pub(super) fn numeric(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Malformed> {
    let mut cursor = Cursor(bytes);
    let count = cursor.i16()?;
    let weight = cursor.i16()?;
    let sign = cursor.i16()?;
    let scale = cursor.i16()?;
    let (Ok(count), 0..=MOST_SCALE) = (usize::try_from(count), scale) else {
        return Err(Malformed("a numeric has a count or scale that none has"));
    };
    let (digits, []) = cursor.bytes(2 * count)?.as_chunks::<2>() else {
        return Err(Malformed("a numeric ends early"));
    };
    cursor.end()?;
    match sign {
        POSITIVE => {}
        NEGATIVE => out.push(b'-'),
        NAN => return word(b"NaN", out),
        INFINITY => return word(b"Infinity", out),
        MINUS_INFINITY => return word(b"-Infinity", out),
        _ => return Err(Malformed("a numeric has a sign that none has")),
    }
    let digit = |at: i32| match usize::try_from(at).ok().and_then(|at| digits.get(at)) {
        None => Ok(0),
        Some(&digit) => match u16::from_be_bytes(digit) {
            digit @ 0..10_000 => Ok(u64::from(digit)),
            _ => Err(Malformed("a digit of a numeric is too large")),
        },
    };
    let weight = i32::from(weight);
    if weight < 0 {
        out.push(b'0');
    } else {
        integers::unsigned(digit(0)?, out);
        for at in 1..=weight {
            integers::four(digit(at)?, out);
        }
    }
    let mut left = scale as usize;
    if left == 0 {
        return Ok(());
    }
    out.push(b'.');
    let end = out.len() + left;
    let mut at = weight + 1;
    while left > 0 {
        integers::four(digit(at)?, out);
        at += 1;
        left = left.saturating_sub(DIGITS);
    }
    out.truncate(end);
    Ok(())
}

fn word(word: &[u8], out: &mut Vec<u8>) -> Result<(), Malformed> {
    out.extend_from_slice(word);
    Ok(())
}
