//! Kept longer than declared.

use super::finds::{Finds, Places, SystemFinds};
use crate::Day;
use crate::map::{DateRange, MapCollection};
use crate::register::{Contradiction, ContradictionKind, Period, Retention};
use crate::terminal::figures::plural;

/// What says how old a collection is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// The field that the register names.
    Named,
    /// The dates in its records.
    Records,
    /// A date in its place.
    Place,
    /// Its last change.
    Change,
}

/// Adds systems with records that are older than they may be.
pub(super) fn confront(finds: &Finds<'_>, today: Day, out: &mut Vec<Contradiction>) {
    for system in &finds.systems {
        if let Some(retention) = &system.declared.retention {
            out.extend(contradiction(system, retention, today));
        }
    }
}

fn contradiction(system: &SystemFinds<'_>, retention: &Retention, today: Day) -> Option<Contradiction> {
    let limit = before(today, retention.period);
    let from = retention.from.as_deref().filter(|from| system.holding().any(|c| named(c, from).is_some()));
    let mut places = Places::default();
    let mut oldest: Option<(Day, Source, &str)> = None;
    for collection in system.holding() {
        let aged = match from {
            // Collections without the field have records of another kind.
            Some(from) => named(collection, from).map(|dates| (earliest(dates), Source::Named)),
            None => age(collection),
        };
        let Some((day, source)) = aged.filter(|(day, _)| *day < limit) else { continue };
        places.add(collection.place.clone());
        if oldest.is_none_or(|(known, ..)| day < known) {
            oldest = Some((day, source, &collection.place));
        }
    }
    let (day, source, place) = oldest?;
    let told = match source {
        Source::Named => format!("the oldest `{}` is {day}", from.unwrap_or_default()),
        Source::Records => format!("the oldest date in its records is {day}"),
        Source::Place => format!("the oldest date in a name is {day}"),
        Source::Change => format!("the oldest file was last changed on {day}"),
    };
    let missing = match (&retention.from, from) {
        (Some(from), None) => {
            format!(" No field `{from}` with dates was found, so that other dates were taken.")
        }
        _ => String::new(),
    };
    let hold = match system.declared.legal_hold.as_str() {
        "" => String::new(),
        why => format!(" A legal hold stands: {why}."),
    };
    Some(Contradiction {
        kind: ContradictionKind::OverRetained,
        system: system.declared.id.clone(),
        places: places.named(),
        place_count: places.count,
        category: None,
        count: 0,
        says: format!(
            "{} keeps records for {}, back to {limit}; {told}, in {place}, and {} older than that.{missing}{hold}",
            system.name(),
            length(retention.period),
            match places.count {
                1 => "this collection is".to_owned(),
                n => format!("{} are", plural(n, "collection", "collections")),
            },
        ),
    })
}

/// The dates of the field of a name.
fn named(collection: &MapCollection, from: &str) -> Option<DateRange> {
    let is_it = |name: &str| {
        name.eq_ignore_ascii_case(from)
            || name.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(from))
    };
    let ranges = collection.fields.iter().filter(|field| is_it(&field.name)).filter_map(|field| field.dates);
    ranges.reduce(|a, b| DateRange { oldest: a.oldest.min(b.oldest), newest: a.newest.max(b.newest) })
}

fn age(collection: &MapCollection) -> Option<(Day, Source)> {
    if let Some(dates) = collection.dates {
        return Some((earliest(dates), Source::Records));
    }
    in_place(&collection.place)
        .map(|day| (day, Source::Place))
        .or(collection.modified.map(|day| (day, Source::Change)))
}

/// The oldest date that is one. Programs write the first days of their calendars where they know none:
/// 1900-01-01 (spreadsheets), 1970-01-01 (POSIX), 0001-01-01 (ISO 8601 minima).
fn earliest(dates: DateRange) -> Day {
    let (year, month, day) = dates.oldest.civil();
    let stands_for_none = year < 1900 || ((year == 1900 || year == 1970) && month == 1 && day == 1);
    if stands_for_none { dates.newest } else { dates.oldest }
}

/// The first date in a place, as in `dump-2019-03-31.sql`, `dt=2019-03-31` or `20190331`.
fn in_place(place: &str) -> Option<Day> {
    let bytes = place.as_bytes();
    let digits = |range: std::ops::Range<usize>| -> Option<u32> {
        let text = place.get(range)?;
        text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
    };
    (0..bytes.len()).filter(|at| *at == 0 || !bytes[at - 1].is_ascii_digit()).find_map(|at| {
        let year = digits(at..at + 4).filter(|year| (1980..2100).contains(year))? as i32;
        let mark = *bytes.get(at + 4)?;
        let (month, day, end) = if matches!(mark, b'-' | b'_' | b'/') && bytes.get(at + 7) == Some(&mark) {
            (digits(at + 5..at + 7)?, digits(at + 8..at + 10)?, at + 10)
        } else {
            (digits(at + 4..at + 6)?, digits(at + 6..at + 8)?, at + 8)
        };
        if bytes.get(end).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        Day::new(year, month, day)
    })
}

/// The day so long before another; months are those of the calendar, the last day of a shorter one.
fn before(today: Day, period: Period) -> Day {
    let (year, month, day) = today.civil();
    let months = i64::from(year) * 12 + i64::from(month) - 1 - i64::from(period.months);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let day = (28..=day.max(28))
        .rev()
        .map(|last| last.min(day))
        .find_map(|day| Day::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?, day));
    let days = day.map_or(i32::MIN, Day::days);
    Day::from_days(days.saturating_sub(i32::try_from(period.days).unwrap_or(i32::MAX)))
}

/// `7 years`, `18 months`, `30 days`.
fn length(period: Period) -> String {
    match period {
        Period { months: 0, days } => plural(u64::from(days), "day", "days"),
        Period { months, .. } if months % 12 == 0 => plural(u64::from(months / 12), "year", "years"),
        Period { months, .. } => plural(u64::from(months), "month", "months"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_on_days_of_the_calendar() {
        for (today, months, days, limit) in [
            ("2026-11-26", 120, 0, "2016-11-26"),
            ("2026-03-31", 1, 0, "2026-02-28"),
            ("2024-03-31", 1, 0, "2024-02-29"),
            ("2026-01-05", 1, 0, "2025-12-05"),
            ("2026-01-05", 0, 30, "2025-12-06"),
        ] {
            let today: Day = today.parse().unwrap();
            assert_eq!(before(today, Period { months, days }).to_string(), limit);
        }
        assert!(before(Day::from_days(0), Period { months: u32::MAX, days: u32::MAX }) < Day::from_days(0));
    }

    #[test]
    fn dates_in_places() {
        for (place, day) in [
            ("s3://lake/dump-2019-03-31.sql.gz", Some("2019-03-31")),
            ("s3://lake/dt=2019-03-31/part-1.parquet", Some("2019-03-31")),
            ("file:///backup/20190331_crm.csv", Some("2019-03-31")),
            ("file:///logs/2019/03/31/access.log", Some("2019-03-31")),
            ("file:///logs/2019/03/access.log", None),
            ("file:///a/2019-13-31", None),
            ("file:///a/1201903311", None),
            ("file:///a/201903311", None),
            ("file:///ä/2019", None),
        ] {
            assert_eq!(in_place(place).map(|day| day.to_string()).as_deref(), day, "{place}");
        }
    }
}
