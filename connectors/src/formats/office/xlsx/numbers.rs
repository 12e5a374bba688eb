//! Numbers as people see them in cells: dates, and digits with marks between them.

use crate::formats::calendar::civil;

/// Where days are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Epoch {
    /// The last day of 1899, with a 29th of February 1900 that never was (ECMA-376 part 1, section
    /// 18.17.4.1).
    #[default]
    Windows,
    /// The first day of 1904.
    Mac,
}

/// How a number is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// As a number; marks of thousands, currencies and rounding are left out.
    General,
    /// As a date, a time, or both.
    Date { date: bool, time: bool },
    /// As hours, minutes and seconds that go beyond a day.
    Elapsed,
    /// Digits in a pattern: `000-00-0000`. Up to a bound, where there is one, and what is for those above.
    Digits { pattern: String, most: Option<u64>, above: Option<String> },
}

impl Format {
    /// The format that a number stands for (ECMA-376 part 1, section 18.8.30).
    pub(crate) fn built_in(id: u32) -> Format {
        let (date, time) = match id {
            14..=17 | 27..=31 | 34..=36 | 50..=54 | 57..=58 => (true, false),
            18..=21 | 32 | 33 | 45 | 47 | 55 | 56 => (false, true),
            22 => (true, true),
            46 => return Format::Elapsed,
            _ => return Format::General,
        };
        Format::Date { date, time }
    }

    /// The format of a code (ECMA-376 part 1, section 18.8.31).
    pub(crate) fn of_code(code: &str) -> Format {
        let sections: Vec<&str> = code.split(';').collect();
        let first = sections.first().copied().unwrap_or_default();
        if let Some(format) = date(first) {
            return format;
        }
        let bound = first.strip_prefix("[<=").and_then(|rest| rest.split_once(']'));
        let (most, first) = match bound {
            Some((most, rest)) => (most.parse().ok(), rest),
            None => (None, first),
        };
        match pattern(first) {
            None => Format::General,
            Some(pattern) => {
                let above =
                    if most.is_some() { sections.get(1).and_then(|code| self::pattern(code)) } else { None };
                Format::Digits { pattern, most, above }
            }
        }
    }

    /// A number of a cell as it is shown; as it stands in the file where it is none.
    pub(crate) fn show(&self, number: &str, epoch: Epoch) -> String {
        let Ok(value) = number.trim().parse::<f64>() else { return number.to_owned() };
        let shown = match self {
            Format::General => None,
            Format::Date { date, time } => moment(value, *date, *time, epoch),
            Format::Elapsed => elapsed(value),
            Format::Digits { pattern, most, above } => whole(value).map(|digits| {
                let is_above = most.is_some_and(|most| value > most as f64);
                fill(above.as_ref().filter(|_| is_above).unwrap_or(pattern), &digits)
            }),
        };
        shown.unwrap_or_else(|| general(value, number))
    }
}

/// The format of a section of a code that has parts of dates in it.
fn date(code: &str) -> Option<Format> {
    let (mut date, mut time, mut month, mut elapsed) = (false, false, false, false);
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let lower = inside.to_ascii_lowercase();
                let is_unit = |unit: char| !lower.is_empty() && lower.chars().all(|c| c == unit);
                elapsed |= is_unit('h') || is_unit('m') || is_unit('s');
            }
            // General, exponents, numbers of eras.
            'G' if code.contains("General") => return None,
            'E' | 'e' if matches!(chars.peek(), Some('+' | '-')) => return None,
            'y' | 'Y' | 'd' | 'D' | 'b' | 'e' => date = true,
            'h' | 'H' | 's' | 'S' => time = true,
            'm' | 'M' => month = true,
            _ => {}
        }
    }
    if elapsed {
        return Some(Format::Elapsed);
    }
    // An `m` beside hours or seconds is a minute, else a month.
    date |= month && !time;
    (date || time).then_some(Format::Date { date, time })
}

/// The digits and marks of a section of a code; `None` where they say nothing that a plain number does not.
fn pattern(code: &str) -> Option<String> {
    let mut pattern = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '0' | '#' | '?' => pattern.push(c),
            '-' | ' ' | '(' | ')' | '/' | ':' | '+' => pattern.push(c),
            '\\' => pattern.extend(chars.next().filter(|c| !matches!(c, '0' | '#' | '?'))),
            '"' => pattern
                .extend(chars.by_ref().take_while(|c| *c != '"').filter(|c| !matches!(c, '0' | '#' | '?'))),
            '_' | '*' => {
                chars.next();
            }
            '[' => while chars.next().is_some_and(|c| c != ']') {},
            _ => return None,
        }
    }
    let is_digit = |c: char| matches!(c, '0' | '#' | '?');
    let digits = pattern.trim_matches(|c| !is_digit(c));
    let is_telling = digits.contains(|c| !is_digit(c)) || digits.starts_with("00");
    (is_telling && pattern.len() <= 64).then_some(pattern)
}

