//! A test report in the XML of JUnit, which most build servers read: a test case a file.
//!
//! Nobody owns the format. This keeps to what Jenkins
//! (<https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd>)
//! and GitLab (<https://docs.gitlab.com/ci/testing/unit_test_reports/>) read: a case is failed, in error or skipped,
//! and never two of them, so that what was not read has cases of its own.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::counts::Counts;
use super::{Allowed, GateFinding, GateGap, GateReport, advice, text};
use crate::terminal::figures::plural;

/// The most findings that the text of a case lists.
const LISTED: usize = 100;

/// Writes the report.
pub(super) fn write(report: &GateReport, out: &mut dyn Write) -> io::Result<()> {
    let same_file = |a: &GateFinding, b: &GateFinding| a.path == b.path;
    let failed = report.findings.chunk_by(same_file);
    let allowed = report.allowed.chunk_by(|(a, _), (b, _)| a.path == b.path);
    let counted = report.gaps.iter().filter(|gap| gap.counts()).count();
    let failures = failed.clone().count();
    let tests = failures + allowed.clone().count() + report.gaps.len() + 1;
    let figures = [
        ("tests", tests),
        ("failures", failures),
        ("errors", counted),
        ("skipped", report.gaps.len() - counted),
    ]
    .map(|(name, number)| (name, number.to_string()));

    let mut xml = Xml(Writer::new_with_indent(out, b' ', 2));
    xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut attributes = vec![("name", "domesday check".to_owned())];
    attributes.extend(figures);
    xml.open("testsuites", &attributes)?;
    xml.open("testsuite", &attributes)?;
    for findings in failed {
        xml.failed(findings)?;
    }
    for allowed in allowed {
        xml.allowed(allowed)?;
    }
    for gap in &report.gaps {
        xml.unread(gap)?;
    }
    xml.open("testcase", &case("domesday", &format!("all of {}", text::safe(&report.what))))?;
    xml.text("system-out", &[], &Counts::of(report).sentence(&text::safe(&report.what)))?;
    xml.close("testcase")?;
    xml.close("testsuite")?;
    xml.close("testsuites")?;
    xml.0.into_inner().write_all(b"\n")
}

fn case(class: &str, name: &str) -> [(&'static str, String); 2] {
    [("classname", class.to_owned()), ("name", name.to_owned())]
}

struct Xml<'o>(Writer<&'o mut dyn Write>);

impl Xml<'_> {
    fn failed(&mut self, findings: &[GateFinding]) -> io::Result<()> {
        let Some(first) = findings.first() else { return Ok(()) };
        self.open("testcase", &case("domesday.findings", &text::path(&first.path)))?;
        let message = plural(findings.len() as u64, "finding blocks", "findings block");
        let mut lines = listed(findings.iter().map(line), findings.len());
        let mut categories: Vec<_> = findings.iter().map(|finding| finding.category).collect();
        categories.sort_unstable();
        categories.dedup();
        lines.extend(categories.iter().map(|it| format!("To mend {}, {}", it.id(), advice::mend(*it))));
        lines.extend(advice::ALLOW.iter().map(|way| format!("To let it stand: {way}")));
        let attributes = [("type", "personal-data".to_owned()), ("message", message)];
        self.text("failure", &attributes, &lines.join("\n"))?;
        self.close("testcase")
    }

    fn allowed(&mut self, allowed: &[(GateFinding, Allowed)]) -> io::Result<()> {
        let Some((first, _)) = allowed.first() else { return Ok(()) };
        self.open("testcase", &case("domesday.allowed", &text::path(&first.path)))?;
        let told = allowed.iter().map(|(finding, why)| match why.reason() {
            Some(reason) => format!("{} ({}: {})", line(finding), why.id(), text::safe(reason)),
            None => format!("{} ({})", line(finding), why.id()),
        });
        self.text("system-out", &[], &listed(told, allowed.len()).join("\n"))?;
        self.close("testcase")
    }

    fn unread(&mut self, gap: &GateGap) -> io::Result<()> {
        self.open("testcase", &case("domesday.gaps", &text::path(&text::gap_place(gap))))?;
        let message = [("message", text::gap(gap))];
        if gap.counts() {
            let [message] = message;
            self.text("error", &[("type", gap.reason.id().to_owned()), message], advice::ACCEPT)?;
        } else {
            self.text("skipped", &message, "")?;
        }
        self.close("testcase")
    }

    fn open(&mut self, name: &str, attributes: &[(&str, String)]) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with text alone.
    fn text(&mut self, name: &str, attributes: &[(&str, String)], content: &str) -> io::Result<()> {
        if content.is_empty() {
            return self.0.write_event(Event::Empty(start(name, attributes)));
        }
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&characters(content))))?;
        self.close(name)
    }
}

fn start<'n>(name: &'n str, attributes: &[(&str, String)]) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, characters(value).as_str()));
    }
    start
}

/// Text without the two characters that XML 1.0 cannot hold (<https://www.w3.org/TR/xml/#charsets>) and that are no
/// control characters, which are spelled out already.
fn characters(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// `src/seed.sql:12:34: email-address, ...`.
fn line(finding: &GateFinding) -> String {
    format!("{}: {}", text::position(finding), text::sentence(finding))
}

/// The first of the lines, and how many more there are.
fn listed(lines: impl Iterator<Item = String>, all: usize) -> Vec<String> {
    let mut listed: Vec<String> = lines.take(LISTED).collect();
    if all > LISTED {
        listed.push(format!("and {} more", all - LISTED));
    }
    listed
}
