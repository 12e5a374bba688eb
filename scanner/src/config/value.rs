//! Values of settings, spelled the same way on the command line, in the environment and in the file.

use std::fmt;
use std::str::FromStr;

use domesday_detectors::{Confidence, Level, catalog};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use super::nearest;

/// A value cannot be so; says what can.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Unusable(pub(super) String);

/// A number of worker threads, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Threads(pub(crate) usize);

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size(pub(crate) u64);

/// The lowest confidence that is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MinConfidence(pub(crate) Confidence);

/// The level from which on findings fail a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Threshold {
    /// Every finding
    Low,
    /// More likely right than wrong
    Medium,
    /// Almost certainly right
    High,
}

/// An ISO 3166-1 alpha-2 code (<https://www.iso.org/iso-3166-country-codes.html>).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Region(pub(crate) String);

/// The id of a detector or a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted(pub(crate) String);

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Format {
    /// A summary for people
    Terminal,
    /// The inventory as one JSON document
    Json,
    /// Findings, gaps, fields and a summary, one JSON object a line
    Jsonl,
    /// The inventory as a table
    Csv,
    /// The data map as Markdown
    Markdown,
    /// The data map as one page
    Html,
    /// Fields and categories as results for code scanning
    Sarif,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// The least memory that a scan can work with: one window for each of a few threads.
const LEAST_MEMORY: u64 = 16 << 20;

impl Threads {
    fn checked(count: u64) -> Result<Threads, Unusable> {
        match usize::try_from(count) {
            Ok(count @ 1..=4096) => Ok(Threads(count)),
            _ => Err(Unusable("the number of threads is at least 1 and at most 4096".to_owned())),
        }
    }
}

impl FromStr for Threads {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<Threads, Unusable> {
        let count =
            text.parse().map_err(|_| Unusable("not a whole number; write one such as `4`".to_owned()))?;
        Threads::checked(count)
    }
}

impl Size {
    fn checked(bytes: u64) -> Result<Size, Unusable> {
        if bytes < LEAST_MEMORY {
            return Err(Unusable("too little memory to work with; give at least 16M".to_owned()));
        }
        Ok(Size(bytes))
    }
}

impl FromStr for Size {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<Size, Unusable> {
        bytes(text).and_then(Size::checked)
    }
}

/// A number with a unit as GNU programs take it: `K`, `M`, `G`, `T` (also `KiB` ..) are powers of 1024,
/// `KB`, `MB`, `GB`, `TB` of 1000.
pub(super) fn bytes(text: &str) -> Result<u64, Unusable> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let factor = match text[digits..].trim_start().to_ascii_uppercase().as_str() {
        "" | "B" => Some(1),
        "K" | "KIB" => Some(1 << 10),
        "M" | "MIB" => Some(1 << 20),
        "G" | "GIB" => Some(1 << 30),
        "T" | "TIB" => Some(1u64 << 40),
        "KB" => Some(1_000),
        "MB" => Some(1_000_000),
        "GB" => Some(1_000_000_000),
        "TB" => Some(1_000_000_000_000),
        _ => None,
    };
    factor.and_then(|f| text[..digits].parse::<u64>().ok()?.checked_mul(f)).ok_or_else(|| {
        Unusable(format!(
            "`{text}` is not a size; write a number of bytes, or one with K, M, G or T, such as `256M`"
        ))
    })
}

impl FromStr for MinConfidence {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<MinConfidence, Unusable> {
        if let Some(level) = Level::ALL.into_iter().find(|l| l.id() == text) {
            return Ok(MinConfidence(level.floor()));
        }
        match text.trim_end_matches('%').parse::<f64>() {
            // Findings have whole per cents: nothing lies between 62.5 and 63.
            Ok(percent) if (0.0..=100.0).contains(&percent) => {
                Ok(MinConfidence(Confidence::new(percent.ceil() as u8)))
            }
            _ => Err(Unusable(
                "a confidence is `low`, `medium`, `high`, or a percentage from 0 to 100".to_owned(),
            )),
        }
    }
}

impl FromStr for Region {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<Region, Unusable> {
        if text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Ok(Region(text.to_ascii_uppercase()));
        }
        Err(Unusable("a region is the two letters of its ISO 3166 code, such as `DE` or `US`".to_owned()))
    }
}

