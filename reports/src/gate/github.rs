//! Annotations of GitHub Actions: workflow commands in the log of a step
//! (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).

use std::io::{self, Write};

use super::counts::Counts;
use super::text::{MOST, more};
use super::{Allowed, GateFinding, GateReport, Severity, advice, text};
use crate::safe;

/// How many annotations of each level GitHub shows of a step; the log has the rest
/// (<https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations>).
const SHOWN: u64 = 10;

/// Writes an annotation for every finding and for what was not read, and the outcome last; first as well, where
/// GitHub will not show all.
pub(super) fn write(report: &GateReport, out: &mut dyn Write) -> io::Result<()> {
    let counts = Counts::of(report);
    let outcome = counts.sentence(&text::safe(&report.what));
    if counts.findings + counts.missed > SHOWN {
        let told = format!("{outcome} GitHub shows the first {SHOWN} errors of a step; its log has all.");
        annotate(out, "error", &[("title", "domesday")], &told)?;
    }
    for found in report.findings.iter().take(MOST) {
        finding(out, found)?;
    }
    more(out, report.findings.len())?;
    let lesser = report.allowed.iter().filter(|(_, why)| *why == Allowed::BelowSeverity);
    for (found, _) in lesser.clone().take(MOST) {
        finding(out, found)?;
    }
    more(out, lesser.count())?;
    let gaps = report.gaps.iter().filter(|gap| gap.reason.hides_content());
    for gap in gaps.clone().take(MOST) {
        let level = if gap.counts() { "error" } else { "notice" };
        let told = format!("{}: not read: {}", text::path(&text::gap_place(gap)), text::gap(gap));
        let file = Some(("file", gap.path.as_str())).filter(|(_, path)| !path.is_empty());
        let properties: Vec<_> = file.into_iter().chain([("title", "domesday: not read")]).collect();
        annotate(out, level, &properties, &told)?;
    }
    more(out, gaps.count())?;
    for stale in report.stale.iter().take(MOST) {
        let line = stale.line.unwrap_or(1).to_string();
        let properties =
            [("file", stale.place.as_str()), ("line", &line), ("title", "domesday: allows nothing")];
        annotate(
            out,
            "warning",
            &properties,
            &format!("{}: {}", text::path(&stale.place), text::safe(&stale.what)),
        )?;
    }
    more(out, report.stale.len())?;
    if counts.findings > 0 {
        writeln!(out, "How to let it stand:")?;
        advice::ALLOW.iter().try_for_each(|way| writeln!(out, "  {way}"))?;
    }
    if counts.missed > 0 {
        writeln!(out, "{}", advice::ACCEPT)?;
    }
    writeln!(out, "{outcome}")
}

fn finding(out: &mut dyn Write, finding: &GateFinding) -> io::Result<()> {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let title = format!("domesday: {}", finding.category.id());
    // GitHub counts characters; columns without a line, or without their end, are not shown.
    let columns = finding.line.and(finding.text_columns);
    let numbers = [
        ("line", Some(finding.line.unwrap_or(1))),
        ("col", columns.map(|(start, _)| start)),
        ("endColumn", columns.map(|(_, end)| end)),
    ];
    let numbers: Vec<(&str, String)> =
        numbers.into_iter().filter_map(|(name, number)| Some((name, number?.to_string()))).collect();
    let mut properties = vec![("file", finding.path.as_str())];
    properties.extend(numbers.iter().map(|(name, number)| (*name, number.as_str())));
    properties.push(("title", &title));
    // The log shows the message alone: it has to say where.
    let told = format!(
        "{}: {}. To mend it, {}",
        text::position(finding),
        text::sentence(finding),
        advice::mend(finding.category)
    );
    annotate(out, level, &properties, &told)
}

/// `::error file=a.txt,line=1,title=b::message`, escaped as the runner unescapes it
/// (<https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs>).
fn annotate(out: &mut dyn Write, level: &str, properties: &[(&str, &str)], message: &str) -> io::Result<()> {
    write!(out, "::{level}")?;
    for (i, (name, value)) in properties.iter().enumerate() {
        write!(out, "{}{name}={}", if i == 0 { ' ' } else { ',' }, property(value))?;
    }
    writeln!(out, "::{}", message.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

/// The value of a property. Line ends pass as such: the name of the file is meant.
fn property(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            ':' => escaped.push_str("%3A"),
            ',' => escaped.push_str("%2C"),
            c if safe::is_hostile(c) => escaped.extend(c.escape_unicode()),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::property;

    #[test]
    fn properties_cannot_end_themselves() {
        for (value, expected) in [
            ("a,line=1::b", "a%2Cline=1%3A%3Ab"),
            ("100%0A\r\n", "100%250A%0D%0A"),
            ("\u{1b}[31m", "\\u{1b}[31m"),
        ] {
            assert_eq!(property(value), expected);
        }
    }
}
