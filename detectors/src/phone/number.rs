//! Numbers: what digits mean, by the plans. Follows `PhoneNumberUtil::ParseHelper`, `IsValidNumber`
//! and `GetRegionForNumber` of libphonenumber
//! (<https://github.com/google/libphonenumber/blob/master/cpp/src/phonenumbers/phonenumberutil.cc>).

use super::plans::{Code, Length, Plan, Region, Trunk};

/// The longest national significant number (`kMaxLengthForNsn`).
const LONGEST: usize = 17;

/// What a number is used for, as far as its digits tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A landline.
    FixedLine,
    /// A mobile telephone.
    Mobile,
    /// Free for the caller.
    TollFree,
    /// Dear for the caller.
    PremiumRate,
    /// Both sides pay.
    SharedCost,
    /// Internet telephony.
    Voip,
    /// Follows a person.
    Personal,
    /// A pager.
    Pager,
    /// Company-wide.
    Uan,
    /// A voice mailbox.
    Voicemail,
    /// The plan does not tell landlines and mobiles apart.
    FixedLineOrMobile,
}

/// As the tables number them.
const KINDS: [Kind; 11] = [
    Kind::FixedLine,
    Kind::Mobile,
    Kind::TollFree,
    Kind::PremiumRate,
    Kind::SharedCost,
    Kind::Voip,
    Kind::Personal,
    Kind::Pager,
    Kind::Uan,
    Kind::Voicemail,
    Kind::FixedLineOrMobile,
];

/// A short string of digits, values 0 to 9.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digits {
    values: [u8; 32],
    length: u8,
}

impl Digits {
    /// No digits.
    pub(crate) const NONE: Digits = Digits { values: [0; 32], length: 0 };

    /// The digits of `values`; `None` if they are too many for a telephone number with its prefixes.
    pub(crate) fn new(values: &[u8]) -> Option<Digits> {
        let mut digits = Digits::NONE;
        digits.values.get_mut(..values.len())?.copy_from_slice(values);
        digits.length = values.len() as u8;
        Some(digits)
    }

    /// The digits among the bytes of `text`.
    pub(crate) fn of(text: &[u8]) -> Option<Digits> {
        let mut digits = Digits::NONE;
        for byte in text.iter().filter(|b| b.is_ascii_digit()) {
            *digits.values.get_mut(digits.length as usize)? = byte - b'0';
            digits.length += 1;
        }
        Some(digits)
    }

    /// The values.
    #[inline(always)]
    pub(crate) fn values(&self) -> &[u8] {
        &self.values[..self.length as usize]
    }
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
    fn new(code: Code, significant: Digits) -> Option<Number> {
        if significant.values().len() > LONGEST {
            return None;
        }
        let plan = code.valid(significant.values())?;
        Some(Number { country_code: code.code, significant, plan })
    }

    /// The national significant number as libphonenumber keeps it, leading zeros apart.
    pub(crate) fn national(&self) -> u64 {
        self.significant.values().iter().fold(0, |n, d| n * 10 + *d as u64)
    }

    /// How many zeros lead the national significant number.
    pub(crate) fn leading_zeros(&self) -> usize {
        self.significant.values().iter().take_while(|d| **d == 0).count()
    }

    /// The region.
    pub(crate) fn region(&self) -> Region {
        self.plan.region
    }

    /// The kind.
    pub(crate) fn kind(&self) -> Kind {
        KINDS.get(self.plan.kind as usize).copied().unwrap_or(Kind::FixedLineOrMobile)
    }

    /// Whether its national format writes the trunk prefix.
    pub(crate) fn trunk(&self) -> Trunk {
        self.plan.trunk()
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
        out.push('+');
        let mut power = 100;
        while power > 0 {
            if self.country_code >= power {
                out.push(char::from(b'0' + (self.country_code / power % 10) as u8));
            }
            power /= 10;
        }
        out.extend(self.significant.values().iter().map(|d| char::from(b'0' + d)));
    }
}

/// The valid number that `digits`, written after a plus, make.
#[inline]
pub(crate) fn international(digits: &[u8]) -> Option<Number> {
    let (code, length) = Code::at_start(digits)?;
    let significant = Digits::new(&digits[length..])?;
    // A trunk prefix in an international number, "+44 (0)20", is an error of many writers that the
    // library forgives.
    let stripped = strip(code.main, significant);
    Number::new(code, stripped)
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
        let rest = strip_prefix(region, Digits::new(&digits[length..])?);
        if !region.describes(digits) && region.describes(rest.values())
            || region.length(digits.len()) == Length::Long
        {
            significant = rest;
        }
    }
    Number::new(code, strip(region, significant))
}

/// Takes the national prefix off unless what stays is too short.
fn strip(region: Region, digits: Digits) -> Digits {
    let stripped = strip_prefix(region, digits);
    match region.length(stripped.values().len()) {
        Length::Possible | Length::Long => stripped,
        Length::Local | Length::Short => digits,
    }
}

/// `MaybeStripNationalPrefixAndCarrierCode`.
fn strip_prefix(region: Region, digits: Digits) -> Digits {
    let values = digits.values();
    let Some(edit) = region.national_prefix(values) else { return digits };
    let (strip, keep, drop) = (edit.strip as usize, edit.keep as usize, edit.drop as usize);
    let (kept, rest) = match keep {
        0 => (&[][..], &values[strip..]),
        _ => (&values[strip..strip + keep], &values[strip + keep + drop..]),
    };
    let mut out = Digits::NONE;
    for digit in edit.insert.iter().chain(kept).chain(rest) {
        let Some(slot) = out.values.get_mut(out.length as usize) else { return digits };
        *slot = *digit;
        out.length += 1;
    }
    if region.describes(values) && !region.describes(out.values()) { digits } else { out }
}
