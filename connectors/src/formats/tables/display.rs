//! Numbers, dates and times as people write them.

use std::fmt::Write as _;

use crate::formats::calendar::civil;

/// A buffer for one value at a time.
#[derive(Default)]
pub(super) struct Scratch(pub(super) String);

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Two digits.
fn pair(out: &mut String, number: i64) {
    let number = number.rem_euclid(100) as u8;
    out.push(char::from(b'0' + number / 10));
    out.push(char::from(b'0' + number % 10));
}

/// A whole number.
#[inline]
pub(super) fn integer(out: &mut String, number: i64) {
    if number < 0 {
        out.push('-');
    }
    unsigned(out, number.unsigned_abs());
}

/// A whole number that is not negative.
#[inline]
pub(super) fn unsigned(out: &mut String, mut number: u64) {
    // The longest has 20 digits.
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 || at == 0 {
            break;
        }
    }
    out.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

/// A floating point number: the fewest digits that bring it back, without an exponent where that is short.
pub(super) fn float(out: &mut String, number: f64) {
    let size = number.abs();
    if size < 1e16 && number == number.trunc() {
        integer(out, number as i64);
    } else if !number.is_finite() || (1e-5..1e16).contains(&size) {
        let _ = write!(out, "{number}");
    } else {
        let _ = write!(out, "{number:e}");
    }
}

/// As [`float`], of single precision.
pub(super) fn single(out: &mut String, number: f32) {
    let size = number.abs();
    if size < 1e7 && number == number.trunc() {
        integer(out, number as i64);
    } else if !number.is_finite() || (1e-5..1e16).contains(&size) {
        let _ = write!(out, "{number}");
    } else {
        let _ = write!(out, "{number:e}");
    }
}

/// A date: days from 1970-01-01.
pub(super) fn date(out: &mut String, days: i64) {
    let (year, month, day) = civil(days);
    if (0..=9999).contains(&year) {
        pair(out, year / 100);
        pair(out, year % 100);
    } else {
        integer(out, year);
    }
    out.push('-');
    pair(out, month);
    out.push('-');
    pair(out, day);
}

/// What there is of a second, `digits` digits without zeros at the end.
fn fraction(out: &mut String, mut parts: i64, mut digits: usize) {
    if parts <= 0 {
        return;
    }
    while parts % 10 == 0 {
        parts /= 10;
        digits -= 1;
    }
    let _ = write!(out, ".{parts:0digits$}");
}

/// A time of day in parts of a second, of which there are ten to the power of `digits`.
pub(super) fn time(out: &mut String, parts: i64, digits: u32) {
    let second = 10i64.pow(digits.min(18));
    let (seconds, rest) = (parts.div_euclid(second), parts.rem_euclid(second));
    let hours = seconds.div_euclid(3600);
    if (0..100).contains(&hours) {
        pair(out, hours);
    } else {
        integer(out, hours);
    }
    out.push(':');
    pair(out, seconds.rem_euclid(3600) / 60);
    out.push(':');
    pair(out, seconds.rem_euclid(60));
    fraction(out, rest, digits as usize);
}

/// A point in time in parts of a second from 1970-01-01; `is_utc`: it is one of UTC, not of some clock on a
/// wall.
pub(super) fn timestamp(out: &mut String, parts: i64, digits: u32, is_utc: bool) {
    let day = DAY.saturating_mul(10i64.pow(digits.min(14)));
    date(out, parts.div_euclid(day));
    out.push(' ');
    time(out, parts.rem_euclid(day), digits);
    if is_utc {
        out.push('Z');
    }
}

/// A decimal: its digits, perhaps behind a minus sign, and how many of them stand behind the point; fewer
/// than none: zeros that stand before it.
pub(super) fn decimal(out: &mut String, digits: &str, scale: i32) {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    out.push_str(sign);
    let Ok(behind) = usize::try_from(scale) else {
        out.push_str(digits);
        if digits != "0" {
            out.extend(std::iter::repeat_n('0', scale.unsigned_abs().min(128) as usize));
        }
        return;
    };
    if behind == 0 {
        return out.push_str(digits);
    }
    if digits.len() > behind {
        let (whole, rest) = digits.split_at(digits.len() - behind);
        out.push_str(whole);
        out.push('.');
        out.push_str(rest);
    } else {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', (behind - digits.len()).min(128)));
        out.push_str(digits);
    }
}

/// A UUID (RFC 9562 section 4, <https://www.rfc-editor.org/rfc/rfc9562#section-4>).
pub(super) fn uuid(out: &mut String, bytes: &[u8]) {
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            out.push('-');
        }
        let _ = write!(out, "{byte:02x}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(write: impl FnOnce(&mut String)) -> String {
        let mut text = String::new();
        write(&mut text);
        text
    }

    #[test]
    fn as_people_write_them() {
        assert_eq!(shown(|out| date(out, 0)), "1970-01-01");
        assert_eq!(shown(|out| date(out, 19_782)), "2024-02-29");
        assert_eq!(shown(|out| date(out, -1)), "1969-12-31");
        assert!(!shown(|out| date(out, i64::MAX)).is_empty());
        assert_eq!(shown(|out| timestamp(out, -1, 3, true)), "1969-12-31 23:59:59.999Z");
        assert_eq!(shown(|out| timestamp(out, 1_709_210_096_250_000, 6, false)), "2024-02-29 12:34:56.25");
        assert_eq!(shown(|out| timestamp(out, i64::MIN, 9, false)), "1677-09-21 00:12:43.145224192");
        assert_eq!(shown(|out| time(out, 45_296, 0)), "12:34:56");
        assert_eq!(shown(|out| decimal(out, "-12345", 2)), "-123.45");
        assert_eq!(shown(|out| decimal(out, "5", 3)), "0.005");
        assert_eq!(shown(|out| decimal(out, "5", -2)), "500");
        assert_eq!(shown(|out| float(out, 1.5)), "1.5");
        assert_eq!(shown(|out| float(out, 4_929_123_456.0)), "4929123456");
        assert_eq!(shown(|out| float(out, 1e300)), "1e300");
        assert_eq!(shown(|out| float(out, f64::NAN)), "NaN");
        assert_eq!(shown(|out| integer(out, i64::MIN)), "-9223372036854775808");
        assert_eq!(shown(|out| uuid(out, &[0x12; 16])), "12121212-1212-1212-1212-121212121212");
    }
}
