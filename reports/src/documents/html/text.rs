//! How text, numbers and days are shown on the page.

use crate::{Day, safe};

/// A name or place of a system, with everything visible that could change how the page reads. The template escapes
/// what HTML would obey.
pub(super) fn shown(text: &str) -> String {
    safe::escape(text)
}

/// `1234567` as `1,234,567`.
pub(super) fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number in at most four characters and a letter: `12.3k`, `4.5M`. Rounded down: a page never overstates.
pub(super) fn compact(value: u64) -> String {
    let (unit, letter) = match value {
        0..=9_999 => return number(value),
        10_000..=999_999 => (1_000, 'k'),
        1_000_000..=999_999_999 => (1_000_000, 'M'),
        _ => (1_000_000_000, 'G'),
    };
    let (whole, tenth) = (value / unit, value % unit * 10 / unit);
    if whole >= 100 || tenth == 0 { format!("{whole}{letter}") } else { format!("{whole}.{tenth}{letter}") }
}

/// Bytes, in powers of 1000 (ISO 80000-1): `1.2 GB`.
pub(super) fn bytes(value: u64) -> String {
    let (unit, name) = match value {
        0..=999 => return format!("{value} bytes"),
        1_000..=999_999 => (1_000, "kB"),
        1_000_000..=999_999_999 => (1_000_000, "MB"),
        1_000_000_000..=999_999_999_999 => (1_000_000_000, "GB"),
        _ => (1_000_000_000_000, "TB"),
    };
    format!("{}.{} {name}", value / unit, value % unit * 10 / unit)
}

/// A part of a whole in per cent, with one digit, rounded down: what is not whole never reads `100 %`.
pub(super) fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = u128::from(part.min(whole)) * 1000 / u128::from(whole);
    match tenths {
        1000 => "100 %".to_owned(),
        0 if part > 0 => "< 0.1 %".to_owned(),
        _ => format!("{}.{} %", tenths / 10, tenths % 10),
    }
}

/// A share, 0 to 1, in per cent.
pub(super) fn share(share: f64) -> String {
    percent((share.clamp(0.0, 1.0) * 1e6).round() as u64, 1_000_000)
}

/// A bound, 0 to 1, in per cent, rounded up: `0.012 %`.
pub(super) fn bound(bound: f64) -> String {
    let percent = bound.clamp(0.0, 1.0) * 100.0;
    let digits = if percent >= 1.0 { 1 } else { 3 };
    let scale = 10f64.powi(digits);
    format!("{:.*} %", digits as usize, (percent * scale).ceil() / scale)
}

/// A count with its noun: `1 field`, `2 fields`.
pub(super) fn count(value: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(value), if value == 1 { one } else { many })
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in words: `26 November 2026`.
pub(super) fn day(day: Day) -> String {
    let (year, month, of_month) = day.civil();
    let name = MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or_default();
    format!("{of_month} {name} {year}")
}

/// The day of a time stamp (RFC 3339) in words; the stamp itself where it is none.
pub(super) fn day_of(stamp: &str) -> String {
    match stamp.get(..10).and_then(|text| text.parse().ok()) {
        Some(parsed) => day(parsed),
        None => shown(stamp),
    }
}

/// Day and time of a time stamp: `26 November 2026, 18:03 UTC`. Inventories keep UTC.
pub(super) fn time_of(stamp: &str) -> String {
    match (stamp.get(11..16), stamp.ends_with('Z')) {
        (Some(time), true) if time.bytes().all(|b| b.is_ascii_digit() || b == b':') => {
            format!("{}, {time} UTC", day_of(stamp))
        }
        _ => day_of(stamp),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_never_overstate() {
        for (value, long, short) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (9_999, "9,999", "9,999"),
            (12_399, "12,399", "12.3k"),
            (1_000_000, "1,000,000", "1M"),
            (999_999_999, "999,999,999", "999M"),
            (u64::MAX, "18,446,744,073,709,551,615", "18446744073G"),
        ] {
            assert_eq!((number(value).as_str(), compact(value).as_str()), (long, short));
        }
        assert_eq!(percent(99_999, 100_000), "99.9 %");
        assert_eq!(percent(1, 100_000), "< 0.1 %");
        assert_eq!(percent(7, 7), "100 %");
        assert_eq!(percent(0, 0), "–");
        assert_eq!(bound(0.000_101), "0.011 %");
        assert_eq!(bytes(1_250_000), "1.2 MB");
    }

    #[test]
    fn days_are_in_words() {
        assert_eq!(time_of("2026-11-26T18:03:44Z"), "26 November 2026, 18:03 UTC");
        assert_eq!(day_of("yesterday\u{1b}"), "yesterday\\u{1b}");
        assert_eq!(day_of("2026-02-30"), "2026-02-30");
    }
}
