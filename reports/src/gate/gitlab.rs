//! The code quality report of GitLab
//! (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use std::borrow::Cow;
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
    path: Cow<'r, str>,
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
    let mut array = Array { out, json: Vec::new(), first: true };
    array.out.write_all(b"[")?;
    let mut seen = Seen::default();
    for finding in findings {
        array.push(&issue(finding, &mut seen))?;
    }
    let mut seen = BTreeMap::new();
    for gap in report.gaps.iter().filter(|gap| gap.reason.hides_content()) {
        array.push(&unread(gap, &mut seen))?;
    }
    array.out.write_all(b"\n]\n")
}

struct Array<'o> {
    out: &'o mut dyn Write,
    json: Vec<u8>,
    first: bool,
}

impl Array<'_> {
    fn push(&mut self, issue: &Issue<'_>) -> io::Result<()> {
        self.json.clear();
        self.json.extend_from_slice(if self.first { b"\n" } else { b",\n" });
        self.first = false;
        plain_json::write(&mut self.json, issue)?;
        self.out.write_all(&self.json)
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
        fingerprint: seen.unique(finding),
        severity,
        location: Location {
            path: finding.path.as_str().into(),
            lines: Lines { begin: finding.line.unwrap_or(1) },
        },
    }
}

fn unread<'r>(gap: &'r GateGap, seen: &mut BTreeMap<String, u64>) -> Issue<'r> {
    let place = gap.place.to_string();
    // Few, and in no order that would tell when a file is done with.
    let times = seen.entry(format!("{} {place}", gap.reason.id())).or_default();
    *times += 1;
    let parts = [gap.path.as_str(), "not-read", gap.reason.id(), &place, &times.to_string()];
    Issue {
        description: format!("Not read: {}", text::gap(gap)),
        check_name: "not-read",
        fingerprint: digest::<16>(&parts),
        severity: if gap.counts() { "major" } else { "info" },
        location: Location { path: text::gap_place(gap), lines: Lines { begin: 1 } },
    }
}

/// Fingerprints have to be unique in a report: GitLab drops what it has seen. Of equal findings of a file the
/// second and further are numbered.
#[derive(Default)]
struct Seen<'r> {
    path: &'r str,
    times: BTreeMap<(&'static str, &'static str, &'r str), u64>,
}

impl<'r> Seen<'r> {
    fn unique(&mut self, finding: &'r GateFinding) -> String {
        let (path, category, severity) = (&finding.path, finding.category.id(), finding.severity.id());
        // Findings come by path, those that block before the others, whose severity is another: what was seen in
        // other files cannot come again.
        if self.path != path {
            self.path = path;
            self.times.clear();
        }
        let times = self.times.entry((category, severity, &finding.fingerprint)).or_default();
        *times += 1;
        digest::<16>(&[path, category, severity, &finding.fingerprint, &times.to_string()])
    }
}
