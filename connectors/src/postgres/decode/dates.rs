//! Dates, times and intervals in ISO 8601 as PostgreSQL writes it (`DateStyle` ISO, `IntervalStyle`
//! postgres: <https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-DATETIME-OUTPUT>).

use crate::postgres::decode::{Malformed, integers};

/// Days from 0000-03-01, where a cycle of 400 years begins, to 2000-01-01, where PostgreSQL counts
/// from.
const TO_EPOCH: i64 = 730_425;

/// Days in 400 years of the Gregorian calendar.
const CYCLE: i64 = 146_097;

/// Microseconds.
const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

/// Year (0 is 1 BC), month and day of a day counted from 2000-01-01.
/// <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>
#[inline]
fn civil(days: i64) -> (i64, u64, u64) {
    let days = days + TO_EPOCH;
    let cycle = days.div_euclid(CYCLE);
    // Less than a cycle: 32 bits are faster.
    let day = (days - cycle * CYCLE) as u32;
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * in_year + 2) / 153;
    let day = in_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = i64::from(year) + 400 * cycle + i64::from(month <= 2);
    (year, u64::from(month), u64::from(day))
}

/// Writes year, month and day. Whether it lies before Christ, which is said at the end.
fn day(days: i64, out: &mut Vec<u8>) -> bool {
    let (year, month, day) = civil(days);
    let is_before = year <= 0;
    integers::four(if is_before { 1 - year } else { year }.unsigned_abs(), out);
    let ([a, b], [c, d]) = (integers::pair_of(month), integers::pair_of(day));
    out.extend_from_slice(&[b'-', a, b, b'-', c, d]);
    is_before
}

/// Writes hours, minutes, seconds and what there is of a second.
fn clock(microseconds: u64, out: &mut Vec<u8>) {
    let seconds = microseconds / SECOND as u64;
    let fraction = microseconds - seconds * SECOND as u64;
    let hours = seconds / 3_600;
    if hours < 100 {
        integers::pair(hours, out);
    } else {
        integers::unsigned(hours, out);
    }
    let ([a, b], [c, d]) = (integers::pair_of(seconds / 60 % 60), integers::pair_of(seconds % 60));
    out.extend_from_slice(&[b':', a, b, b':', c, d]);
    integers::fraction(fraction, 6, out);
}

/// Writes a `date`.
pub(super) fn date(days: i32, out: &mut Vec<u8>) {
    match days {
        i32::MAX => out.extend_from_slice(b"infinity"),
        i32::MIN => out.extend_from_slice(b"-infinity"),
        days => {
            if day(i64::from(days), out) {
                out.extend_from_slice(b" BC");
            }
        }
    }
}

/// Writes a `timestamp`, or a `timestamptz`, which is sent and written in UTC.
pub(super) fn timestamp(microseconds: i64, is_utc: bool, out: &mut Vec<u8>) {
    match microseconds {
        i64::MAX => out.extend_from_slice(b"infinity"),
        i64::MIN => out.extend_from_slice(b"-infinity"),
        microseconds => {
            let is_before = day(microseconds.div_euclid(DAY), out);
            out.push(b' ');
            clock(microseconds.rem_euclid(DAY).unsigned_abs(), out);
            if is_utc {
                out.extend_from_slice(b"+00");
            }
            if is_before {
                out.extend_from_slice(b" BC");
            }
        }
    }
}

/// Writes a `time`.
pub(super) fn time(microseconds: i64, out: &mut Vec<u8>) -> Result<(), Malformed> {
    match u64::try_from(microseconds) {
        Ok(microseconds) if microseconds <= DAY as u64 => {
            clock(microseconds, out);
            Ok(())
        }
        _ => Err(Malformed("a time lies outside the day")),
    }
}

/// Writes an offset from UTC; `zone` counts seconds to the west.
pub(super) fn zone(zone: i32, out: &mut Vec<u8>) {
    out.push(if zone <= 0 { b'+' } else { b'-' });
    let seconds = u64::from(zone.unsigned_abs());
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours < 100 {
        integers::pair(hours, out);
    } else {
        integers::unsigned(hours, out);
    }
    if minutes != 0 || seconds != 0 {
        out.push(b':');
        integers::pair(minutes, out);
    }
    if seconds != 0 {
        out.push(b':');
        integers::pair(seconds, out);
    }
}

/// Writes an `interval`.
pub(super) fn interval(microseconds: i64, days: i32, months: i32, out: &mut Vec<u8>) {
    match (microseconds, days, months) {
        (i64::MAX, i32::MAX, i32::MAX) => return out.extend_from_slice(b"infinity"),
        (i64::MIN, i32::MIN, i32::MIN) => return out.extend_from_slice(b"-infinity"),
        _ => {}
    }
    let start = out.len();
    let mut was_negative = false;
    for (value, unit) in [(months / 12, "year"), (months % 12, "mon"), (days, "day")] {
        if value == 0 {
            continue;
        }
        if out.len() > start {
            out.push(b' ');
        }
        if was_negative && value > 0 {
            out.push(b'+');
        }
        integers::signed(i64::from(value), out);
        out.push(b' ');
        out.extend_from_slice(unit.as_bytes());
        if value != 1 {
            out.push(b's');
        }
        was_negative = value < 0;
    }
    if out.len() == start || microseconds != 0 {
        if out.len() > start {
            out.push(b' ');
        }
        if microseconds < 0 {
            out.push(b'-');
        } else if was_negative {
            out.push(b'+');
        }
        clock(microseconds.unsigned_abs(), out);
    }
}
