//! The code quality report of GitLab
//! (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use std::collections::BTreeMap;
use std::io::{self, Write};

use domesday_detectors::Sensitivity;
use serde::Serialize;

use super::digest::digest;
use super::{Allowed, GateFinding, GateGap, GateReport, Severity, plain_json, text};

/// An object of the report.
#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'r>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u64,
}

/// Writes the array: findings that block or warn, and what was not read, which the format has no other way to
/// tell.
pub(super) fn write(report: &GateReport, out: &mut dyn Write) -> io::Result<()> {
    let lesser = report.allowed.iter().filter(|(_, why)| *why == Allowed::BelowSeverity);
    let findings = report.findings.iter().chain(lesser.map(|(finding, _)| finding));
    let mut array = Array { out, first: true };
    array.out.write_all(b"[")?;
    let mut seen = Seen::default();
    for finding in findings {
        array.push(&issue(finding, &mut seen))?;
    }
    for gap in report.gaps.iter().filter(|gap| gap.reason.hides_content()) {
        array.push(&unread(gap, &mut seen))?;
    }
    array.out.write_all(b"\n]\n")
}

struct Array<'o> {
    out: &'o mut dyn Write,
    first: bool,
}

impl Array<'_> {
    fn push(&mut self, issue: &Issue<'_>) -> io::Result<()> {
        self.out.write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        plain_json::write(&mut *self.out, issue)
    }
}

fn issue<'r>(finding: &'r GateFinding, seen: &mut Seen<'r>) -> Issue<'r> {
    let category = finding.category;
    let severity = match (finding.severity, category.sensitivity()) {
        (Severity::Error, Sensitivity::Special) => "blocker",
        (Severity::Error, Sensitivity::High) => "critical",
        (Severity::Error, Sensitivity::Ordinary) => "major",
        (Severity::Warning, _) => "minor",
        (Severity::Note, _) => "info",
    };
    Issue {
        description: text::sentence(finding),
        check_name: category.id(),
        fingerprint: seen.unique(&finding.path, category.id(), &finding.fingerprint),
        severity,
        location: Location { path: &finding.path, lines: Lines { begin: finding.line.unwrap_or(1) } },
    }
}

fn unread<'r>(gap: &'r GateGap, seen: &mut Seen<'r>) -> Issue<'r> {
    Issue {
        description: format!("Not read: {}", text::gap(gap)),
        check_name: "not-read",
        fingerprint: seen.unique(&gap.path, "not-read", gap.reason.id()),
        severity: if gap.counts() { "major" } else { "info" },
        location: Location { path: &gap.path, lines: Lines { begin: 1 } },
    }
}

/// Fingerprints have to be unique in a report: GitLab drops what it has seen. Of equal findings of a file the
/// second and further are numbered.
#[derive(Default)]
struct Seen<'r> {
    path: &'r str,
    times: BTreeMap<(&'static str, &'r str), u64>,
}

impl<'r> Seen<'r> {
    fn unique(&mut self, path: &'r str, name: &'static str, fingerprint: &'r str) -> String {
        // Findings come by path: what was seen in other files cannot come again.
        if self.path != path {
            self.path = path;
            self.times.clear();
        }
        let times = self.times.entry((name, fingerprint)).or_default();
        *times += 1;
        digest::<16>(&[path, name, fingerprint, &times.to_string()])
    }
}
