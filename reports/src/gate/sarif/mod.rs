//! SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>) within the limits of GitHub's
//! code scanning
//! (<https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit>).
//!
//! A result is what a file has of a category: with its places, without a snippet and without a mask. Findings that
//! are allowed carry a suppression (section 3.35); reserved values are counted, not listed. What was not read is a
//! notification of the invocation, and an invocation that missed something was not successful (section 3.20.14).

mod groups;
mod notifications;

use std::collections::BTreeSet;
use std::io::{self, Write};

use domesday_detectors::Category;
use serde_json::{Value, json};

use self::groups::{Group, Groups};
use super::counts::Counts;
use super::digest::digest;
use super::{Allowed, GateFinding, GateReport, advice, plain_json, text};
use crate::sarif::{SCHEMA, locations, rules};
use crate::spelling;

/// The most results of a run that GitHub takes.
const MOST_RESULTS: usize = 25_000;

/// The most bytes of a file: what GitHub takes compressed, kept uncompressed.
const MOST_BYTES: usize = 10_000_000;

/// The most places of a result: GitHub shows 100 (and refuses more than 1,000).
const MOST_PLACES: usize = 100;

/// The id of the root of the repository, which paths are relative to.
const ROOT: &str = "ROOT";

/// The largest count that readers with 32-bit integers take.
const MOST_OCCURRENCES: u64 = i32::MAX as u64;

/// Writes the log. Memory is bounded by the limits, whatever the number of findings.
pub(super) fn write(report: &GateReport, out: &mut dyn Write) -> io::Result<()> {
    let (groups, all) = Groups::of(report, MOST_RESULTS, MOST_PLACES);
    let categories: BTreeSet<Category> = groups.iter().map(|group| group.category).collect();
    let positions: Vec<Category> = categories.iter().copied().collect();
    let mut head = Vec::new();
    write!(head, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":")?;
    plain_json::write(&mut head, &tool(report, &categories))?;
    let root = json!({ ROOT: { "description": { "text": "The root of the repository." } } });
    write!(head, ",\"originalUriBaseIds\":{root},\"automationDetails\":{{\"id\":\"domesday/check/\"}}")?;
    head.extend_from_slice(b",\"columnKind\":\"unicodeCodePoints\",\"invocations\":");
    // With a number of results that are left out, so that the true one needs no more room.
    let room = {
        let mut invocation = Vec::new();
        plain_json::write(&mut invocation, &invocations(report, usize::MAX))?;
        MOST_BYTES.saturating_sub(head.len() + invocation.len() + 64)
    };
    // Many results have few places each: together no more than there may be results.
    let places = (MOST_RESULTS / groups.len().max(1)).clamp(1, MOST_PLACES);
    let mut results = Vec::new();
    let mut written = 0;
    for group in &groups {
        let before = results.len();
        results.extend_from_slice(if written == 0 { b"\n" } else { b",\n" });
        let rule = positions.binary_search(&group.category).unwrap_or(0);
        plain_json::write(&mut results, &result(group, rule, places))?;
        if results.len() > room {
            results.truncate(before);
            break;
        }
        written += 1;
    }
    plain_json::write(&mut head, &invocations(report, all - written))?;
    out.write_all(&head)?;
    out.write_all(b",\"results\":[")?;
    out.write_all(&results)?;
    out.write_all(b"\n]}]}\n")
}

fn tool(report: &GateReport, categories: &BTreeSet<Category>) -> Value {
    let rules = categories.iter().map(|category| {
        let ways = advice::ALLOW.join("; ");
        rules::rule(*category, &format!("To mend it, {} To let it stand: {ways}.", advice::mend(*category)))
    });
    rules::tool(&text::safe(&report.tool_version), rules.collect(), notifications::descriptors(report))
}

fn invocations(report: &GateReport, left_out: usize) -> Value {
    let counts = Counts::of(report);
    let allowed = Allowed::IDS.iter().zip(counts.allowed).map(|(id, count)| ((*id).to_owned(), json!(count)));
    json!([{
        "executionSuccessful": report.complete(),
        "toolExecutionNotifications": notifications::all(report, left_out),
        "properties": {
            "files": report.files,
            "bytes": report.bytes,
            "findings": counts.findings,
            "allowed": Value::Object(allowed.collect()),
        },
    }])
}

