//! Words that several outputs share. They are safe for terminals and build logs.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{GateFinding, GateGap};
use crate::terminal::figures::count;
use crate::{safe, spelling};

/// The most findings, and of the rest the most of each, that outputs for people list: more than anybody reads.
pub(super) const MOST: usize = 1000;

/// How many there are beyond those that were listed.
pub(super) fn more(out: &mut dyn Write, number: usize) -> io::Result<()> {
    match number.saturating_sub(MOST) {
        0 => Ok(()),
        more => writeln!(out, "and {} more: --format jsonl lists all", count(more as u64)),
    }
}

/// Text that is safe to print, in a build log as well: `##[..]`, `##vso[..]` and `##teamcity[..]` command
/// GitHub Actions
/// (<https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs>), Azure Pipelines
/// (<https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands>) and TeamCity
/// (<https://www.jetbrains.com/help/teamcity/service-messages.html>) from anywhere in a line.
pub(super) fn safe(text: &str) -> String {
    let safe = safe::escape(text);
    if safe.contains("##") { safe.replace("##", "#\\u{23}") } else { safe }
}

/// The name of a file, safe to print at the start of a line: `::command::` at the start, after white space as
/// well, commands GitHub Actions
/// (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).
pub(super) fn path(path: &str) -> String {
    let path = safe(path);
    let commands = path.starts_with(':') || path.starts_with(char::is_whitespace);
    if commands { format!("./{path}") } else { path }
}

/// `src/seed.sql:12:34`, as compilers tell it; without line and column where there are none.
pub(super) fn position(finding: &GateFinding) -> String {
    let mut position = path(&finding.path);
    for number in [finding.line, finding.line.and(finding.column)].into_iter().flatten() {
        position.push_str(&format!(":{number}"));
    }
    position
}

/// `email-address, high confidence (95 %): j***@e***.***`.
pub(super) fn what(finding: &GateFinding) -> String {
    let confidence = finding.confidence;
    format!(
        "{}, {} confidence ({} %): {}",
        finding.category.id(),
        confidence.level().id(),
        confidence.percent(),
        safe(finding.preview.as_str()),
    )
}

/// Where inside the file: `record 3, #col=email`. `None` where the line says it all.
pub(super) fn inside(finding: &GateFinding) -> Option<String> {
    let place = finding.place.to_string();
    let inner = spelling::inner(&place);
    let record = finding.record.as_deref().map(safe);
    match (record, inner) {
        (None, "") => None,
        (None, inner) => Some(safe(inner)),
        (Some(record), "") => Some(record),
        (Some(record), inner) => Some(format!("{record}, {}", safe(inner))),
    }
}

/// The commit, as short as people write it.
pub(super) fn commit(finding: &GateFinding) -> Option<String> {
    finding.commit.as_deref().map(|id| safe(id.get(..12).unwrap_or(id)))
}

/// All that is told of a finding beside its position, in one line.
pub(super) fn sentence(finding: &GateFinding) -> String {
    let more: Vec<String> =
        inside(finding).into_iter().chain(commit(finding).map(|commit| format!("commit {commit}"))).collect();
    if more.is_empty() { what(finding) } else { format!("{} ({})", what(finding), more.join("; ")) }
}

/// Where a gap is: the file, or the place where it is about none.
pub(super) fn gap_place(gap: &GateGap) -> Cow<'_, str> {
    if gap.path.is_empty() { gap.place.to_string().into() } else { gap.path.as_str().into() }
}

/// Why something was not read: `limit: more than 1 GB (accepted: made by the build)`.
pub(super) fn gap(gap: &GateGap) -> String {
    let mut text = safe(&gap.reason.to_string());
    if !gap.detail.is_empty() {
        text.push_str(&format!(": {}", safe(&gap.detail)));
    }
    if let Some(why) = &gap.accepted {
        text.push_str(&format!(" (accepted: {})", safe(why)));
    }
    text
}
