//! Policies: `[[policy]]`, what `domesday diff` must not find.

use domesday_reports::diff::{Glob, Rule, RuleKind};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

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

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RuleName, D::Error> {
        let id = String::deserialize(deserializer)?;
        let known: Vec<&str> = RuleKind::ALL.iter().map(|kind| kind.id()).collect();
        RuleKind::of_id(&id).map(RuleName).ok_or_else(|| {
            D::Error::custom(match nearest(&id, &known) {
                Some(near) => format!("no rule `{id}`; did you mean `{near}`?"),
                None => format!("no rule `{id}`; write one of {}", known.join(", ")),
            })
        })
    }
}

/// A glob over places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceGlob(Glob);

impl<'de> Deserialize<'de> for PlaceGlob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PlaceGlob, D::Error> {
        let text = String::deserialize(deserializer)?;
        // One that can match nothing would make a rule that never fails.
        if !text.contains("://") && !text.starts_with('*') {
            return Err(D::Error::custom(format!(
                "`{text}` is no place; write it as reports do, such as \"file:///srv/hr\", or begin it with `*`: \"*/{}\"",
                text.trim_start_matches('/')
            )));
        }
        Ok(PlaceGlob(Glob::new(&text)))
    }
}
