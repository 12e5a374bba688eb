//! The oldest and the newest date of fields that hold dates: how long records are kept shows in them.

use domesday_detectors::Category;
use domesday_reports::{Day, Tally};

/// Values of a field after which it is looked at no longer, unless half of them are dates.
pub(crate) const TRIED: u64 = 64;

/// The years of dates that say when something happened. Others stand for "never" and "unknown".
const YEARS: std::ops::RangeInclusive<u32> = 1970..=2100;

/// The longest spelling of a point in time: `2024-05-01 12:30:00.123456789 +02:00:00`.
const LONGEST: usize = 40;

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

impl Dates {
    /// Looks at a value. Whether the field is worth looking at further.
    #[inline]
    pub(crate) fn look(&mut self, value: &[u8]) -> bool {
        self.looked += 1;
        if (10..=LONGEST).contains(&value.len()) && value[4] == b'-' && value[7] == b'-' {
            self.see(value);
        }
        self.looked != TRIED || self.are_most()
    }

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
