//! Numbers: what digits mean, by the plans. Follows `PhoneNumberUtil::ParseHelper`, `IsValidNumber`
//! and `GetRegionForNumber` of libphonenumber
//! (<https://github.com/google/libphonenumber/blob/master/cpp/src/phonenumbers/phonenumberutil.cc>).

use super::plans::{Code, Length, Plan, Region};

/// The longest national significant number (`kMaxLengthForNsn`).
const LONGEST: usize = 17;

/// The most digits of a dialled number: a prefix of up to four, a calling code of three and [`LONGEST`].
pub(crate) const DIALLED: usize = 24;

/// A short string of digits, values 0 to 9.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digits {
    values: [u8; DIALLED],
    length: u8,
}

impl Digits {
    /// No digits.
    pub(crate) const NONE: Digits = Digits { values: [0; DIALLED], length: 0 };

    /// The digits of `values`; `None` if they are too many for a telephone number with its prefixes.
    pub(crate) fn new(values: &[u8]) -> Option<Digits> {
        let mut digits = Digits::NONE;
        digits.values.get_mut(..values.len())?.copy_from_slice(values);
        digits.length = values.len() as u8;
        Some(digits)
    }

    /// The digits among the bytes of `text`.
    pub(crate) fn of(text: &[u8]) -> Option<Digits> {
        let (mut values, mut length) = ([0; DIALLED], 0);
        for byte in text {
            let digit = byte.wrapping_sub(b'0');
            if digit <= 9 {
                *values.get_mut(length)? = digit;
                length += 1;
            }
        }
        Some(Digits { values, length: length as u8 })
    }

    /// The digits at the start of `text` and behind gaps, up to the first byte that no number is
    /// written with. `None` if they are too many.
    #[inline]
    pub(crate) fn written(text: &[u8]) -> Option<Spelling> {
        let (mut values, mut length, mut ends, mut end) = ([0; DIALLED], 0, 0_u32, 0);
        for (at, byte) in text.iter().enumerate() {
            let digit = byte.wrapping_sub(b'0');
            if digit <= 9 {
                *values.get_mut(length)? = digit;
                length += 1;
                end = at + 1;
            } else if matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')' | 0xC2 | 0xA0) {
                ends |= 1 << length;
            } else {
                break;
            }
        }
        Some(Spelling { digits: Digits { values, length: length as u8 }, ends, end })
    }

    /// Digits from the front of a buffer; `None` if `length` is more than it holds.
    #[inline]
    pub(crate) fn from_buffer(values: [u8; DIALLED], length: usize) -> Option<Digits> {
        (length <= DIALLED).then_some(Digits { values, length: length as u8 })
    }

    /// Appends them, in ASCII, behind `head`.
    #[inline]
    pub(crate) fn write(&self, head: &str, out: &mut String) {
        let text = self.values.map(|digit| digit + b'0');
        let digits = std::str::from_utf8(&text[..self.length as usize]).unwrap_or_default();
        out.reserve(head.len() + digits.len());
        out.push_str(head);
        out.push_str(digits);
    }

    /// The values.
    #[inline(always)]
    pub(crate) fn values(&self) -> &[u8] {
        &self.values[..self.length as usize]
    }
}

/// Digits as they are written.
#[derive(Clone, Copy)]
pub(crate) struct Spelling {
    /// The digits.
    pub(crate) digits: Digits,
    /// Where groups end: bit `i` for a gap after `i` digits.
    pub(crate) ends: u32,
    /// The byte after the last digit.
    pub(crate) end: usize,
}

impl std::fmt::Debug for Digits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.values().iter().try_for_each(|d| write!(f, "{d}"))
    }
}

/// A valid number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    /// The country calling code.
    pub(crate) country_code: u16,
    /// The national significant number, leading zeros included.
    pub(crate) significant: Digits,
    plan: Plan,
}

impl Number {
    /// The number of `code` that `significant` make, as somebody in `region` writes them.
    #[inline]
    fn new(code: Code, region: Region, significant: &[u8]) -> Option<Number> {
        let edited = strip(region, significant);
        let significant = edited.as_ref().map_or(significant, Digits::values);
        if significant.len() > LONGEST {
            return None;
        }
        let plan = code.valid(significant)?;
        Some(Number { country_code: code.code, significant: Digits::new(significant)?, plan })
    }

