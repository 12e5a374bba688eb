//! Every finding and gap as a line: `schema/check.schema.json`.

use std::io::{self, Write};

use serde::Serialize;

use super::counts::Counts;
use super::{Allowed, GateFinding, GateGap, GateReport, Stale, plain_json};
use crate::{detectors, wire};

/// A finding, `finding` or `allowed`.
#[derive(Serialize)]
struct FindingLine<'r> {
    r#type: &'static str,
    path: &'r str,
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'r str>,
    category: &'static str,
    detector: &'static str,
    confidence: u8,
    level: &'static str,
    severity: &'static str,
    preview: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<&'r str>,
    fingerprint: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'r str>,
}

/// Something that was not read.
#[derive(Serialize)]
struct GapLine<'r> {
    r#type: &'static str,
    path: &'r str,
    place: String,
    reason: String,
    detail: &'r str,
    counts: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<&'r str>,
}

/// Something that allows nothing.
#[derive(Serialize)]
struct StaleLine<'r> {
    r#type: &'static str,
    place: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    what: &'r str,
}

/// The figures.
#[derive(Serialize)]
struct SummaryLine<'r> {
    r#type: &'static str,
    version: u32,
    tool: &'r str,
    what: &'r str,
    findings: u64,
    allowed: AllowedObject,
    gaps: GapsObject,
    stale: u64,
    files: u64,
    bytes: u64,
    complete: bool,
}

/// How many findings do not block, by why.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct AllowedObject {
    reserved: u64,
    comment: u64,
    baseline: u64,
    policy: u64,
    below_severity: u64,
}

/// How many gaps there are.
#[derive(Serialize)]
struct GapsObject {
    counted: u64,
    accepted: u64,
    harmless: u64,
}

impl<'r> FindingLine<'r> {
    fn of(finding: &'r GateFinding, allowed: Option<&'r Allowed>) -> FindingLine<'r> {
        FindingLine {
            r#type: if allowed.is_some() { "allowed" } else { "finding" },
            path: &finding.path,
            place: finding.place.to_string(),
            line: finding.line,
            column: finding.column,
            end_column: finding.end_column,
            record: finding.record.as_deref(),
            category: finding.category.id(),
            detector: detectors::id(finding.detector),
            confidence: finding.confidence.percent(),
            level: finding.confidence.level().id(),
            severity: finding.severity.id(),
            preview: finding.preview.as_str(),
            commit: finding.commit.as_deref(),
            fingerprint: &finding.fingerprint,
            by: allowed.map(Allowed::id),
            reason: allowed.and_then(Allowed::reason),
        }
    }
}

impl<'r> GapLine<'r> {
    fn of(gap: &'r GateGap) -> GapLine<'r> {
        GapLine {
            r#type: "gap",
            path: &gap.path,
            place: gap.place.to_string(),
            reason: gap.reason.to_string(),
            detail: &gap.detail,
            counts: gap.counts(),
            accepted: gap.accepted.as_deref(),
        }
    }
}

impl<'r> StaleLine<'r> {
    fn of(stale: &'r Stale) -> StaleLine<'r> {
        StaleLine { r#type: "stale", place: &stale.place, line: stale.line, what: &stale.what }
    }
}

impl<'r> SummaryLine<'r> {
    fn of(report: &'r GateReport) -> SummaryLine<'r> {
        let counts = Counts::of(report);
        let [reserved, comment, baseline, policy, below_severity] = counts.allowed;
        SummaryLine {
            r#type: "summary",
            version: wire::VERSION,
            tool: &report.tool_version,
            what: &report.what,
            findings: counts.findings,
            allowed: AllowedObject { reserved, comment, baseline, policy, below_severity },
            gaps: GapsObject { counted: counts.missed, accepted: counts.accepted, harmless: counts.harmless },
            stale: counts.stale,
            files: report.files,
            bytes: report.bytes,
            complete: report.complete(),
        }
    }
}

/// Writes a line for everything, the summary last.
pub(super) fn write(report: &GateReport, out: &mut dyn Write) -> io::Result<()> {
    let mut line = Line { out, json: Vec::new() };
    report.findings.iter().try_for_each(|finding| line.write(&FindingLine::of(finding, None)))?;
    report.allowed.iter().try_for_each(|(finding, why)| line.write(&FindingLine::of(finding, Some(why))))?;
    report.gaps.iter().try_for_each(|gap| line.write(&GapLine::of(gap)))?;
    report.stale.iter().try_for_each(|stale| line.write(&StaleLine::of(stale)))?;
    line.write(&SummaryLine::of(report))
}

/// Writes an object and ends its line.
struct Line<'o> {
    out: &'o mut dyn Write,
    json: Vec<u8>,
}

impl Line<'_> {
    fn write(&mut self, object: &impl Serialize) -> io::Result<()> {
        self.json.clear();
        plain_json::write(&mut self.json, object)?;
        self.json.push(b'\n');
        self.out.write_all(&self.json)
    }
}
