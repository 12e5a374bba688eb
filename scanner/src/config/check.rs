//! The policy of the commit gate, `[check]`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use domesday::gate::{AcceptedGap, Paths, Policy, Rule};
use domesday_connectors::Reason;
use domesday_detectors::{Category, Level};
use domesday_reports::gate::Severity;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::custom::CategoryName;
use super::{MinConfidence, nearest};

/// What blocks a commit.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct CheckSection {
    pub(crate) min_confidence: Option<MinConfidence>,
    pub(crate) reserved: Option<Reserved>,
    pub(crate) severity: Severities,
    pub(crate) baseline: Option<PathBuf>,
    pub(crate) rule: Vec<RuleEntry>,
    pub(crate) accept_gap: Vec<AcceptGapEntry>,
}

/// A rule, `[[check.rule]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RuleEntry {
    #[serde(default)]
    categories: Vec<CategoryName>,
    #[serde(default)]
    paths: Vec<PathGlob>,
    #[serde(default)]
    min_confidence: Option<MinConfidence>,
    #[serde(default)]
    severity: Option<SeverityName>,
    #[serde(default)]
    allow: u64,
    #[serde(default)]
    reason: Option<String>,
}

/// A gap that is accepted, `[[check.accept-gap]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct AcceptGapEntry {
    path: PathGlob,
    reason: GapReason,
    why: Why,
}

/// What becomes of values that are reserved for documentation and tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reserved {
    /// They do not block.
    Allow,
    /// They block like others.
    Block,
}

/// How grave findings are: of every category, and of some.
#[derive(Debug, Default)]
pub(crate) struct Severities {
    default: Option<SeverityName>,
    categories: BTreeMap<Category, SeverityName>,
}

/// How grave something is; `None`: it is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SeverityName(Option<Severity>);

impl CheckSection {
    /// The policy; what the command line sets goes over it.
    pub(crate) fn policy(&self) -> Policy {
        let rules = self.rule.iter().map(|entry| Rule {
            categories: entry.categories.iter().map(|category| category.0).collect(),
            paths: globs(&entry.paths),
            min_confidence: entry.min_confidence.map(|least| least.0),
            severity: entry.severity.map(|severity| severity.0),
            allow: entry.allow,
            reason: entry.reason.clone(),
        });
        let accepted = self.accept_gap.iter().map(|entry| AcceptedGap {
            paths: globs(std::slice::from_ref(&entry.path)),
            reason: entry.reason.0.clone(),
            why: entry.why.0.clone(),
        });
        let categories = &self.severity.categories;
        Policy {
            min_confidence: self.min_confidence.map_or(Level::Medium.floor(), |least| least.0),
            block_reserved: self.reserved == Some(Reserved::Block),
            severity: self.severity.default.map_or(Some(Severity::Error), |severity| severity.0),
            severities: categories.iter().map(|(category, severity)| (*category, severity.0)).collect(),
            rules: rules.collect(),
            accepted: accepted.collect(),
            accept_all_gaps: None,
        }
    }
}

/// Globs that were checked one by one.
fn globs(globs: &[PathGlob]) -> Paths {
    Paths::new(&globs.iter().map(|glob| &glob.0).collect::<Vec<_>>()).unwrap_or_default()
}

impl<'de> Deserialize<'de> for Severities {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Severities, D::Error> {
        let given = BTreeMap::<SeverityKey, SeverityName>::deserialize(deserializer)?;
        let mut severities = Severities::default();
        for (key, severity) in given {
            match key.0 {
                None => severities.default = Some(severity),
                Some(category) => {
                    severities.categories.insert(category, severity);
                }
            }
        }
        Ok(severities)
    }
}

/// A category, or `default`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SeverityKey(Option<Category>);

impl<'de> Deserialize<'de> for SeverityKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SeverityKey, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "default" {
            return Ok(SeverityKey(None));
        }
        let known: Vec<&str> =
            Category::ALL.iter().map(|category| category.id()).chain(["default"]).collect();
        text.parse().map(|category| SeverityKey(Some(category))).map_err(|_| {
            D::Error::custom(match nearest(&text, &known) {
                Some(near) => format!("unknown category `{text}`; did you mean `{near}`?"),
                None => format!("unknown category `{text}`; write one of {}", known.join(", ")),
            })
        })
    }
}

/// A string that is checked where it stands, so that the error points to it.
macro_rules! checked {
    ($(#[$doc:meta])* $name:ident = $check:expr;) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) struct $name(String);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = String::deserialize(deserializer)?;
                let check: fn(&str) -> Result<(), String> = $check;
                check(&text).map_err(D::Error::custom)?;
                Ok($name(text))
            }
        }
    };
}

checked! {
    /// A glob of paths from the root of the repository.
    PathGlob = |text| Paths::new(&[text]).map(|_| ());
}

checked! {
    /// The id of a reason of gaps.
    GapReason = |text| match Reason::from_id(text, "") {
        Some(_) => Ok(()),
        None => Err(format!(
            "no gap has the reason `{text}`; write it as reports do, such as \"unsupported_format\""
        )),
    };
}

checked! {
    /// Why something is accepted.
    Why = |text| match text.trim() {
        "" => Err("write down why this gap does not matter".to_owned()),
        _ => Ok(()),
    };
}

impl<'de> Deserialize<'de> for SeverityName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SeverityName, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "off" {
            return Ok(SeverityName(None));
        }
        let severity = Severity::from_id(&text).ok_or_else(|| {
            D::Error::custom(format!(
                "no severity `{text}`; write \"off\", \"note\", \"warning\" or \"error\""
            ))
        })?;
        Ok(SeverityName(Some(severity)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_what_is_written() {
        let text = r#"
            min-confidence = "high"
            reserved = "block"
            severity = { default = "warning", "payment-card" = "error", age = "off" }
            [[rule]]
            categories = ["email-address"]
            paths = ["docs/"]
            severity = "off"
            allow = 3
            reason = "authors"
            [[accept-gap]]
            path = "*.bin"
            reason = "unsupported_format"
            why = "firmware"
        "#;
        let policy = toml::from_str::<CheckSection>(text).unwrap().policy();
        assert!(policy.block_reserved && policy.min_confidence == Level::High.floor());
        assert_eq!(policy.severity, Some(Severity::Warning));
        assert_eq!(policy.severities[&Category::Age], None);
        assert_eq!(policy.severities[&Category::PaymentCard], Some(Severity::Error));
        assert_eq!((policy.rules[0].allow, policy.rules[0].severity), (3, Some(None)));
        assert_eq!(policy.accepted[0].why, "firmware");
        let policy = toml::from_str::<CheckSection>("").unwrap().policy();
        assert_eq!(policy.severity, Some(Severity::Error));
    }

    #[test]
    fn what_cannot_be_is_told() {
        for (text, words) in [
            ("severity = { agee = \"off\" }", "did you mean `age`?"),
            ("severity = { age = \"bad\" }", "\"warning\""),
            ("[[accept-gap]]\npath = \"x\"\nreason = \"unsupported_format\"\nwhy = \" \"", "why"),
            ("[[accept-gap]]\npath = \"x\"\nreason = \"unread\"\nwhy = \"x\"", "no gap has the reason"),
            ("[[rule]]\npaths = [\"[z-a]\"]", "[z-a]"),
        ] {
            let error = toml::from_str::<CheckSection>(text).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