impl FromStr for Wanted {
    type Err = Unusable;

    fn from_str(text: &str) -> Result<Wanted, Unusable> {
        let detectors = catalog::ALL.iter().map(|definition| definition.id);
        // A category that no detector finds would make an empty scan look clean.
        let categories = catalog::ALL.iter().map(|definition| definition.category.id());
        let known: Vec<&str> = detectors.chain(categories).collect();
        let text = text.trim();
        if known.contains(&text) {
            return Ok(Wanted(text.to_owned()));
        }
        match nearest(text, &known) {
            Some(near) => Err(Unusable(format!("no detector finds `{text}`; did you mean `{near}`?"))),
            // It may be a detector of the configuration, which is asked later.
            None => Ok(Wanted(text.to_owned())),
        }
    }
}

impl Threshold {
    /// The level.
    pub(crate) fn level(self) -> Level {
        match self {
            Threshold::Low => Level::Low,
            Threshold::Medium => Level::Medium,
            Threshold::High => Level::High,
        }
    }
}

impl Format {
    /// The name in the registry of reports.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Format::Terminal => "terminal",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Sarif => "sarif",
        }
    }
}

/// A value that a file may give as a number or as a string.
pub(super) struct NumberOrText<T> {
    pub(super) expecting: &'static str,
    pub(super) number: fn(u64) -> Result<T, Unusable>,
    pub(super) text: fn(&str) -> Result<T, Unusable>,
}

impl<T> Visitor<'_> for NumberOrText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        let number =
            u64::try_from(number).map_err(|_| E::custom(format!("not below 0; write {}", self.expecting)))?;
        (self.number)(number).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        (self.number)(number).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.text)(text).map_err(E::custom)
    }
}

impl<'de> Deserialize<'de> for Threads {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Threads, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "a whole number",
            number: Threads::checked,
            text: |_| {
                Err(Unusable("a string where a whole number is expected; leave out the quotes".to_owned()))
            },
        })
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Size, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "a number of bytes, or a string such as \"256M\"",
            number: Size::checked,
            text: Size::from_str,
        })
    }
}

impl<'de> Deserialize<'de> for MinConfidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<MinConfidence, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "\"low\", \"medium\", \"high\", or a percentage from 0 to 100",
            number: |percent| percent.to_string().parse(),
            text: MinConfidence::from_str,
        })
    }
}

impl<'de> Deserialize<'de> for Region {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Region, D::Error> {
        // Through a visitor, for then the error points to the element and not to its list.
        deserializer.deserialize_any(NumberOrText {
            expecting: "a string such as \"DE\"",
            number: |_| Err(Unusable("a number where a string such as \"DE\" is expected".to_owned())),
            text: Region::from_str,
        })
    }
}

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Wanted, D::Error> {
        deserializer.deserialize_any(NumberOrText {
            expecting: "a string such as \"iban\"",
            number: |_| Err(Unusable("a number where a string such as \"iban\" is expected".to_owned())),
            text: Wanted::from_str,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (text, bytes) in [
            ("16777216", Some(16 << 20)),
            ("256M", Some(256 << 20)),
            ("256 MiB", Some(256 << 20)),
            ("20mb", Some(20_000_000)),
            ("2G", Some(2 << 30)),
            ("1T", Some(1 << 40)),
            ("", None),
            ("M", None),
            ("-1", None),
            ("1.5G", None),
            ("99999999999999T", None),
            ("1K", None),
        ] {
            assert_eq!(text.parse::<Size>().ok().map(|s| s.0), bytes, "{text:?}");
        }
    }

    #[test]
    fn confidences() {
        for (text, percent) in [
            ("low", Some(0)),
            ("medium", Some(50)),
            ("high", Some(80)),
            ("0", Some(0)),
            ("62.5", Some(63)),
            ("50.0", Some(50)),
            ("75%", Some(75)),
            ("100", Some(100)),
            ("101", None),
            ("-1", None),
            ("nan", None),
            ("High", None),
            ("", None),
        ] {
            assert_eq!(text.parse::<MinConfidence>().ok().map(|c| c.0.percent()), percent, "{text:?}");
        }
    }
}
