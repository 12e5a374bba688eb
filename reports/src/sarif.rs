//! The SARIF report: for code scanning and security dashboards.
//!
//! Static Analysis Results Interchange Format 2.1.0
//! (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), within the limits of GitHub's code
//! scanning
//! (<https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>).
//! A result is a field and category with the count of its values, not a value: it carries no snippet, and
//! its fingerprint is that of the place and the category.

pub(crate) mod locations;
pub(crate) mod rules;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};

use domesday_detectors::{Category, Confidence, Level, Sensitivity};
use serde_json::{Value, json};

use self::locations::Roots;
use crate::{Field, Inventory, Outcome, Report, ScanInfo, Tally, detectors};

/// The schema of the format.
pub(crate) const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The most results of a run that GitHub takes.
const MOST_RESULTS: usize = 25_000;

/// The largest count that readers with 32-bit integers take.
const MOST_OCCURRENCES: u64 = i32::MAX as u64;

/// The SARIF report.
pub(crate) struct Sarif {
    out: Box<dyn Write + Send>,
    scan: Option<ScanInfo>,
}

impl Sarif {
    pub(crate) fn new(out: Box<dyn Write + Send>) -> Sarif {
        Sarif { out, scan: None }
    }
}

/// A field and category on the way to a result.
struct Candidate<'i> {
    confidence: Confidence,
    category: Category,
    /// The place of the collection.
    place: String,
    field: &'i Field,
    findings: u64,
}

impl Report for Sarif {
    fn begin(&mut self, scan: &ScanInfo) -> io::Result<()> {
        self.scan = Some(scan.clone());
        Ok(())
    }

    fn outcome(&mut self, _outcome: &Outcome) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>, inventory: &Inventory) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(64 * 1024, self.out);
        let roots = Roots::of(self.scan.as_ref());
        let (candidates, left_out) = candidates(inventory);
        let categories: BTreeSet<Category> = candidates.iter().map(|candidate| candidate.category).collect();
        let positions: BTreeMap<Category, usize> =
            categories.iter().enumerate().map(|(position, category)| (*category, position)).collect();
        write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":")?;
        serde_json::to_writer(&mut out, &tool(self.scan.as_ref(), &categories, inventory))?;
        out.write_all(b",\"invocations\":")?;
        let invocations = json!([invocation(self.scan.as_ref(), inventory, left_out, &roots)]);
        serde_json::to_writer(&mut out, &invocations)?;
        out.write_all(b",\"originalUriBaseIds\":")?;
        serde_json::to_writer(&mut out, &roots.base_ids())?;
        out.write_all(b",\"automationDetails\":{\"id\":\"domesday/\"},\"columnKind\":\"unicodeCodePoints\"")?;
        out.write_all(b",\"results\":[")?;
        for (i, candidate) in candidates.iter().enumerate() {
            out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
            let position = positions.get(&candidate.category).copied().unwrap_or(0);
            serde_json::to_writer(&mut out, &result(candidate, position, &roots))?;
        }
        out.write_all(b"\n]}]}\n")?;
        out.flush()
    }
}

/// The tool with the rules of the categories, and the reasons of gaps.
fn tool(scan: Option<&ScanInfo>, categories: &BTreeSet<Category>, inventory: &Inventory) -> Value {
    let help = "Check whether the data has to be here. If not, remove it, with copies and history; if so, declare \
                the place in the register and restrict who can read it.";
    let mut notifications: Vec<Value> = (rules::reasons(inventory).into_iter())
        .map(|id| rules::notification(id, "Something was not read."))
        .collect();
    notifications.push(rules::notification(rules::LEFT_OUT, "More results were found than a file may have."));
    let rules = categories.iter().map(|category| rules::rule(*category, help)).collect();
    rules::tool(scan.map_or(env!("CARGO_PKG_VERSION"), |scan| scan.version), rules, notifications)
}

/// The surest fields and categories, and how many there are beyond them.
fn candidates(inventory: &Inventory) -> (Vec<Candidate<'_>>, usize) {
    let mut kept: Vec<Candidate<'_>> = Vec::new();
    let mut all = 0;
    for (place, collection) in inventory.collections() {
        for field in &collection.fields {
            let categories: BTreeSet<Category> = field.tallies().iter().map(|tally| tally.category).collect();
            for category in categories {
                all += 1;
                kept.push(Candidate {
                    confidence: confidence(field, category),
                    category,
                    place: place.clone(),
                    field,
                    findings: tallies(field, category).map(Tally::findings).sum(),
                });
            }
        }
        if kept.len() > 4 * MOST_RESULTS {
            keep_surest(&mut kept);
        }
    }
    keep_surest(&mut kept);
    let left_out = all - kept.len();
    (kept, left_out)
}

