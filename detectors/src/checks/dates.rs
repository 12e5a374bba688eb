//! Dates that identifiers encode, in the proleptic Gregorian calendar.

/// Whether the day exists.
pub(crate) const fn exists(year: u32, month: u32, day: u32) -> bool {
    day >= 1 && day <= days(year, month)
}

/// The days of a month, 0 for a month that does not exist.
pub(crate) const fn days(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Whether a year of two digits, in some century from 1800 on, has the day: 29 February needs a leap year.
pub(crate) const fn exists_in_some_century(year: u32, month: u32, day: u32) -> bool {
    exists(2000 + year % 100, month, day) || exists(1900 + year % 100, month, day)
}

/// Whether a person who lives can be born in the year.
pub(crate) const fn is_birth_year(year: u32) -> bool {
    year >= 1890 && year <= LATEST
}

/// The latest year of birth that is accepted. There is no clock here: the bound moves with releases.
pub(crate) const LATEST: u32 = 2030;

/// Two ASCII digits as a number; 100 where they are none.
pub(crate) const fn two(bytes: &[u8], at: usize) -> u32 {
    if at + 1 >= bytes.len() || !bytes[at].is_ascii_digit() || !bytes[at + 1].is_ascii_digit() {
        return 100;
    }
    (bytes[at] - b'0') as u32 * 10 + (bytes[at + 1] - b'0') as u32
}

#[cfg(test)]
mod tests {
    use super::{exists, exists_in_some_century, two};

    #[test]
    fn days_exist() {
        for (date, expected) in [
            ((2024, 2, 29), true),
            ((2023, 2, 29), false),
            ((1900, 2, 29), false),
            ((2000, 2, 29), true),
            ((1999, 4, 31), false),
            ((1999, 13, 1), false),
            ((1999, 0, 1), false),
            ((1999, 1, 0), false),
        ] {
            assert_eq!(exists(date.0, date.1, date.2), expected, "{date:?}");
        }
        assert!(exists_in_some_century(0, 2, 29) && !exists_in_some_century(1, 2, 29));
        assert_eq!(two(b"x42", 1), 42);
        assert_eq!(two(b"x4", 1), 100);
    }
}
