//! The judgement: of everything that was seen, what blocks, what is allowed and why.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use domesday_connectors::{Error, Gap};
use domesday_reports::gate::{Allowed, GateFinding, GateGap, GateReport, Severity, Stale};
use sha2::{Digest as _, Sha256};

use super::baseline::encoded;
use super::keeper::Looked;
use super::known::{Candidate, Known, LookedAt, known};
use super::look::Seen;
use super::masked::hex;
use super::policy::Policy;
use super::source::Source;
use super::updated::updated;
use super::{Check, Checked, GateError};

/// One finding on its way.
pub(super) struct Case {
    /// The number of its file.
    pub(super) unit: usize,
    /// The path that its entry of a baseline has, encoded.
    pub(super) path: String,
    /// What was seen.
    pub(super) seen: Seen,
    /// Why it does not block, whatever the baseline says.
    pub(super) allowed: Option<Allowed>,
}

/// A file beside what the baseline has to know of it.
struct Unit {
    path: Vec<u8>,
    commit: Option<String>,
}

/// What was needed of the policy.
struct Used {
    gaps: Vec<bool>,
    rules: Vec<bool>,
}

/// Judges what was seen.
///
/// # Errors
/// Git does not tell whether a path is still there.
pub(super) fn judge(
    check: &Check,
    policy: &Policy,
    source: &Source,
    files: Vec<Looked>,
) -> Result<Checked, GateError> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let mut report = GateReport { tool_version: version, what: check.what.clone(), ..GateReport::default() };
    let mut used = Used { gaps: vec![false; policy.accepted.len()], rules: vec![false; policy.rules.len()] };
    let (mut units, mut looked_at, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    for file in files {
        let path = source.path(&file.place);
        let change = source.change(&file.place);
        let whole = file.examined && !file.gaps.iter().any(|gap| gap.reason.hides_content());
        report.files += u64::from(file.examined);
        report.bytes += file.bytes;
        report.gaps.extend(file.gaps.into_iter().map(|gap| gap_of(gap, source, policy, &mut used)));
        report.stale.extend(file.look.remarks.into_iter().map(|remark| Stale {
            place: String::from_utf8_lossy(&path).into_owned(),
            line: Some(remark.line),
            what: remark.what,
        }));
        let before = change.into_iter().flat_map(|change| &change.old).filter(|old| old.path != path);
        let renamed_from = before.map(|old| encoded(&old.path)).collect();
        looked_at.push(LookedAt { path: encoded(&path), renamed_from, whole });
        let unit = units.len();
        cases.extend(of_file(unit, &path, file.look.seen, policy, &mut used));
        let commit = change.and_then(|change| change.commit).map(|commit| commit.to_string());
        units.push(Unit { path, commit });
    }

    let mut failed = None;
    let mut holds = |path: &str| holds(source, path, &mut failed);
    let matches = matched(check, &looked_at, &cases, &mut holds);
    let updated = updated(check, &looked_at, &cases, &matches, &mut holds);
    if let Some(error) = failed {
        return Err(GateError::Git(error));
    }

    let mut serving = Vec::new();
    for (case, entry) in cases.into_iter().zip(&matches.entries).filter(|(case, _)| case.seen.added) {
        let Some(unit) = units.get(case.unit) else { continue };
        let entry = entry.and_then(|entry| check.baseline.entries.get(entry));
        let finding = finding(unit, case.seen);
        match (case.allowed, entry) {
            (Some(allowed), _) => report.allowed.push((finding, allowed)),
            (None, Some(entry)) => {
                serving.push((entry.clone(), finding.clone()));
                let reason = entry.reason.clone();
                report.allowed.push((finding, Allowed::Baseline { reason }));
            }
            (None, None) => report.findings.push(finding),
        }
    }
    report.findings.sort_by(order);
    report.allowed.sort_by(|a, b| order(&a.0, &b.0));
    let allowed = report.allowed.iter_mut().map(|(finding, _)| finding);
    number(report.findings.iter_mut().chain(allowed));
    report.stale.extend(of_baseline(check, &looked_at, &matches));
    if check.everything {
        report.stale.extend(of_policy(check, policy, &used));
    }
    report.gaps.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.place.cmp(&b.place)));
    Ok(Checked { report, updated, known: serving })
}

