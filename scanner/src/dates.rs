//! The oldest and the newest date of fields that hold dates: how long records are kept shows in them.

use domesday_connectors::Cell;
use domesday_detectors::{Category, FieldHint};
use domesday_reports::{Day, Tally};

use crate::fields::Field;

/// Values of a field after which it is looked at no longer, unless half of them are dates.
const TRIED: u64 = 64;

/// The years of dates that say when something happened. Others stand for "never" and "unknown".
const YEARS: std::ops::RangeInclusive<u32> = 1970..=2100;

/// The longest spelling of a point in time: `2024-05-01 12:30:00.123456789 +02:00:00`.
const LONGEST: u32 = 40;

/// The dates of one field, so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Dates {
    /// Values that were looked at.
    looked: u64,
    /// Dates among them.
    dates: u64,
    /// The oldest and the newest of those that count.
    span: Option<(Day, Day)>,
}

/// Which fields of a place are looked at: mostly none after the first records.
#[derive(Default)]
pub(crate) struct Watch {
    fields: Vec<bool>,
    left: usize,
}

impl Watch {
    /// The next field. Those of dates of birth are not looked at.
    pub(crate) fn add(&mut self, hint: FieldHint) {
        let watched = !hint.names(Category::DateOfBirth);
        self.fields.push(watched);
        self.left += usize::from(watched);
    }

    /// Looks at the values of a batch.
    pub(crate) fn look(&mut self, text: &str, cells: &[Cell], fields: &mut [Field]) {
        if self.left == 0 {
            return;
        }
        for cell in cells {
            let Some(watched) = self.fields.get_mut(cell.field as usize).filter(|watched| **watched) else {
                continue;
            };
            let Some(field) = fields.get_mut(cell.field as usize) else { continue };
            let dates = &mut field.dates;
            dates.looked += 1;
            if (10..=LONGEST).contains(&(cell.end - cell.start))
                && let Some(value) = text.as_bytes().get(cell.start as usize..cell.end as usize)
                && value[4] == b'-'
                && value[7] == b'-'
            {
                dates.see(value);
            }
            if dates.looked == TRIED && !dates.are_most() {
                *watched = false;
                self.left -= 1;
                if self.left == 0 {
                    return;
                }
            }
        }
    }
}

impl Dates {
    /// Looks at a value of the form `....-..-..*`: a date or a point in time of ISO 8601, or with a space for
    /// its `T`.
    fn see(&mut self, value: &[u8]) {
        if let Some((year, month, day)) = date(value) {
            self.dates += 1;
            if YEARS.contains(&year)
                && let Some(day) = Day::new(year as i32, month, day)
            {
                self.span = Day::span(self.span, Some((day, day)));
            }
        }
    }

    fn are_most(&self) -> bool {
        self.dates * 2 >= self.looked
    }

    /// Adds those of a later part of the field.
    pub(crate) fn merge(&mut self, later: &Dates) {
        self.looked += later.looked;
        self.dates += later.dates;
        self.span = Day::span(self.span, later.span);
    }

    /// The oldest and the newest date, where the field holds dates, and not of birth.
    pub(crate) fn told(&self, tallies: &[Tally]) -> Option<(Day, Day)> {
        let births = tallies.iter().filter(|tally| tally.category == Category::DateOfBirth);
        let births: u64 = births.map(|tally| tally.values).sum();
        self.span.filter(|_| self.are_most() && births * 10 < self.dates)
    }
}

/// Year, month and day at the beginning of a value, if that is how it is spelled.
fn date(value: &[u8]) -> Option<(u32, u32, u32)> {
    let is_time = |rest: &[u8]| match rest {
        [] => true,
        [between, hour, ..] => matches!(between, b'T' | b' ') && hour.is_ascii_digit(),
        [_] => false,
    };
    let number = |from: usize, to: usize| {
        value.get(from..to)?.iter().try_fold(0u32, |number, byte| {
            byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
        })
    };
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
    (is_day && is_time(value.get(10..)?)).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use domesday_connectors::Place;
    use domesday_detectors::{DetectorSet, Options};

    use super::*;

    /// What is told of a field with these values.
    fn span(name: &str, values: &[&str]) -> Option<(String, String)> {
        let hint = DetectorSet::new(&Options::default()).unwrap().field(name);
        let mut fields = [Field::new(Place::default(), hint, true)];
        let mut watch = Watch::default();
        watch.add(hint);
        let (mut text, mut cells) = (String::new(), Vec::new());
        for (record, value) in values.iter().enumerate() {
            let start = text.len() as u32;
            text.push_str(value);
            let end = text.len() as u32;
            cells.push(Cell { start, end, field: 0, record: record as u32 });
            text.push('\n');
        }
        watch.look(&text, &cells, &mut fields);
        let [field] = fields;
        field.dates.told(&[]).map(|(oldest, newest)| (oldest.to_string(), newest.to_string()))
    }

    /// Name and values of a field, and what is told of it.
    type Case = (&'static str, &'static [&'static str], Option<(&'static str, &'static str)>);

    #[test]
    fn fields_of_dates_tell_the_oldest_and_the_newest() {
        let cases: [Case; 9] = [
            ("ordered", &["2024-05-01", "2023-01-31", "2024-02-29"], Some(("2023-01-31", "2024-05-01"))),
            (
                "seen",
                &["2024-05-01T10:00:00Z", "2019-07-01 23:59:59.123+02"],
                Some(("2019-07-01", "2024-05-01")),
            ),
            // For "never" and "unknown", and days that do not exist.
            (
                "until",
                &["9999-12-31", "0001-01-01", "2025-01-01", "2023-02-30"],
                Some(("2025-01-01", "2025-01-01")),
            ),
            ("date_of_birth", &["1984-05-01", "1990-05-01"], None),
            ("geburtsdatum", &["1984-05-01"], None),
            ("code", &["2024-05-01X", "1234-56-78", "2024-05-0", "2024-05-01 ", "abcd-ef-gh"], None),
            ("note", &["met on 2024-05-01", "x", "2024-05-01"], None),
            ("mixed", &["2024-05-01", "x"], Some(("2024-05-01", "2024-05-01"))),
            ("none", &[], None),
        ];
        for (name, values, expected) in cases {
            let expected = expected.map(|(oldest, newest)| (oldest.to_owned(), newest.to_owned()));
            assert_eq!(span(name, values), expected, "{name}");
        }
    }

    #[test]
    fn other_fields_are_looked_at_no_longer() {
        let values: Vec<String> = (0..TRIED).map(|n| n.to_string()).collect();
        let mut values: Vec<&str> = values.iter().map(String::as_str).collect();
        values.extend(["2024-05-01"; 200]);
        assert_eq!(span("number", &values), None);
    }
}
