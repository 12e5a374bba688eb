//! The figures of a check.

use std::collections::BTreeSet;

use super::{Allowed, GateFinding, GateReport};
use crate::terminal::figures::plural;

/// How much there is of everything.
pub(super) struct Counts {
    /// Findings that block.
    pub(super) findings: u64,
    /// The files that they are in.
    pub(super) files: u64,
    /// Findings that do not block, in the order of [`Allowed::IDS`].
    pub(super) allowed: [u64; Allowed::IDS.len()],
    /// Gaps that may hide content and that nobody accepted.
    pub(super) missed: u64,
    /// Gaps that were accepted with a reason.
    pub(super) accepted: u64,
    /// Gaps that hide nothing.
    pub(super) harmless: u64,
    /// What allows nothing.
    pub(super) stale: u64,
}

impl Counts {
    pub(super) fn of(report: &GateReport) -> Counts {
        let mut allowed = [0; Allowed::IDS.len()];
        for (_, why) in &report.allowed {
            let at = Allowed::IDS.iter().position(|id| *id == why.id());
            if let Some(count) = at.and_then(|at| allowed.get_mut(at)) {
                *count += 1;
            }
        }
        let gaps =
            |wanted: fn(&super::GateGap) -> bool| report.gaps.iter().filter(|g| wanted(g)).count() as u64;
        Counts {
            findings: report.findings.len() as u64,
            files: files(&report.findings),
            allowed,
            missed: gaps(super::GateGap::counts),
            accepted: gaps(|gap| gap.accepted.is_some()),
            harmless: gaps(|gap| gap.accepted.is_none() && !gap.reason.hides_content()),
            stale: report.stale.len() as u64,
        }
    }

    /// The outcome in a sentence: `2 findings in 1 file block the index.`
    pub(super) fn sentence(&self, what: &str) -> String {
        let findings = plural(self.findings, "finding", "findings");
        let files = plural(self.files, "file", "files");
        let mut sentence = match self.findings {
            0 if self.missed > 0 => format!("Nothing that was read of {what} blocks"),
            0 => format!("Nothing blocks {what}"),
            1 => format!("{findings} in {files} blocks {what}"),
            _ => format!("{findings} in {files} block {what}"),
        };
        if self.missed > 0 {
            let parts = plural(self.missed, "part was", "parts were");
            sentence.push_str(&format!("; the check is incomplete: {parts} not read"));
        }
        sentence.push('.');
        sentence
    }
}

/// How many files findings are in. They come by path.
fn files(findings: &[GateFinding]) -> u64 {
    let paths: BTreeSet<&str> = findings.iter().map(|finding| finding.path.as_str()).collect();
    paths.len() as u64
}