/// Whether the new state has a path. What git does not tell is an error of the whole check.
fn holds(source: &Source, path: &str, failed: &mut Option<Error>) -> bool {
    let path: Vec<u8> = percent_encoding::percent_decode_str(path).collect();
    source.holds(&path).unwrap_or_else(|error| {
        failed.get_or_insert(error);
        true
    })
}

/// The findings of a file, each with why it does not block.
fn of_file(unit: usize, path: &[u8], seen: Vec<Seen>, policy: &Policy, used: &mut Used) -> Vec<Case> {
    let mut cases: Vec<Case> = (seen.into_iter())
        .map(|mut seen| {
            let named = seen.named.and_then(|end| path.get(..end)).unwrap_or(path);
            let path = encoded(named);
            let allowed = if seen.reserved && !policy.block_reserved {
                Some(Allowed::Reserved)
            } else if let Some(reason) = seen.comment.take() {
                Some(Allowed::Comment { reason })
            } else if let Some(reason) = seen.listed.take() {
                Some(Allowed::Policy { reason })
            } else if seen.ruling.severity < Severity::Error {
                Some(Allowed::BelowSeverity)
            } else {
                None
            };
            Case { unit, path, seen, allowed }
        })
        .collect();
    // What was there before has the first claim on what is allowed in a file.
    let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
    for added in [false, true] {
        for case in cases.iter_mut().filter(|case| case.seen.added == added) {
            let Some(number) = case.seen.ruling.rule else { continue };
            let Some(rule) = policy.rules.get(number) else { continue };
            if let Some(used) = used.rules.get_mut(number) {
                *used = true;
            }
            if case.allowed.is_some() {
                continue;
            }
            let count = counts.entry(number).or_default();
            if *count < rule.allow {
                *count += 1;
                let reason = rule.reason.clone().unwrap_or_default();
                case.allowed = Some(Allowed::Policy { reason });
            }
        }
    }
    cases
}

/// What the baseline knows of what would block.
fn matched(check: &Check, units: &[LookedAt], cases: &[Case], holds: &mut dyn FnMut(&str) -> bool) -> Known {
    let blocking: Vec<usize> = (cases.iter().enumerate())
        .filter(|(_, case)| case.allowed.is_none())
        .map(|(index, _)| index)
        .collect();
    let candidates: Vec<Candidate<'_>> = (blocking.iter())
        .filter_map(|index| cases.get(*index))
        .map(|case| Candidate {
            unit: case.unit,
            path: &case.path,
            category: case.seen.category,
            line: &case.seen.prints.0,
            words: &case.seen.prints.1,
            added: case.seen.added,
        })
        .collect();
    let found = known(&check.baseline, &check.today, units, &candidates, holds);
    let mut entries = vec![None; cases.len()];
    for (index, entry) in blocking.into_iter().zip(found.entries) {
        if let Some(slot) = entries.get_mut(index) {
            *slot = entry;
        }
    }
    Known { entries, used: found.used }
}

fn finding(unit: &Unit, seen: Seen) -> GateFinding {
    GateFinding {
        path: String::from_utf8_lossy(&unit.path).into_owned(),
        place: seen.place,
        line: seen.line,
        column: seen.columns.map(|columns| columns.0),
        end_column: seen.columns.map(|columns| columns.1),
        text_columns: seen.text_columns,
        record: seen.record,
        category: seen.category,
        detector: seen.detector,
        confidence: seen.confidence,
        severity: seen.ruling.severity,
        preview: seen.preview,
        commit: unit.commit.clone(),
        fingerprint: seen.prints.0,
    }
}

