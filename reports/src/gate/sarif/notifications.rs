//! What was not read, and what was left out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::{GateGap, GateReport, text};
use super::{MOST_RESULTS, artifact};
use crate::safe;
use crate::sarif::rules;

/// The id of the notification that tells of what allows nothing.
const STALE: &str = "allows_nothing";

/// The most places of a notification, and the most characters of a text in it: notifications have a size that does
/// not depend on what was found.
const MOST_PLACES: usize = 20;
const MOST_TEXT: usize = 300;

/// The gaps that a notification tells of: those of a reason that count, that were accepted, or that hide nothing.
type Key = (&'static str, &'static str);

fn kinds(report: &GateReport) -> BTreeMap<Key, Vec<&GateGap>> {
    let mut kinds: BTreeMap<Key, Vec<&GateGap>> = BTreeMap::new();
    for gap in &report.gaps {
        let level = match (gap.counts(), gap.reason.hides_content()) {
            (true, _) => "error",
            (false, true) => "warning",
            (false, false) => "note",
        };
        kinds.entry((gap.reason.id(), level)).or_default().push(gap);
    }
    kinds
}

/// The ids that notifications have, sorted.
fn ids(report: &GateReport) -> Vec<&'static str> {
    let mut ids: Vec<&'static str> = report.gaps.iter().map(|gap| gap.reason.id()).collect();
    ids.extend([rules::LEFT_OUT, STALE]);
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The descriptors of the notifications.
pub(super) fn descriptors(report: &GateReport) -> Vec<Value> {
    let described = |id: &'static str| match id {
        rules::LEFT_OUT => rules::notification(id, "More results were found than a file may have."),
        STALE => rules::notification(id, "A comment, an entry of the baseline or a rule allows nothing."),
        id => rules::notification(id, "Something was not read."),
    };
    ids(report).into_iter().map(described).collect()
}

/// The notifications: one a reason, one for what allows nothing, and one for results beyond the limits.
pub(super) fn all(report: &GateReport, left_out: usize) -> Vec<Value> {
    let ids = ids(report);
    let descriptor = |id: &str| json!({ "id": id, "index": ids.binary_search(&id).unwrap_or(0) });
    let mut all = Vec::new();
    for ((id, level), gaps) in kinds(report) {
        let parts =
            if gaps.len() == 1 { "1 part was".to_owned() } else { format!("{} parts were", gaps.len()) };
        let mut told = format!("{parts} not read: {id}.");
        let accepted = gaps.iter().find_map(|gap| gap.accepted.as_deref());
        if let Some(why) = accepted {
            told.push_str(&format!(" Accepted: {}.", short(why)));
        }
        let places = gaps.iter().filter(|gap| is_short(&gap.path)).take(MOST_PLACES).map(|gap| {
            let physical = json!({ "artifactLocation": artifact(&gap.path) });
            if gap.detail.is_empty() {
                json!({ "physicalLocation": physical })
            } else {
                json!({ "physicalLocation": physical, "message": { "text": short(&gap.detail) } })
            }
        });
        all.push(json!({
            "descriptor": descriptor(id),
            "level": level,
            "message": { "text": told },
            "locations": places.collect::<Vec<_>>(),
            "properties": { "gaps": gaps.len() },
        }));
    }
    if !report.stale.is_empty() {
        let mut told = format!("{} allow nothing and can go.", report.stale.len());
        for stale in report.stale.iter().take(MOST_PLACES) {
            let line = stale.line.map(|line| format!(":{line}")).unwrap_or_default();
            told.push_str(&format!(" {}{line}: {}.", short(&stale.place), short(&stale.what)));
        }
        all.push(json!({ "descriptor": descriptor(STALE), "level": "note", "message": { "text": told } }));
    }
    if left_out > 0 {
        let told = format!(
            "{left_out} results are left out: a file has at most {MOST_RESULTS} and 10 MB. The gravest and surest are \
             in it."
        );
        let descriptor = descriptor(rules::LEFT_OUT);
        all.push(json!({ "descriptor": descriptor, "level": "warning", "message": { "text": told } }));
    }
    all
}

/// Whether a file can be named in little room. What is about no file has no name.
fn is_short(path: &str) -> bool {
    !path.is_empty() && path.len() <= MOST_TEXT
}

fn short(told: &str) -> String {
    rules::plain(&safe::fit(&text::safe(told), MOST_TEXT))
}
