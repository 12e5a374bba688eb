//! Sizes, times and counts of the options of sources.

use std::str::FromStr;
use std::time::{Duration, SystemTime};

use domesday_connectors::SampleSize;
use serde::Deserialize;
use serde::de::Deserializer;

use super::value::{NumberOrText, Unusable, bytes};

/// How large a sample is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SampleValue(pub(crate) SampleSize);

/// The share of records, above 0 and below 1, below which a sample may miss something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bound(f64);

impl Bound {
    /// How many records prove it: 3/n is the bound where n were examined and none had it.
    pub(crate) fn sample(self) -> SampleSize {
        // A division that ends a hair above a whole number asks for no further record.
        SampleSize::Records((3.0 / self.0 - 1e-6).ceil() as u64)
    }
}

/// A number of bytes, from 0 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ByteCount(pub(crate) u64);

/// A number of things, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count(pub(crate) usize);

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span(pub(crate) Duration);

/// A point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment(pub(crate) SystemTime);

impl SampleValue {
    fn records(number: u64) -> Result<SampleValue, Unusable> {
        match number {
            0 => Err(Unusable("a sample has at least one record".to_owned())),
            number => Ok(SampleValue(SampleSize::Records(number))),
        }
    }
}

impl FromStr for SampleValue {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<SampleValue, Unusable> {
        let wrong = || Unusable(format!("`{text}` is no size of a sample; write `10000` records, or `1%`"));
        match text.trim().strip_suffix('%') {
            None => text.trim().parse().map_err(|_| wrong()).and_then(SampleValue::records),
            Some(percent) => match percent.trim().parse::<f64>() {
                Ok(percent) if percent > 0.0 && percent <= 100.0 => {
                    Ok(SampleValue(SampleSize::Percent(percent)))
                }
                _ => Err(wrong()),
            },
        }
    }
}

impl FromStr for Bound {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<Bound, Unusable> {
        let percent = text.trim().strip_suffix('%').and_then(|percent| percent.trim().parse::<f64>().ok());
        match percent {
            // 3/n of more records than there are proves no more.
            Some(percent) if (1e-7..100.0).contains(&percent) => Ok(Bound(percent / 100.0)),
            _ => Err(Unusable(format!("`{text}` is no bound of a sample; write one such as `0.01%`"))),
        }
    }
}

impl FromStr for ByteCount {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<ByteCount, Unusable> {
        bytes(text).map(ByteCount)
    }
}

impl Count {
    fn checked(count: u64) -> Result<Count, Unusable> {
        match usize::try_from(count) {
            Ok(count @ 1..=4096) => Ok(Count(count)),
            _ => Err(Unusable("the number is at least 1 and at most 4096".to_owned())),
        }
    }
}

impl FromStr for Count {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<Count, Unusable> {
        let count =
            text.parse().map_err(|_| Unusable("not a whole number; write one such as `4`".to_owned()))?;
        Count::checked(count)
    }
}

impl FromStr for Span {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<Span, Unusable> {
        match humantime::parse_duration(text) {
            Ok(span) if !span.is_zero() => Ok(Span(span)),
            _ => Err(Unusable(format!("`{text}` is no length of time; write one such as `30s` or `5min`"))),
        }
    }
}

impl FromStr for Moment {
    type Err = Unusable;

    /// A day (its first second, UTC), a time as RFC 3339 has it, or an age.
    fn from_str(text: &str) -> Result<Moment, Unusable> {
        let day = || humantime::parse_rfc3339(&format!("{text}T00:00:00Z")).ok();
        let age = || SystemTime::now().checked_sub(humantime::parse_duration(text).ok()?);
        match humantime::parse_rfc3339(text).ok().or_else(day).or_else(age) {
            Some(time) => Ok(Moment(time)),
            None => Err(Unusable(format!(
                "`{text}` is no time; write a date such as `2026-01-31`, or an age such as `30d`"
            ))),
        }
    }
}

impl<'de> Deserialize<'de> for SampleValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SampleValue, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "a number of records, or a string such as \"1%\"",
            number: SampleValue::records,
            text: SampleValue::from_str,
        })
    }
}

impl<'de> Deserialize<'de> for Bound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Bound, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "a string such as \"0.01%\"",
            number: |_| Err(Unusable("a bound is a string such as \"0.01%\"".to_owned())),
            text: Bound::from_str,
        })
    }
}

impl<'de> Deserialize<'de> for ByteCount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ByteCount, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "a number of bytes, or a string such as \"64K\"",
            number: |bytes| Ok(ByteCount(bytes)),
            text: ByteCount::from_str,
        })
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Count, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "a whole number",
            number: Count::checked,
            text: Count::from_str,
        })
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "a string such as \"30s\"",
            number: |_| Err(Unusable("a time needs its unit, as in \"30s\"".to_owned())),
            text: Span::from_str,
        })
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "a string such as \"2026-01-31\" or \"30d\"",
            number: |_| Err(Unusable("a time is a string such as \"2026-01-31\" or \"30d\"".to_owned())),
            text: Moment::from_str,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples() {
        for (text, size) in [
            ("10000", Some(SampleSize::Records(10000))),
            ("1%", Some(SampleSize::Percent(1.0))),
            ("0.5 %", Some(SampleSize::Percent(0.5))),
            ("100%", Some(SampleSize::Percent(100.0))),
            ("0", None),
            ("0%", None),
            ("101%", None),
            ("nan%", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(text.parse::<SampleValue>().ok().map(|s| s.0), size, "{text:?}");
        }
    }

    #[test]
    fn bounds() {
        for (text, records) in [
            ("0.01%", Some(30_000)),
            ("1%", Some(300)),
            ("0.3 %", Some(1000)),
            ("0.07%", Some(4286)),
            ("0%", None),
            ("100%", None),
            ("-1%", None),
            ("nan%", None),
            ("0.0001", None),
            ("", None),
        ] {
            let got = text.parse::<Bound>().ok().map(Bound::sample);
            assert_eq!(got, records.map(SampleSize::Records), "{text:?}");
        }
    }

    #[test]
    fn times() {
        for (text, seconds) in [
            ("1970-01-02", Some(86_400)),
            ("1970-01-01T00:01:00Z", Some(60)),
            ("yesterday", None),
            ("", None),
        ] {
            let got =
                text.parse::<Moment>().ok().map(|m| m.0.duration_since(SystemTime::UNIX_EPOCH).unwrap());
            assert_eq!(got.map(|d| d.as_secs()), seconds, "{text:?}");
        }
        assert!("30d".parse::<Moment>().unwrap().0 < SystemTime::now());
        assert_eq!("5min".parse::<Span>().ok().map(|s| s.0.as_secs()), Some(300));
        assert!("5".parse::<Span>().is_err() && "0s".parse::<Span>().is_err());
    }
}
