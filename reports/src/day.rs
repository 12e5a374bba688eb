//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

/// A day of the proleptic Gregorian calendar, as days since 1970-01-01; spelled `2026-01-31` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// The text is not a day of the calendar, spelled like `2026-01-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day: it is written like 2026-01-31")]
pub struct NotADay;

impl Day {
    /// The day so many days after 1970-01-01.
    pub const fn from_days(days: i32) -> Day {
        Day(days)
    }

    /// The day that so many seconds after 1970-01-01T00:00:00Z lie in, in UTC.
    pub fn from_seconds(seconds: i64) -> Day {
        Day(i32::try_from(seconds.div_euclid(86_400)).unwrap_or(if seconds < 0 {
            i32::MIN
        } else {
            i32::MAX
        }))
    }

    /// From the oldest to the newest of two spans of days.
    pub fn span(a: Option<(Day, Day)>, b: Option<(Day, Day)>) -> Option<(Day, Day)> {
        match (a, b) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        }
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// The day of a year, month and day of the month; `None` where there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        if !(1..=length).contains(&day) || !(-9999..=9999).contains(&year) {
            return None;
        }
        // Howard Hinnant, days_from_civil: http://howardhinnant.github.io/date_algorithms.html
        let year = year - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = ((month + 9) % 12) as i32;
        let of_year = (153 * month + 2) / 5 + day as i32 - 1;
        Some(Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468))
    }

    /// Year, month and day of the month.
    pub fn civil(self) -> (i32, u32, u32) {
        // Howard Hinnant, civil_from_days.
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        (year as i32, month as u32, day as u32)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Day, NotADay> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotADay);
        };
        let year: u32 = digits(year, 4).ok_or(NotADay)?;
        let (month, day) = (digits(month, 2).ok_or(NotADay)?, digits(day, 2).ok_or(NotADay)?);
        Day::new(year as i32, month, day).ok_or(NotADay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_and_spelled() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("2026-11-26", 20_783),
            ("1969-12-31", -1),
            ("2400-02-29", 157_113),
        ] {
            assert_eq!(text.parse(), Ok(Day(days)), "{text}");
            assert_eq!(Day(days).to_string(), text);
        }
        assert_eq!(Day::from_seconds(-1), Day(-1));
        for wrong in
            ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026-00-10", "+026-01-01", "1900-02-29"]
        {
            assert_eq!(wrong.parse::<Day>(), Err(NotADay), "{wrong}");
        }
    }

    #[test]
    fn every_day_comes_back() {
        for days in (-400_000..400_000).step_by(37) {
            let (year, month, day) = Day(days).civil();
            assert_eq!(Day::new(year, month, day), Some(Day(days)));
        }
    }
}