/// The digits of a number that has no fraction.
fn whole(value: f64) -> Option<String> {
    ((0.0..1e15).contains(&value) && value.fract() == 0.0).then(|| format!("{value:.0}"))
}

/// Puts digits into a pattern, from behind.
fn fill(pattern: &str, digits: &str) -> String {
    let places = pattern.chars().filter(|c| matches!(c, '0' | '#' | '?')).count();
    let surplus = digits.len().saturating_sub(places);
    let missing = places.saturating_sub(digits.len());
    let mut digits = digits.chars();
    let mut place = 0;
    let mut filled = String::new();
    for c in pattern.chars() {
        match c {
            '0' | '#' | '?' => {
                if place == 0 {
                    filled.extend(digits.by_ref().take(surplus));
                }
                if place >= missing {
                    filled.extend(digits.next());
                } else if c == '0' {
                    filled.push('0');
                }
                place += 1;
            }
            mark => filled.push(mark),
        }
    }
    filled.trim().to_owned()
}

/// A number with 15 digits that count, as spreadsheets show them.
fn general(value: f64, raw: &str) -> String {
    if !value.is_finite() || value.abs() >= 1e21 || (value != 0.0 && value.abs() < 1e-9) {
        return raw.to_owned();
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{rounded}")
}

/// Days since the epoch as a date, a time of the day, or both (ISO 8601).
fn moment(value: f64, date: bool, time: bool, epoch: Epoch) -> Option<String> {
    const LAST: f64 = 2_958_466.0; // the first day of the year 10000
    if !(0.0..LAST).contains(&value) {
        return None;
    }
    let seconds_of = |day: f64| ((value - day) * 86_400.0).round() as u64;
    let (mut day, mut seconds) = (value.floor(), seconds_of(value.floor()));
    if seconds >= 86_400 {
        day += 1.0;
        seconds = 0;
    }
    let clock = || format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    // A day is kept with many a time, though only the time is shown.
    if !date && day < 366.0 {
        return time.then(clock);
    }
    let day = day as i64;
    if day == 0 && epoch == Epoch::Windows {
        return Some(clock());
    }
    // Days from 1970-01-01.
    let from_unix = match epoch {
        // The day 60 never was: those before it count from one day later.
        Epoch::Windows if day < 60 => day - 25_568,
        Epoch::Windows => day - 25_569,
        Epoch::Mac => day - 24_107,
    };
    let (year, month, day) = civil(from_unix);
    let date = format!("{year:04}-{month:02}-{day:02}");
    // A time that is no part of the format may be there all the same.
    Some(if time || seconds > 0 { format!("{date} {}", clock()) } else { date })
}

/// Days as hours, minutes and seconds.
fn elapsed(value: f64) -> Option<String> {
    let seconds = (value.abs() * 86_400.0).round();
    if !(0.0..1e15).contains(&seconds) {
        return None;
    }
    let seconds = seconds as u64;
    let sign = if value < 0.0 { "-" } else { "" };
    Some(format!("{sign}{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
}

#[cfg(test)]
mod tests {
    use super::{Epoch, Format};

    #[test]
    fn numbers_are_shown() {
        let cases = [
            ("General", "12345678901", "12345678901"),
            ("General", "4.1111111111E+14", "411111111110000"),
            ("General", "0.30000000000000004", "0.3"),
            ("General", "1.5", "1.5"),
            ("0.00", "1234.5", "1234.5"),
            ("yyyy\\-mm\\-dd", "1", "1900-01-01"),
            ("m/d/yy", "59", "1900-02-28"),
            ("m/d/yy", "61", "1900-03-01"),
            ("dd.mm.yyyy", "36526", "2000-01-01"),
            ("d mmm yyyy hh:mm", "36526.75", "2000-01-01 18:00:00"),
            ("hh:mm", "0.25", "06:00:00"),
            ("[h]:mm", "1.5", "36:00:00"),
            ("[Red]0.0", "3", "3"),
            ("000\\-00\\-0000", "12345678", "012-34-5678"),
            ("00000", "1234", "01234"),
            ("[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", "2025550123", "(202) 555-0123"),
            ("[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", "5550123", "555-0123"),
            ("#,##0", "1234567", "1234567"),
            ("0%", "0.5", "0.5"),
            ("\"day\" 0", "5", "5"),
        ];
        for (code, number, shown) in cases {
            assert_eq!(Format::of_code(code).show(number, Epoch::Windows), shown, "{code}");
        }
        assert_eq!(Format::built_in(14).show("0", Epoch::Mac), "1904-01-01");
    }
}