fn result(group: &Group<'_>, rule: usize, places: usize) -> Value {
    let category = group.category.id();
    let confidence = group.confidence.percent();
    let values = if group.values == 1 { "1 value".to_owned() } else { format!("{} values", group.values) };
    let mut result = json!({
        "ruleId": category,
        "ruleIndex": rule,
        "level": group.severity.id(),
        "message": { "text": format!("{values}: {category}, {confidence} % sure{}.", lines(group)) },
        "locations": group.places.iter().take(places).map(|finding| location(finding)).collect::<Vec<_>>(),
        "partialFingerprints": { "domesdayCheck/v1": fingerprint(group) },
    });
    if let Some(members) = result.as_object_mut() {
        if group.values > 1 {
            members.insert("occurrenceCount".to_owned(), json!(group.values.min(MOST_OCCURRENCES)));
        }
        if let Some(suppression) = group.allowed.and_then(suppression) {
            members.insert("suppressions".to_owned(), json!([suppression]));
        }
    }
    result
}

/// `, lines 12, 40 and 3 more`: GitHub shows the first place of a result alone.
fn lines(group: &Group<'_>) -> String {
    const TOLD: usize = 10;
    let mut lines: Vec<u64> = group.places.iter().filter_map(|finding| finding.line).collect();
    lines.dedup();
    let told: Vec<String> = lines.iter().take(TOLD).map(u64::to_string).collect();
    match told.as_slice() {
        [] => String::new(),
        [line] => format!(", line {line}"),
        lines if group.values > lines.len() as u64 => {
            format!(", lines {} and more", lines.join(", "))
        }
        lines => format!(", lines {}", lines.join(", ")),
    }
}

/// What tells a result from others when the file is checked again: the file, the category and what allows it, so
/// that one value more or less in it is the same result.
fn fingerprint(group: &Group<'_>) -> String {
    digest::<8>(&[group.path, group.category.id(), group.allowed.map_or("", Allowed::id)])
}

/// Where a value is. What has no line gets the first, without which GitHub shows nothing.
fn location(finding: &GateFinding) -> Value {
    let mut region = json!({ "startLine": finding.line.unwrap_or(1) });
    if let (Some(members), Some((start, end))) =
        (region.as_object_mut(), finding.line.and(finding.text_columns))
    {
        members.insert("startColumn".to_owned(), json!(start));
        members.insert("endColumn".to_owned(), json!(end));
    }
    let mut location =
        json!({ "physicalLocation": { "artifactLocation": artifact(&finding.path), "region": region } });
    let place = finding.place.to_string();
    let inner = spelling::inner(&place);
    if let Some(members) = location.as_object_mut() {
        if !inner.is_empty() {
            let logical = json!([{ "fullyQualifiedName": text::safe(inner), "kind": "member" }]);
            members.insert("logicalLocations".to_owned(), logical);
        }
        if let Some(record) = &finding.record {
            members.insert("message".to_owned(), json!({ "text": rules::plain(record) }));
        }
    }
    location
}

/// A file of the repository, by a path that git tells.
fn artifact(path: &str) -> Value {
    // What looks like an encoded byte in the name of a file is none.
    json!({ "uri": locations::uri(&path.replace('%', "%25")), "uriBaseId": ROOT })
}

/// Why a result is suppressed (section 3.35.2: `inSource` by a comment, `external` by what stands elsewhere).
fn suppression(why: &Allowed) -> Option<Value> {
    let kind = match why {
        Allowed::Reserved | Allowed::BelowSeverity => return None,
        Allowed::Comment { .. } => "inSource",
        Allowed::Baseline { .. } | Allowed::Policy { .. } => "external",
    };
    let told = match why.reason() {
        Some(reason) => format!("{}: {}", why.id(), rules::plain(reason)),
        None => why.id().to_owned(),
    };
    Some(json!({ "kind": kind, "status": "accepted", "justification": told }))
}
