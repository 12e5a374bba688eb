//! Policies: `[[policy]]`, what `domesday diff` must not find.

use std::fmt;

use domesday_reports::diff::{Glob, Rule, RuleKind};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use super::custom::{CategoryName, Percent};
use super::nearest;

/// A rule, `[[policy]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct PolicyEntry {
    pub(crate) rule: RuleName,
    #[serde(default)]
    pub(crate) categories: Vec<CategoryName>,
    #[serde(default)]
    pub(crate) special: bool,
    #[serde(default)]
    pub(crate) places: Vec<PlaceGlob>,
    #[serde(default)]
    pub(crate) except: Vec<PlaceGlob>,
    #[serde(default)]
    pub(crate) min_confidence: Option<Percent>,
    #[serde(default)]
    pub(crate) reason: Option<String>,
}

impl PolicyEntry {
    /// The rule.
    pub(crate) fn rule(&self) -> Rule {
        let globs = |globs: &[PlaceGlob]| globs.iter().map(|glob| glob.0.clone()).collect();
        Rule {
            kind: self.rule.0,
            categories: self.categories.iter().map(|category| category.0).collect(),
            special: self.special,
            places: globs(&self.places),
            except: globs(&self.except),
            min_confidence: self.min_confidence.map_or(0, |percent| percent.0),
            reason: self.reason.clone().unwrap_or_default(),
        }
    }
}

/// What a rule forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RuleName(pub(crate) RuleKind);

impl RuleName {
    fn of(id: &str) -> Result<RuleName, String> {
        let known: Vec<&str> = RuleKind::ALL.iter().map(|kind| kind.id()).collect();
        RuleKind::of_id(id).map(RuleName).ok_or_else(|| match nearest(id, &known) {
            Some(near) => format!("no rule `{id}`; did you mean `{near}`?"),
            None => format!("no rule `{id}`; write one of {}", known.join(", ")),
        })
    }
}

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RuleName, D::Error> {
        deserializer.deserialize_str(Text { expecting: "a string such as \"new-field\"", read: RuleName::of })
    }
}

/// A glob over places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceGlob(Glob);

impl PlaceGlob {
    fn of(text: &str) -> Result<PlaceGlob, String> {
        // One that can match nothing would make a rule that never fails.
        if !text.contains("://") && !text.starts_with('*') {
            let name = text.trim_start_matches('/');
            return Err(format!(
                "`{text}` is no place; write it as reports do, such as \"file:///srv/hr\", or begin it with `*`: \
                 \"*/{name}\""
            ));
        }
        Ok(PlaceGlob(Glob::new(text)))
    }
}

impl<'de> Deserialize<'de> for PlaceGlob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PlaceGlob, D::Error> {
        deserializer.deserialize_str(Text { expecting: "a string such as \"*/hr\"", read: PlaceGlob::of })
    }
}

/// Reads a string where it stands: errors point to the element of a list and not to the list.
struct Text<T> {
    expecting: &'static str,
    read: fn(&str) -> Result<T, String>,
}

impl<T> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).map_err(E::custom)
    }
}