fn keep_surest(kept: &mut Vec<Candidate<'_>>) {
    kept.sort_by(|a, b| {
        let rank = |c: &Candidate<'_>| Reverse((c.findings > 0, c.confidence, c.category.sensitivity()));
        (rank(a).cmp(&rank(b)))
            .then_with(|| a.place.cmp(&b.place))
            .then_with(|| a.field.suffix.cmp(&b.field.suffix))
            .then_with(|| a.category.cmp(&b.category))
    });
    kept.truncate(MOST_RESULTS);
}

fn tallies(field: &Field, category: Category) -> impl Iterator<Item = &Tally> {
    field.tallies().iter().filter(move |tally| tally.category == category)
}

/// That of the field as a whole where it was judged, else the mean of the values.
fn confidence(field: &Field, category: Category) -> Confidence {
    let judged = field.verdicts().iter().filter(|verdict| verdict.category == category);
    let judged = judged.map(|verdict| verdict.confidence).max();
    let mean = || tallies(field, category).map(Tally::mean_confidence).max();
    judged.or_else(mean).unwrap_or_default()
}

fn result(candidate: &Candidate<'_>, rule: usize, roots: &Roots) -> Value {
    let (field, category) = (candidate.field, candidate.category);
    let mut distinct = 0;
    let (mut values, mut reserved) = (0, 0);
    let mut found_by = BTreeSet::new();
    for tally in tallies(field, category) {
        values += tally.values;
        reserved += tally.reserved;
        distinct += tally.distinct.estimate();
        found_by.insert(detectors::id(tally.detector));
    }
    let what = if field.structured { "a column or path" } else { "running text" };
    let text = format!(
        "Personal data in {what}: {} of category {}, {distinct} distinct, {reserved} documentation or test values; \
         confidence {} %.",
        counted(candidate.findings),
        category.id(),
        candidate.confidence.percent(),
    );
    json!({
        "ruleId": category.id(),
        "ruleIndex": rule,
        "level": level(candidate),
        "rank": candidate.confidence.percent(),
        "occurrenceCount": values.clamp(1, MOST_OCCURRENCES),
        "message": { "text": text },
        "locations": [roots.location(&candidate.place, &field.suffix)],
        "partialFingerprints": {
            "domesdayPlace/v1": roots.fingerprint(&candidate.place, &field.suffix, category),
        },
        "properties": {
            "detectors": found_by,
            "values": values,
            "distinct": distinct,
            "reserved": reserved,
            "confidence": candidate.confidence.percent(),
        },
    })
}

fn counted(findings: u64) -> String {
    if findings == 1 { "1 value".to_owned() } else { format!("{findings} values") }
}

/// How grave a result is: by the harm of disclosure where it is sure, one step less where it is not.
fn level(candidate: &Candidate<'_>) -> &'static str {
    let grave = candidate.category.sensitivity() > Sensitivity::Ordinary;
    match candidate.confidence.level() {
        _ if candidate.findings == 0 => "note",
        Level::High if grave => "error",
        Level::High => "warning",
        Level::Medium if grave => "warning",
        Level::Medium | Level::Low => "note",
    }
}

/// What was done, and what was not read: one notification a reason, and one for results beyond the limit.
fn invocation(scan: Option<&ScanInfo>, inventory: &Inventory, left_out: usize, roots: &Roots) -> Value {
    let positions = rules::reasons(inventory);
    let mut notifications = Vec::new();
    for (reason, summary) in inventory.gaps() {
        let mut text = match summary.gaps {
            1 => format!("1 unit or part of a unit was not read: {}.", rules::plain(&reason.to_string())),
            many => format!(
                "{many} units or parts of units were not read: {}.",
                rules::plain(&reason.to_string())
            ),
        };
        if summary.bytes > 0 {
            text.push_str(&format!(" At least {} bytes are missing.", summary.bytes));
        }
        let locations: Vec<Value> = summary.examples.iter().map(|place| roots.location(place, "")).collect();
        let position = positions.iter().position(|id| *id == reason.id()).unwrap_or(0);
        notifications.push(json!({
            "descriptor": { "id": reason.id(), "index": position },
            "level": if reason.hides_content() { "warning" } else { "note" },
            "message": { "text": text },
            "locations": locations,
            "properties": { "gaps": summary.gaps, "bytes": summary.bytes },
        }));
    }
    if left_out > 0 {
        notifications.push(json!({
            "descriptor": { "id": rules::LEFT_OUT, "index": positions.len() },
            "level": "warning",
            "message": { "text": format!(
                "{left_out} results more than the {MOST_RESULTS} of this file were found; the surest are in it."
            ) },
        }));
    }
    let totals = inventory.totals();
    let mut invocation = json!({
        "executionSuccessful": !totals.interrupted(),
        "toolExecutionNotifications": notifications,
        "properties": {
            "listed": totals.listed,
            "examined": totals.examined,
            "gapUnits": totals.gap_units,
            "bytes": totals.bytes,
        },
    });
    if let (Some(scan), Some(invocation)) = (scan, invocation.as_object_mut()) {
        invocation.insert("startTimeUtc".to_owned(), json!(scan.started));
    }
    invocation
}
