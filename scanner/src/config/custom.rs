//! Detectors and allow lists in a configuration file.

use std::path::PathBuf;

use domesday_detectors::{Category, Check, ContextWindow, Pattern, Precision};
use domesday_reports::Pseudonym;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::nearest;

/// A detector of one's own, `[[detector]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct CustomEntry {
    pub(crate) id: Id,
    pub(crate) category: CategoryName,
    #[serde(default)]
    pub(crate) summary: Option<String>,
    #[serde(default)]
    pub(crate) pattern: Option<FindingPattern>,
    #[serde(default)]
    pub(crate) check: Option<CheckName>,
    #[serde(default)]
    pub(crate) values: Option<Vec<String>>,
    #[serde(default)]
    pub(crate) values_file: Option<PathBuf>,
    #[serde(default)]
    pub(crate) digests_file: Option<PathBuf>,
    #[serde(default)]
    pub(crate) exclude: Vec<AnyPattern>,
    #[serde(default)]
    pub(crate) context: Vec<String>,
    #[serde(default)]
    pub(crate) fields: Vec<String>,
    #[serde(default)]
    pub(crate) before: Option<u16>,
    #[serde(default)]
    pub(crate) after: Option<u16>,
    #[serde(default)]
    pub(crate) confidence: Option<Percent>,
    #[serde(default)]
    pub(crate) context_confidence: Option<Percent>,
    #[serde(default)]
    pub(crate) field_confidence: Option<Percent>,
    #[serde(default)]
    pub(crate) examples: Vec<ExampleEntry>,
    #[serde(default)]
    pub(crate) counterexamples: Vec<CounterexampleEntry>,
}

/// A text with a value.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExampleEntry {
    pub(crate) text: String,
    pub(crate) value: String,
    #[serde(default)]
    pub(crate) field: String,
}

/// A text without one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CounterexampleEntry {
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) field: String,
    #[serde(default)]
    pub(crate) why: String,
}

/// What is not to be reported, `[[allow]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct AllowEntry {
    #[serde(default)]
    pub(crate) value: Option<Digest>,
    #[serde(default)]
    pub(crate) pattern: Option<AnyPattern>,
    #[serde(default)]
    pub(crate) path: Option<String>,
    #[serde(default)]
    pub(crate) field: Option<String>,
    #[serde(default)]
    pub(crate) category: Option<CategoryName>,
    #[serde(default)]
    pub(crate) detector: Option<String>,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    #[serde(default)]
    pub(crate) expires: Option<Day>,
}

impl CustomEntry {
    /// The confidences: where only one is given, the others follow from it.
    pub(crate) fn precision(&self) -> Precision {
        let alone = self.confidence.map_or(80, |percent| percent.0);
        let context = self.context_confidence.map_or(alone.max(90), |percent| percent.0);
        let field = self.field_confidence.map_or(context.max(95), |percent| percent.0);
        Precision { alone, formatted: alone, context, field }
    }

    /// How far words count.
    pub(crate) fn window(&self) -> ContextWindow {
        let usual = ContextWindow::USUAL;
        ContextWindow {
            before: self.before.unwrap_or(usual.before),
            after: self.after.unwrap_or(usual.after),
        }
    }
}

/// A string that is checked where it stands, so that the error points to it.
macro_rules! checked {
    ($(#[$doc:meta])* $name:ident($inner:ty) = $check:expr;) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) struct $name(pub(crate) $inner);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = String::deserialize(deserializer)?;
                let check: fn(String) -> Result<$inner, String> = $check;
                check(text).map($name).map_err(D::Error::custom)
            }
        }
    };
}

checked! {
    /// The id of a detector: lower-case letters, digits and dashes.
    Id(String) = |text| {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let whole = (2..=64).contains(&text.len()) && text.chars().all(fits) && !text.starts_with('-');
        whole.then_some(text).ok_or_else(|| {
            "an id is 2 to 64 lower-case letters, digits and dashes, such as \"customer-number\"".to_owned()
        })
    };
}

checked! {
    /// The id of a category.
    CategoryName(Category) = |text| {
        text.parse().map_err(|_| {
            let all: Vec<&str> = Category::ALL.iter().map(|category| category.id()).collect();
            match nearest(&text, &all) {
                Some(near) => format!("unknown category `{text}`; did you mean `{near}`?"),
                None => format!("unknown category `{text}`; write one of {}", all.join(", ")),
            }
        })
    };
}

checked! {
    /// A pattern that finds values.
    FindingPattern(String) = |text| Pattern::check(&text).map(|()| text).map_err(|error| error.to_string());
}

checked! {
    /// A pattern that values are held against.
    AnyPattern(String) = |text| Pattern::new(&text).map(|_| text).map_err(|error| error.to_string());
}

checked! {
    /// The name of a check.
    CheckName(Check) = |text| text.parse().map_err(|error: domesday_detectors::UnknownCheck| error.to_string());
}

checked! {
    /// The pseudonym of a value.
    Digest(Pseudonym) = |text| digest(&text).ok_or_else(|| {
        "a value is given by its pseudonym, 32 hexadecimal digits, never in clear; \
         `domesday detectors digest` makes one".to_owned()
    });
}

checked! {
    /// A day.
    Day(String) = |text| {
        let time = format!("{text}T00:00:00Z");
        humantime::parse_rfc3339(&time).map(|_| text).map_err(|_| "a day is written \"2027-01-31\"".to_owned())
    };
}

/// The pseudonym that 32 hexadecimal digits spell.
pub(crate) fn digest(text: &str) -> Option<Pseudonym> {
    let text = text.trim();
    let whole = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    whole.then(|| u128::from_str_radix(text, 16).ok()).flatten().map(|bits| Pseudonym(bits.to_be_bytes()))
}

/// A confidence in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Percent(pub(crate) u8);

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Percent, D::Error> {
        let percent = i64::deserialize(deserializer)?;
        u8::try_from(percent)
            .ok()
            .filter(|percent| *percent <= 100)
            .map(Percent)
            .ok_or_else(|| D::Error::custom("a confidence is a percentage from 0 to 100"))
    }
}
