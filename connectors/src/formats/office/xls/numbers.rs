//! Numbers of cells, as people see them.

use crate::formats::calendar::civil;

/// Formats without a string of their own that show days or times: ECMA-376 part 1, section 18.8.30.
pub(super) fn is_built_in_date(format: u16) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format shows days or times: letters of those outside of quotation marks, brackets and escapes.
pub(super) fn is_date_format(format: &str) -> bool {
    let mut characters = format.chars();
    let mut has_date = false;
    while let Some(c) = characters.next() {
        match c {
            '"' => {
                characters.by_ref().find(|&c| c == '"');
            }
            '[' => {
                let inner: String = characters.by_ref().take_while(|&c| c != ']').collect();
                // `[h]`, `[mm]` are lengths of time; others are colours and conditions.
                has_date |= !inner.is_empty() && inner.chars().all(|c| matches!(c, 'h' | 'm' | 's' | 'H'));
            }
            '\\' | '_' | '*' => {
                characters.next();
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => has_date = true,
            '#' | '0' if !has_date => return false,
            ';' => break,
            _ => {}
        }
    }
    has_date
}

/// The day and time of a number of days since the last one of 1899 (or, `is_1904`, since the first one of
/// 1904); the number itself where that is none.
pub(super) fn date(days: f64, is_1904: bool) -> String {
    /// From 1899-12-30, and from 1904-01-01, to 1970-01-01.
    const TO_EPOCH: (i64, i64) = (25_569, 24_107);
    let is_day = days.is_finite() && (0.0..2_958_466.0).contains(&days);
    if !is_day {
        return days.to_string();
    }
    let seconds = (days * 86_400.0).round() as i64;
    let (whole, of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let time = format!("{:02}:{:02}:{:02}", of_day / 3600, of_day / 60 % 60, of_day % 60);
    if whole == 0 && !is_1904 {
        return time;
    }
    // The year 1900 has a 29th of February there.
    let whole = if !is_1904 && whole < 60 { whole + 1 } else { whole };
    let (year, month, day) = civil(whole - if is_1904 { TO_EPOCH.1 } else { TO_EPOCH.0 });
    let date = format!("{year:04}-{month:02}-{day:02}");
    if of_day == 0 { date } else { format!("{date} {time}") }
}

/// A number in 32 bits: [MS-XLS] section 2.5.217.
pub(super) fn rk(bits: u32) -> f64 {
    let value = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

#[cfg(test)]
mod tests {
    use super::{date, is_date_format, rk};

    #[test]
    fn dates_and_numbers() {
        let formats = [
            ("yyyy-mm-dd", true),
            ("d/m/yy h:mm", true),
            ("[h]:mm:ss", true),
            ("0.00", false),
            ("#,##0 \"days\"", false),
            ("[Red]0.00", false),
            ("General", false),
            ("@", false),
        ];
        for (format, expected) in formats {
            assert_eq!(is_date_format(format), expected, "{format}");
        }
        assert_eq!(date(45_351.0, false), "2024-02-29");
        assert_eq!(date(45_351.5, false), "2024-02-29 12:00:00");
        assert_eq!(date(0.25, false), "06:00:00");
        assert_eq!(date(1.0, false), "1900-01-01");
        assert_eq!(date(43_889.0, true), "2024-02-29");
        assert_eq!(date(f64::NAN, false), "NaN");
        assert_eq!(rk(0x3ff0_0000), 1.0);
        assert_eq!(rk((1234 << 2) | 3), 12.34);
        assert_eq!(rk((-5i32 << 2).cast_unsigned() | 2), -5.0);
    }
}