/// The order of findings.
fn order(a: &GateFinding, b: &GateFinding) -> Ordering {
    let place = |finding: &GateFinding| (finding.line, finding.column, finding.category);
    (a.path.cmp(&b.path))
        .then_with(|| place(a).cmp(&place(b)))
        .then_with(|| a.place.cmp(&b.place))
        .then_with(|| a.record.cmp(&b.record))
        .then_with(|| a.fingerprint.cmp(&b.fingerprint))
}

/// Makes the fingerprint of a line that of a finding: with its path, and its number among those that are alike.
fn number<'f>(findings: impl Iterator<Item = &'f mut GateFinding>) {
    let mut seen: BTreeMap<(String, &'static str, String), u64> = BTreeMap::new();
    for finding in findings {
        let print = std::mem::take(&mut finding.fingerprint);
        let count = seen.entry((finding.path.clone(), finding.category.id(), print.clone())).or_default();
        *count += 1;
        let mut hash = Sha256::new();
        for part in [&finding.path, finding.category.id(), &print, &count.to_string()] {
            hash.update(part.as_bytes());
            hash.update([0x1f]);
        }
        finding.fingerprint = hex(&hash.finalize(), 16);
    }
}

fn gap_of(gap: Gap, source: &Source, policy: &Policy, used: &mut Used) -> GateGap {
    let path = source.path(&gap.place);
    let number = policy.accepting(&path, &gap.reason);
    if let Some(used) = number.and_then(|number| used.gaps.get_mut(number)) {
        *used = true;
    }
    let entry = number.and_then(|number| policy.accepted.get(number)).map(|entry| entry.why.clone());
    let elsewhere = || Source::is_elsewhere(&gap).then(|| "it is a repository of its own".to_owned());
    let all = || policy.accept_all_gaps.clone().filter(|_| gap.reason.hides_content());
    GateGap {
        path: String::from_utf8_lossy(&path).into_owned(),
        accepted: entry.or_else(elsewhere).or_else(all),
        place: gap.place,
        reason: gap.reason,
        detail: gap.detail,
    }
}

/// Entries of the baseline that serve nothing.
fn of_baseline(check: &Check, units: &[LookedAt], matches: &Known) -> Vec<Stale> {
    let whole: BTreeSet<&str> =
        units.iter().filter(|unit| unit.whole).map(|unit| unit.path.as_str()).collect();
    let told = check.baseline.entries.iter().zip(&matches.used).filter_map(|(entry, used)| {
        let what = if entry.is_expired(&check.today) {
            let day = entry.expires.as_deref().unwrap_or_default();
            format!("the entry for {} in {} expired on {day} and does not count", entry.category, entry.path)
        } else if !used && (check.everything || whole.contains(entry.path.as_str())) {
            format!(
                "the entry for {} in {} is not needed any more: `domesday baseline update` removes it",
                entry.category, entry.path
            )
        } else {
            return None;
        };
        Some(Stale { place: check.baseline_name.clone(), line: None, what })
    });
    told.collect()
}

/// What of the configuration was not needed.
fn of_policy(check: &Check, policy: &Policy, used: &Used) -> Vec<Stale> {
    let rules = (used.rules.iter().enumerate())
        .filter(|(number, used)| !**used && policy.rules.get(*number).is_some_and(|rule| rule.allow > 0))
        .map(|(number, _)| format!("[[check.rule]] {} allows nothing that was found", number + 1));
    let gaps = (used.gaps.iter().enumerate())
        .filter(|(_, used)| !**used)
        .map(|(number, _)| format!("[[check.accept-gap]] {} accepts no gap that was met", number + 1));
    let listed = check.allow.iter().flat_map(|allow| allow.stale()).map(|(number, _, stale)| match stale {
        crate::Stale::Unused => format!("[[allow]] {number} allows nothing that was found"),
        crate::Stale::Expired => format!("[[allow]] {number} has expired and does not count"),
    });
    let told = rules.chain(gaps).chain(listed);
    told.map(|what| Stale { place: check.config_name.clone(), line: None, what }).collect()
}