    /// The region.
    #[cfg(test)]
    pub(crate) fn region(&self) -> Region {
        self.plan.region
    }

    /// Whether groups that end where `mask` says (bit `i - 1`: a gap after `i` digits of the national
    /// significant number) are those of a format of the region: `EXACT_GROUPING`.
    pub(crate) fn is_grouped(&self, mask: u16) -> bool {
        self.plan.masks().any(|m| m == mask)
    }

    /// The same, but groups may be written together: `STRICT_GROUPING`.
    pub(crate) fn is_loosely_grouped(&self, mask: u16) -> bool {
        self.plan.masks().any(|m| mask & !m == 0)
    }

    /// Appends the number in the form of ITU-T E.164: a plus, the calling code, the digits.
    pub(crate) fn e164(&self, out: &mut String) {
        let mut head = [b'+'; 4];
        let (mut length, mut code) = (1, self.country_code);
        for power in [100, 10, 1] {
            if self.country_code >= power {
                head[length] = b'0' + (code / power) as u8;
                length += 1;
            }
            code %= power;
        }
        self.significant.write(std::str::from_utf8(&head[..length]).unwrap_or_default(), out);
    }
}

/// The valid number that `digits`, written after a plus, make.
#[inline]
pub(crate) fn international(digits: &[u8]) -> Option<Number> {
    let (code, length) = Code::at_start(digits)?;
    // A trunk prefix in an international number, "+44 (0)20", is an error of many writers that the
    // library forgives.
    Number::new(code, code.main, &digits[length..])
}

/// Whether digits after a plus are as long as a number of their calling code: `IsPossibleNumber`.
pub(crate) fn is_possible(digits: &[u8]) -> bool {
    Code::at_start(digits)
        .is_some_and(|(code, length)| code.main.length(digits.len() - length) == Length::Possible)
}

/// The valid number that somebody in `region` reaches by dialling `digits`.
pub(crate) fn national(region: Region, digits: &[u8]) -> Option<Number> {
    let abroad = region.international_prefix(digits);
    if abroad > 0 && digits.get(abroad).is_some_and(|d| *d != 0) {
        return international(&digits[abroad..]);
    }
    let code = Code::of(region.code())?;
    let mut significant = Digits::new(digits)?;
    // The calling code without a plus: MaybeExtractCountryCode.
    if let Some((found, length)) = Code::at_start(digits)
        && found.code == code.code
    {
        let rest = &digits[length..];
        let rest = strip_prefix(region, rest).or_else(|| Digits::new(rest))?;
        if !region.describes(digits) && region.describes(rest.values())
            || region.length(digits.len()) == Length::Long
        {
            significant = rest;
        }
    }
    Number::new(code, region, significant.values())
}

/// What stays when the national prefix is taken off; `None` if there is none, or too few digits stay.
#[inline]
fn strip(region: Region, digits: &[u8]) -> Option<Digits> {
    let stripped = strip_prefix(region, digits)?;
    match region.length(stripped.values().len()) {
        Length::Possible | Length::Long => Some(stripped),
        Length::Local | Length::Short => None,
    }
}

/// `MaybeStripNationalPrefixAndCarrierCode`; `None` if nothing is to be stripped.
#[inline]
fn strip_prefix(region: Region, values: &[u8]) -> Option<Digits> {
    let edit = region.national_prefix(values)?;
    let (strip, keep, drop) = (edit.strip as usize, edit.keep as usize, edit.drop as usize);
    let (kept, rest) = match keep {
        0 => (&[][..], &values[strip..]),
        _ => (&values[strip..strip + keep], &values[strip + keep + drop..]),
    };
    let mut out = Digits::NONE;
    for digit in edit.insert.iter().chain(kept).chain(rest) {
        *out.values.get_mut(out.length as usize)? = *digit;
        out.length += 1;
    }
    if region.describes(values) && !region.describes(out.values()) { None } else { Some(out) }
}
