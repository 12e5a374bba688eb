//! The policy of a check: what blocks, where, and from which confidence on.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use domesday_connectors::Reason;
use domesday_detectors::{Category, Confidence, Level};
use domesday_reports::gate::Severity;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// What blocks.
#[derive(Debug)]
pub struct Policy {
    /// Findings below this confidence are not told, where no rule says otherwise.
    pub min_confidence: Confidence,
    /// Whether values block that are reserved for documentation and tests.
    pub block_reserved: bool,
    /// How grave a finding is whose category is not in `severities`; `None`: it is not told.
    pub severity: Option<Severity>,
    /// How grave findings of these categories are.
    pub severities: BTreeMap<Category, Option<Severity>>,
    /// Rules for some of the findings: the last that matches one decides.
    pub rules: Vec<Rule>,
    /// Gaps that need not be told as missing.
    pub accepted: Vec<AcceptedGap>,
    /// Why nothing that is missing matters, where the user says so.
    pub accept_all_gaps: Option<String>,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            min_confidence: Level::Medium.floor(),
            block_reserved: false,
            severity: Some(Severity::Error),
            severities: BTreeMap::new(),
            rules: Vec::new(),
            accepted: Vec::new(),
            accept_all_gaps: None,
        }
    }
}

/// A rule: what it does not set is as the policy has it.
#[derive(Debug)]
pub struct Rule {
    /// The categories that it is for; all where there are none.
    pub categories: Vec<Category>,
    /// The paths that it is for.
    pub paths: Paths,
    /// The lowest confidence that is told.
    pub min_confidence: Option<Confidence>,
    /// How grave such a finding is; `Some(None)`: it is not told.
    pub severity: Option<Option<Severity>>,
    /// So many findings are allowed in each file.
    pub allow: u64,
    /// Why.
    pub reason: Option<String>,
}

/// A gap that is accepted for a written reason.
#[derive(Debug)]
pub struct AcceptedGap {
    /// The paths that it is for.
    pub paths: Paths,
    /// The id of the reason of the gap.
    pub reason: String,
    /// Why it does not matter.
    pub why: String,
}

/// Globs over paths from the root of the repository, by the rules of `.gitignore`
/// (<https://git-scm.com/docs/gitignore#_pattern_format>).
#[derive(Debug, Default)]
pub struct Paths(Option<Gitignore>);

impl Paths {
    /// Globs; none match every path.
    ///
    /// # Errors
    /// Says which glob cannot be read, and why.
    pub fn new<G: AsRef<str>>(globs: &[G]) -> Result<Paths, String> {
        if globs.is_empty() {
            return Ok(Paths(None));
        }
        let mut builder = GitignoreBuilder::new("");
        for glob in globs {
            let glob = glob.as_ref();
            builder.add_line(None, glob).map_err(|error| format!("`{glob}`: {error}"))?;
        }
        builder.build().map(|globs| Paths(Some(globs))).map_err(|error| error.to_string())
    }

    /// Whether a path matches, or a directory that it lies in.
    pub(super) fn hold(&self, path: &[u8]) -> bool {
        self.0.as_ref().is_none_or(|globs| is_ignored(globs, path))
    }
}

/// Whether globs match a path from the root on, or a directory above it.
pub(super) fn is_ignored(globs: &Gitignore, path: &[u8]) -> bool {
    let path = Path::new(OsStr::from_bytes(path));
    !path.has_root() && globs.matched_path_or_any_parents(path, false).is_ignore()
}

/// What the policy says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ruling {
    /// How grave it is.
    pub(super) severity: Severity,
    /// The number of the rule that decided, where one did.
    pub(super) rule: Option<usize>,
}

impl Policy {
    /// What is said of a finding; `None` where it is not to be told.
    pub(super) fn ruling(&self, path: &[u8], category: Category, confidence: Confidence) -> Option<Ruling> {
        let matches = |rule: &Rule| {
            (rule.categories.is_empty() || rule.categories.contains(&category)) && rule.paths.hold(path)
        };
        let number = self.rules.iter().rposition(matches);
        let rule = number.and_then(|number| self.rules.get(number));
        let least = rule.and_then(|rule| rule.min_confidence).unwrap_or(self.min_confidence);
        if confidence < least {
            return None;
        }
        let usual = || self.severities.get(&category).copied().unwrap_or(self.severity);
        let severity = rule.and_then(|rule| rule.severity).unwrap_or_else(usual)?;
        Some(Ruling { severity, rule: number })
    }

    /// The number of the entry that accepts a gap.
    pub(super) fn accepting(&self, path: &[u8], reason: &Reason) -> Option<usize> {
        self.accepted.iter().position(|entry| entry.reason == reason.id() && entry.paths.hold(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(categories: &[Category], paths: &[&str]) -> Rule {
        Rule {
            categories: categories.to_vec(),
            paths: Paths::new(paths).unwrap(),
            min_confidence: None,
            severity: None,
            allow: 0,
            reason: None,
        }
    }

    #[test]
    fn the_last_rule_that_matches_decides() {
        let policy = Policy {
            severities: BTreeMap::from([(Category::IpAddress, Some(Severity::Warning))]),
            rules: vec![
                Rule { severity: Some(None), ..rule(&[], &["tests/"]) },
                Rule {
                    min_confidence: Some(Confidence::new(90)),
                    ..rule(&[Category::Age], &["*.md", "!/a.md"])
                },
                Rule { severity: Some(Some(Severity::Note)), ..rule(&[Category::Age], &["tests/x/**"]) },
            ],
            ..Policy::default()
        };
        for (path, category, confidence, expected) in [
            ("src/a", Category::Age, 50, Some(Severity::Error)),
            ("src/a", Category::Age, 49, None),
            ("src/a", Category::IpAddress, 60, Some(Severity::Warning)),
            ("tests/a", Category::Age, 60, None),
            ("x/tests/a", Category::IpAddress, 60, None),
            ("tests/x/a", Category::Age, 60, Some(Severity::Note)),
            ("tests/x/a", Category::IpAddress, 60, None),
            ("b/c.md", Category::Age, 60, None),
            ("b/c.md", Category::Age, 95, Some(Severity::Error)),
            ("a.md", Category::Age, 60, Some(Severity::Error)),
        ] {
            let ruling = policy.ruling(path.as_bytes(), category, Confidence::new(confidence));
            assert_eq!(ruling.map(|ruling| ruling.severity), expected, "{path} {category} {confidence}");
        }
    }

    #[test]
    fn globs_that_cannot_be_read_are_named() {
        assert!(Paths::new(&["[z-a]"]).unwrap_err().contains("`[z-a]`"));
        assert!(Paths::new::<&str>(&[]).unwrap().hold(b"\xff"));
    }
}
