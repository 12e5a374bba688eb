//! What a check found, for people: one line a finding, then once how to go on.

use std::collections::BTreeMap;
use std::io::{self, Write};

use domesday_detectors::Category;

use super::counts::Counts;
use super::text::{MOST, more};
use super::{Allowed, GateFinding, GateReport, Severity, advice, text};
use crate::terminal::figures::{bytes, count, plural};
use crate::terminal::style::{Role, Style};

/// Writes the page.
pub(super) fn write(report: &GateReport, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { style: Style { color }, out };
    page.findings(report)?;
    page.how_to_go_on(report)?;
    page.gaps(report)?;
    page.stale(report)?;
    page.summary(report)
}

struct Page<'o> {
    style: Style,
    out: &'o mut dyn Write,
}

impl Page<'_> {
    fn findings(&mut self, report: &GateReport) -> io::Result<()> {
        for finding in report.findings.iter().take(MOST) {
            self.finding(finding)?;
        }
        more(self.out, report.findings.len())?;
        let warned = |(finding, why): &&(GateFinding, Allowed)| {
            *why == Allowed::BelowSeverity && finding.severity >= Severity::Warning
        };
        let warnings = report.allowed.iter().filter(warned);
        for (finding, _) in warnings.clone().take(MOST) {
            self.finding(finding)?;
        }
        more(self.out, warnings.count())
    }

    /// `src/seed.sql:12:34: error: email-address, high confidence (95 %): j***@e***.***`.
    fn finding(&mut self, finding: &GateFinding) -> io::Result<()> {
        let role = match finding.severity {
            Severity::Error => Role::Alarm,
            Severity::Warning => Role::Middling,
            Severity::Note => Role::Quiet,
        };
        let position = self.style.paint(Role::Headline, &text::position(finding));
        let severity = self.style.paint(role, finding.severity.id());
        writeln!(self.out, "{position}: {severity}: {}", text::sentence(finding))
    }

    fn how_to_go_on(&mut self, report: &GateReport) -> io::Result<()> {
        if report.findings.is_empty() {
            return Ok(());
        }
        let mut categories: BTreeMap<Category, u64> = BTreeMap::new();
        for finding in &report.findings {
            *categories.entry(finding.category).or_default() += 1;
        }
        self.heading("How to mend it")?;
        for (category, findings) in categories {
            let name = self.style.paint(Role::Category, category.id());
            writeln!(self.out, "  {name} ({}): {}", count(findings), advice::mend(category))?;
        }
        self.heading("How to let it stand")?;
        advice::ALLOW.iter().try_for_each(|way| writeln!(self.out, "  {way}"))
    }

    fn gaps(&mut self, report: &GateReport) -> io::Result<()> {
        let told = report.gaps.iter().filter(|gap| gap.reason.hides_content());
        let number = told.clone().count();
        if number == 0 {
            return Ok(());
        }
        self.heading("What was not read")?;
        // What was accepted stands last.
        for accepted in [false, true] {
            for gap in told.clone().filter(|gap| gap.accepted.is_some() == accepted).take(MOST) {
                let role = if accepted { Role::Quiet } else { Role::Middling };
                let line = format!("{}: {}", text::path(&text::gap_place(gap)), text::gap(gap));
                writeln!(self.out, "  {}", self.style.paint(role, &line))?;
            }
            more(self.out, told.clone().filter(|gap| gap.accepted.is_some() == accepted).count())?;
        }
        if report.complete() { Ok(()) } else { writeln!(self.out, "  {}", advice::ACCEPT) }
    }

    fn stale(&mut self, report: &GateReport) -> io::Result<()> {
        if report.stale.is_empty() {
            return Ok(());
        }
        self.heading("What allows nothing and can go")?;
        for stale in report.stale.iter().take(MOST) {
            let line = stale.line.map(|line| format!(":{line}")).unwrap_or_default();
            writeln!(self.out, "  {}{line}: {}", text::path(&stale.place), text::safe(&stale.what))?;
        }
        more(self.out, report.stale.len())
    }

    fn summary(&mut self, report: &GateReport) -> io::Result<()> {
        let counts = Counts::of(report);
        let listed = counts.findings > 0 || counts.missed + counts.accepted + counts.stale > 0;
        if listed {
            writeln!(self.out)?;
        }
        let role = match (counts.findings, counts.missed) {
            (0, 0) => Role::Good,
            (0, _) => Role::Middling,
            _ => Role::Alarm,
        };
        let sentence = self.style.paint(role, &counts.sentence(&text::safe(&report.what)));
        let examined = format!("{}, {}", plural(report.files, "file", "files"), bytes(report.bytes));
        let mut more = vec![format!("Examined: {examined}.")];
        let [reserved, comment, baseline, policy, below] = counts.allowed;
        let allowed: Vec<String> = [
            (reserved, "reserved for tests and documentation"),
            (comment, "by a comment"),
            (baseline, "in the baseline"),
            (policy, "by the policy"),
            (below, "below the severity that blocks"),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, why)| format!("{} {why}", count(number)))
        .collect();
        if !allowed.is_empty() {
            more.push(format!("Allowed: {}.", allowed.join(", ")));
        }
        if counts.accepted > 0 {
            more.push(format!("Accepted: {}.", plural(counts.accepted, "gap", "gaps")));
        }
        let more = self.style.paint(Role::Quiet, &more.join(" "));
        writeln!(self.out, "{sentence} {more}")
    }

    fn heading(&mut self, heading: &str) -> io::Result<()> {
        writeln!(self.out, "\n{}", self.style.paint(Role::Heading, heading))
    }
}
