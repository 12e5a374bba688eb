//! Coordinates in degrees, minutes and seconds: `40°26'46"N 79°58'56"W`, `N 52° 31′ 12.0″`, `52 31 12 N`
//! (ISO 6709, annex D; the marks are those of the BIPM, SI Brochure, table 8).

use crate::{method::Value, site::Site};

/// How long the writing of one coordinate is at most.
const LONGEST: usize = 32;

/// One coordinate, or a pair, that begins at a position.
pub(super) fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let first = Angle::read(site, at)?;
    let mut next = first.end;
    while next < first.end + 3 && matches!(site.byte(next), b',' | b' ' | b';' | b'/') {
        next += 1;
    }
    let second = Angle::read(site, next).filter(|second| next > first.end && first.pairs(second));
    let end = second.map_or(first.end, |second| second.end);
    Some(Value { doubt: if end > first.end { 0 } else { 5 }, ..Value::plain(at..end) })
}

/// The pair around a blank that stands behind the `N` or `S` of a latitude.
pub(super) fn pair_around(site: &Site<'_>, blank: usize) -> Option<Value> {
    let begins = |at: usize| site.byte(at).is_ascii_digit() && !is_tied(site.before(at));
    let from = blank.saturating_sub(LONGEST).max(site.lo);
    let start =
        (from..blank).find(|&at| begins(at) && Angle::read(site, at).is_some_and(|a| a.end == blank))?;
    value(site, start).filter(|value| value.span.end > blank)
}

fn is_tied(before: u8) -> bool {
    before.is_ascii_alphanumeric() || matches!(before, b'.' | b',' | b'-' | b'_')
}

/// One coordinate.
#[derive(Clone, Copy)]
struct Angle {
    end: usize,
    /// `N`, `S`, `E`, `W`, or `O`: west in Romance languages, east in German. 0 if it is not told.
    point: u8,
}

impl Angle {
    fn read(site: &Site<'_>, start: usize) -> Option<Angle> {
        let mut at = start;
        let mut point = 0;
        if is_point(site.byte(at)) {
            point = site.byte(at);
            at += 1;
            at += usize::from(site.byte(at) == b' ');
        } else if matches!(site.byte(at), b'-' | b'+') {
            at += 1;
        }
        let (whole, degrees, fraction) = number(site, at, 3)?;
        let sign = mark(site, whole, DEGREES);
        let mut end = sign.unwrap_or(whole);
        let mut parts = 1;
        if fraction == 0 {
            for marks in [MINUTES, SECONDS] {
                let next = end + usize::from(site.byte(end) == b' ');
                // Without marks a blank divides.
                if sign.is_none() && next == end {
                    break;
                }
                let Some((behind, sixtieths, fraction)) = number(site, next, 2) else { break };
                let marked = mark(site, behind, marks);
                if sixtieths > 59 || sign.is_some() && marked.is_none() {
                    break;
                }
                end = marked.unwrap_or(behind);
                parts += 1;
                if fraction > 0 {
                    break;
                }
            }
        }
        if point == 0 {
            let next = end + usize::from(site.byte(end) == b' ');
            let free = !(site.byte(next + 1).is_ascii_alphanumeric() || site.byte(next + 1) >= 0x80);
            if is_point(site.byte(next)) && free {
                point = site.byte(next);
                end = next + 1;
            }
        }
        let told = match (sign.is_some(), point != 0) {
            (true, true) => parts >= 2 || fraction >= 3,
            (true, false) => parts == 3,
            // `52 31 12 N`
            (false, true) => parts == 3,
            (false, false) => false,
        };
        let most = if matches!(point, b'N' | b'S') { 90 } else { 180 };
        let ends = !site.byte(end).is_ascii_alphanumeric();
        (told && degrees <= most && ends).then_some(Angle { end, point })
    }

    /// Whether the two are a latitude and a longitude, in either order.
    fn pairs(&self, other: &Angle) -> bool {
        let latitude = |point| matches!(point, b'N' | b'S');
        self.point == 0 && other.point == 0
            || self.point != 0 && other.point != 0 && latitude(self.point) != latitude(other.point)
    }
}

fn is_point(byte: u8) -> bool {
    matches!(byte, b'N' | b'S' | b'E' | b'W' | b'O')
}

