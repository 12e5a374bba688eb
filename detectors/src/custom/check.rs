//! Checks that a detector of one's own names.

use std::str::FromStr;

use crate::checks::{iso7064, luhn, mod97, verhoeff};

/// A check of the letters and digits of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Check {
    /// None.
    #[default]
    None,
    /// The Luhn digit, ISO/IEC 7812-1 annex B.
    Luhn,
    /// The Verhoeff digit.
    Verhoeff,
    /// ISO/IEC 7064 MOD 97-10: the number, letters as 10 to 35, leaves 1.
    Mod97,
    /// ISO/IEC 7064 MOD 11,10.
    Mod11_10,
    /// ISO/IEC 7064 MOD 11-2: the last character is a digit or X.
    Mod11_2,
    /// ISO/IEC 7064 MOD 37,36.
    Mod37_36,
    /// The sum of digits and weights leaves 0 when divided: `mod11:10,9,8,7,6,5,4,3,2,1`. The last
    /// character may be an X, which stands for 10.
    Weighted(u32, Vec<u32>),
}

/// Not the name of a check.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no check; there are none, luhn, verhoeff, mod97, iso7064-mod11-10, iso7064-mod11-2, \
     iso7064-mod37-36, and sums with weights such as mod11:10,9,8,7,6,5,4,3,2,1"
)]
pub struct UnknownCheck(String);

impl FromStr for Check {
    type Err = UnknownCheck;

    fn from_str(text: &str) -> Result<Check, UnknownCheck> {
        Ok(match text {
            "none" => Check::None,
            "luhn" => Check::Luhn,
            "verhoeff" => Check::Verhoeff,
            "mod97" | "iso7064-mod97-10" => Check::Mod97,
            "iso7064-mod11-10" => Check::Mod11_10,
            "iso7064-mod11-2" => Check::Mod11_2,
            "iso7064-mod37-36" => Check::Mod37_36,
            _ => weighted(text).ok_or_else(|| UnknownCheck(text.to_owned()))?,
        })
    }
}

/// `mod11:10,9,8`.
fn weighted(text: &str) -> Option<Check> {
    let (modulus, weights) = text.strip_prefix("mod")?.split_once(':')?;
    let modulus = modulus.parse().ok().filter(|modulus| (2..=97).contains(modulus))?;
    let weights: Vec<u32> = weights
        .split(',')
        .map(|weight| weight.trim().parse().ok().filter(|weight| *weight < 1000))
        .collect::<Option<_>>()?;
    Some(Check::Weighted(modulus, weights))
}

impl Check {
    /// Whether the value passes. Only its letters and digits count; letters as capitals.
    pub fn passes(&self, value: &str) -> bool {
        if *self == Check::None {
            return true;
        }
        let compact: Vec<u8> =
            value.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase()).collect();
        // Letters before a number (`KD-4829172`) are no digits of it.
        let digits: Vec<u8> =
            compact.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| byte - b'0').collect();
        let long = digits.len() > 1;
        // The last character may be an X.
        let with_x = || -> Option<(Vec<u8>, u8)> {
            let (last, rest) = compact.split_last()?;
            let check =
                if *last == b'X' { 10 } else { last.checked_sub(b'0').filter(|digit| *digit < 10)? };
            let rest = rest.iter().map(|byte| byte.is_ascii_digit().then(|| byte - b'0'));
            Some((rest.collect::<Option<_>>()?, check))
        };
        match self {
            Check::None => true,
            Check::Luhn => long && luhn::passes(&digits),
            Check::Verhoeff => long && verhoeff::passes(&digits),
            Check::Mod97 => compact.len() > 2 && mod97::remainder([&compact, b""]) == 1,
            Check::Mod11_10 => long && iso7064::mod_11_10(&digits),
            Check::Mod11_2 => with_x().is_some_and(|(digits, check)| iso7064::mod_11_2(&digits, check)),
            Check::Mod37_36 => compact.len() > 1 && iso7064::mod_37_36(&compact),
            Check::Weighted(modulus, weights) => with_x().is_some_and(|(mut digits, check)| {
                digits.push(check);
                let sum: u32 = digits.iter().zip(weights).map(|(&d, &w)| u32::from(d) * w).sum();
                digits.len() == weights.len() && sum.is_multiple_of(*modulus)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Check;

    #[test]
    fn named_checks() {
        for (check, right, wrong) in [
            ("none", "anything", ""),
            ("luhn", "7992-7398-713", "79927398710"),
            ("luhn", "KD-482917-2", "KD-482917-7"),
            ("verhoeff", "2363", "2364"),
            ("mod97", "WEST12345698765432GB82", "WEST12345698765432GB83"),
            ("iso7064-mod11-10", "07945", "07946"),
            ("iso7064-mod11-2", "079X", "0791"),
            ("iso7064-mod37-36", "A12425GABC1234002M", "A12425GABC1234002N"),
            ("mod11:10,9,8,7,6,5,4,3,2,1", "0-306-40615-2", "0-306-40615-3"),
            ("mod11:10,9,8,7,6,5,4,3,2,1", "080442957X", "08044295XX"),
            ("mod10:1,3", "13", "18"),
        ] {
            let parsed: Check = check.parse().unwrap();
            assert!(parsed.passes(right), "{check} {right}");
            assert!(parsed == Check::None || !parsed.passes(wrong), "{check} {wrong}");
        }
        for wrong in ["lunh", "mod11:", "mod1:1", "mod11:a", "mod:1", ""] {
            assert!(wrong.parse::<Check>().is_err(), "{wrong}");
        }
    }
}
