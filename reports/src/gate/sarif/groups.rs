//! What a file has of a category.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domesday_detectors::{Category, Confidence, Sensitivity};

use super::super::{Allowed, GateFinding, GateReport, Severity};

/// The values of a category in a file that are treated alike.
pub(super) struct Group<'r> {
    pub(super) path: &'r str,
    pub(super) category: Category,
    pub(super) severity: Severity,
    pub(super) allowed: Option<&'r Allowed>,
    /// The highest of the values.
    pub(super) confidence: Confidence,
    pub(super) values: u64,
    /// The first of the values.
    pub(super) places: Vec<&'r GateFinding>,
}

/// What findings of a file have in common that stand in one group.
type Key<'r> = (Category, Severity, &'static str, &'r str);

/// The groups that are kept.
pub(super) struct Groups<'r> {
    kept: Vec<Group<'r>>,
    all: usize,
    most: usize,
    places: usize,
}

impl<'r> Groups<'r> {
    /// The gravest and surest `most` groups, those that block first, with up to `places` of their places, and how
    /// many groups there are in all. Memory depends on `most` and the groups of one file.
    pub(super) fn of(report: &'r GateReport, most: usize, places: usize) -> (Vec<Group<'r>>, usize) {
        let mut groups = Groups { kept: Vec::new(), all: 0, most, places };
        for file in report.findings.chunk_by(|a, b| a.path == b.path) {
            groups.file(file.iter().map(|finding| (finding, None)));
        }
        for file in report.allowed.chunk_by(|(a, _), (b, _)| a.path == b.path) {
            let listed = file.iter().filter(|(_, why)| *why != Allowed::Reserved);
            groups.file(listed.map(|(finding, why)| (finding, Some(why))));
        }
        groups.keep_gravest();
        (groups.kept, groups.all)
    }

    fn file(&mut self, findings: impl Iterator<Item = (&'r GateFinding, Option<&'r Allowed>)>) {
        let mut of_file: BTreeMap<Key<'r>, Group<'r>> = BTreeMap::new();
        for (finding, allowed) in findings {
            let why = allowed.map_or("", Allowed::id);
            let reason = allowed.and_then(Allowed::reason).unwrap_or("");
            let key = (finding.category, finding.severity, why, reason);
            let group = of_file.entry(key).or_insert_with(|| Group {
                path: &finding.path,
                category: finding.category,
                severity: finding.severity,
                allowed,
                confidence: finding.confidence,
                values: 0,
                places: Vec::new(),
            });
            group.confidence = group.confidence.max(finding.confidence);
            group.values += 1;
            if group.places.len() < self.places {
                group.places.push(finding);
            }
        }
        self.all += of_file.len();
        self.kept.extend(of_file.into_values());
        if self.kept.len() > 4 * self.most {
            self.keep_gravest();
        }
    }

    fn keep_gravest(&mut self) {
        self.kept.sort_by(|a, b| rank(a).cmp(&rank(b)));
        self.kept.truncate(self.most);
    }
}

/// The order of groups: what blocks, then what warns, then what is suppressed; of each the gravest and surest
/// first.
type Rank<'r> = (u8, Reverse<(Severity, Sensitivity, Confidence)>, &'r str, Category, &'static str, &'r str);

fn rank<'r>(group: &Group<'r>) -> Rank<'r> {
    let kind = match group.allowed {
        None => 0,
        Some(Allowed::BelowSeverity) => 1,
        Some(_) => 2,
    };
    let weight = (group.severity, group.category.sensitivity(), group.confidence);
    let why = group.allowed.map_or("", Allowed::id);
    let reason = group.allowed.and_then(Allowed::reason).unwrap_or("");
    (kind, Reverse(weight), group.path, group.category, why, reason)
}