/// A number of at most `most` digits before the point: its end, its whole part, how many decimals it has.
fn number(site: &Site<'_>, start: usize, most: usize) -> Option<(usize, u32, usize)> {
    let digits =
        |at: usize, most: usize| (at..at + most).take_while(|&i| site.byte(i).is_ascii_digit()).count();
    let length = digits(start, most + 1);
    if length == 0 || length > most {
        return None;
    }
    let end = start + length;
    let whole = (start..end).fold(0, |sum, at| sum * 10 + u32::from(site.byte(at) - b'0'));
    if !matches!(site.byte(end), b'.' | b',') {
        return Some((end, whole, 0));
    }
    match digits(end + 1, 9) {
        0 => Some((end, whole, 0)),
        decimals => Some((end + 1 + decimals, whole, decimals)),
    }
}

/// The degree sign and the ordinal that is typed for it.
const DEGREES: &[&[u8]] = &["°".as_bytes(), "º".as_bytes(), b"deg", b"d"];
const MINUTES: &[&[u8]] = &["′".as_bytes(), "’".as_bytes(), "´".as_bytes(), b"'", b"min", b"m"];
/// As they stand in quotes, too, doubled or behind a backslash.
const SECONDS: &[&[u8]] = &["″".as_bytes(), "”".as_bytes(), b"\"\"", b"\"", b"\\\"", b"''", b"sec", b"s"];

/// The end of the mark at a position, or behind a blank.
fn mark(site: &Site<'_>, at: usize, marks: &[&[u8]]) -> Option<usize> {
    let at = at + usize::from(site.byte(at) == b' ' && !site.byte(at + 1).is_ascii_alphanumeric());
    if at >= site.hi {
        return None;
    }
    marks.iter().find(|mark| site.right(at, 4).starts_with(mark)).map(|mark| at + mark.len())
}

/// The normal form: numbers and points of the compass with one blank between, the point behind its numbers.
/// Decimal degrees stay as they are.
pub(super) fn normalize(value: &str, out: &mut String) {
    if !value.bytes().any(is_point) {
        return out.push_str(value);
    }
    let leads = value.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    let begin = out.len();
    let mut held = None;
    let push = |out: &mut String, part: &str| {
        if out.len() > begin {
            out.push(' ');
        }
        out.push_str(part);
    };
    let mut rest = value;
    while let Some(first) = rest.chars().next() {
        let length =
            rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+')).count();
        if length > 0 {
            push(out, rest[..length].trim_end_matches('.'));
            rest = &rest[length..];
            continue;
        }
        if u8::try_from(first).is_ok_and(is_point) {
            let point = if leads { held.replace(first) } else { Some(first) };
            if let Some(point) = point {
                push(out, point.encode_utf8(&mut [0; 4]));
            }
        }
        rest = &rest[first.len_utf8()..];
    }
    if let Some(point) = held {
        push(out, point.encode_utf8(&mut [0; 4]));
    }
}

#[cfg(test)]
mod tests {
    use super::{normalize, pair_around, value};
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn coordinates_are_read() {
        for (text, expected) in [
            ("lat: ^40°26'46\"N, 79°58'56\"W.", Some("40°26'46\"N, 79°58'56\"W")),
            ("lat: ^40° 26.767' N", Some("40° 26.767' N")),
            ("lat: ^40.446° N 79.982° W", Some("40.446° N 79.982° W")),
            ("lat: ^40d26m46sN", Some("40d26m46sN")),
            ("pos: ^S 33º 51' 31.5'' E 151º 12' 51''", Some("S 33º 51' 31.5'' E 151º 12' 51''")),
            ("pos: ^40°26'46\" North", Some("40°26'46\"")),
            ("lat: ^52 31 12 N", Some("52 31 12 N")),
            ("lat: ^52 31 12", None),
            ("lat: ^52 N", None),
            ("lat: ^91°26'46\"N", None),
            ("lat: ^40°66'46\"N", None),
            ("t: ^40° C", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("at 40°26'46\"N^ 79°58'56\"W now", Some("40°26'46\"N 79°58'56\"W")),
            ("at 40°26′46″N^ 79°58′56″W now", Some("40°26′46″N 79°58′56″W")),
            ("at 6'2\"N^ 79 kg", None),
            ("at 40°26'46\"N^ 79 kg", None),
        ] {
            assert_eq!(found(pair_around, text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn equal_places_have_equal_forms() {
        for (text, expected) in [
            ("40°26'46\"N 79°58'56\"W", "40 26 46 N 79 58 56 W"),
            ("N 40° 26′ 46″, W 79° 58′ 56″", "40 26 46 N 79 58 56 W"),
            ("48.8566, 2.3522", "48.8566, 2.3522"),
        ] {
            let mut out = String::new();
            normalize(text, &mut out);
            assert_eq!(out, expected, "{text}");
        }
    }
}
