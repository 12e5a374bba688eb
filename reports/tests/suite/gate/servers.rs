//! What build servers read: GitHub's annotations, GitLab's code quality, JUnit.

use std::collections::BTreeSet;

use domesday_connectors::Reason;
use domesday_reports::gate::{Allowed, GateFinding, GateFormat, GateReport, Severity};
use quick_xml::events::Event;
use serde_json::Value;

use super::{HOSTILE, finding, gap, hostile, report, written};

/// A name, named values, and text: a workflow command or an element.
type Named = (String, Vec<(String, String)>, String);

/// A workflow command as the runner takes it: level, properties, message.
fn command(line: &str) -> Option<Named> {
    let decode = |text: &str, properties: bool| {
        let mut text = text.replace("%0D", "\r").replace("%0A", "\n");
        if properties {
            text = text.replace("%3A", ":").replace("%2C", ",");
        }
        text.replace("%25", "%")
    };
    let rest = line.trim_start().strip_prefix("::")?;
    let (head, message) = rest.split_once("::")?;
    let (level, properties) = head.split_once(' ').unwrap_or((head, ""));
    let properties = properties.split(',').filter_map(|pair| pair.split_once('='));
    let properties = properties.map(|(name, value)| (name.to_owned(), decode(value, true))).collect();
    Some((level.to_owned(), properties, decode(message, false)))
}

fn github(report: &GateReport) -> (Vec<Named>, Vec<String>) {
    let text = written(report, GateFormat::Github, false);
    let plain = text.lines().filter(|line| command(line).is_none()).map(str::to_owned).collect();
    (text.lines().filter_map(command).collect(), plain)
}

fn of(properties: &[(String, String)], name: &str) -> String {
    properties.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

#[test]
fn github_gets_an_annotation_a_finding() {
    let text = written(&report(), GateFormat::Github, false);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[1],
        "::error file=src/seed.sql,line=12,col=7,endColumn=23,title=domesday%3A email-address::src/seed.sql:12:9: \
         email-address, high confidence (95 %25): j***@c***.***. To mend it, use an address at example.com, \
         example.org or example.net (RFC 2606)."
    );
    let (commands, plain) = github(&report());
    let levels: Vec<&str> = commands.iter().map(|(level, ..)| level.as_str()).collect();
    assert_eq!(levels, ["error", "error", "error", "warning", "notice", "error", "notice", "warning"]);
    // A document has no columns, and the first line.
    assert_eq!((of(&commands[0].1, "line"), of(&commands[0].1, "col")), ("1".to_owned(), String::new()));
    assert_eq!(of(&commands[5].1, "file"), "big.bin");
    assert!(plain.last().unwrap().starts_with("3 findings in 2 files block the index;"));
}

#[test]
fn names_command_no_runner() {
    for name in HOSTILE {
        let (commands, plain) = github(&hostile(name));
        for (level, properties, _) in &commands {
            assert!(["error", "warning", "notice"].contains(&level.as_str()), "{level}");
            let names: Vec<&str> = properties.iter().map(|(name, _)| name.as_str()).collect();
            assert!(
                names.iter().all(|n| ["file", "line", "col", "endColumn", "title"].contains(n)),
                "{names:?}"
            );
            assert!(of(properties, "title").starts_with("domesday"));
        }
        assert_eq!(commands.len(), 3 + 2 + 4 + 1);
        assert!(plain.iter().all(|line| !line.contains("##") && !line.trim_start().starts_with("::")));
        // Where nothing commands a terminal, the runner gets the very name.
        if !name.chars().any(|c| c.is_control() && !"\r\n".contains(c) || ('\u{ad}'..).contains(&c)) {
            assert_eq!(of(&commands[0].1, "file"), *name);
        }
    }
}

#[test]
fn github_is_told_first_when_it_will_not_show_all() {
    let many = |count| GateReport {
        findings: (1..=count).map(|line| finding("a.txt", line, "email-address", "jane@corp.de")).collect(),
        gaps: vec![],
        ..report()
    };
    let (commands, _) = github(&many(11));
    assert!(commands[0].2.starts_with("11 findings in 1 file block the index."), "{:?}", commands[0]);
    assert_eq!(of(&commands[0].1, "file"), "");
    let (commands, _) = github(&many(10));
    assert_eq!(of(&commands[0].1, "file"), "a.txt");
    let (commands, plain) = github(&many(1200));
    assert_eq!(commands.len(), 1 + 1000 + 2 + 1);
    assert!(plain.iter().any(|line| line.starts_with("and 200 more")));
}

fn gitlab(report: &GateReport) -> Vec<Value> {
    serde_json::from_str(&written(report, GateFormat::Gitlab, false)).unwrap()
}

#[test]
fn gitlab_gets_its_five_members() {
    let mut reports = vec![report(), GateReport::default()];
    reports.extend(HOSTILE.iter().map(|text| hostile(text)));
    for report in &reports {
        let issues = gitlab(report);
        let mut fingerprints = BTreeSet::new();
        for issue in &issues {
            let members: Vec<&String> = issue.as_object().unwrap().keys().collect();
            let known = ["check_name", "description", "fingerprint", "location", "severity"];
            assert_eq!(members.iter().map(|m| m.as_str()).collect::<BTreeSet<_>>(), BTreeSet::from(known));
            assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
            let severities = ["info", "minor", "major", "critical", "blocker"];
            assert!(severities.contains(&issue["severity"].as_str().unwrap()));
            assert!(fingerprints.insert(issue["fingerprint"].as_str().unwrap()), "{issue}");
        }
    }
    let issues = gitlab(&report());
    assert_eq!(issues.len(), 3 + 2 + 2);
    let severities: Vec<&str> = issues.iter().map(|issue| issue["severity"].as_str().unwrap()).collect();
    assert_eq!(severities, ["major", "major", "critical", "minor", "info", "major", "info"]);
    assert_eq!(issues[5]["check_name"], "not-read");
    assert_eq!(written(&GateReport::default(), GateFormat::Gitlab, false), "[\n]\n");
}

#[test]
fn equal_findings_of_a_file_stay_apart_in_gitlab() {
    let same = |line| GateFinding {
        fingerprint: "0f".to_owned(),
        ..finding("a", line, "iban", "DE44500105175407324931")
    };
    let report =
        |lines: &[u64]| GateReport { findings: lines.iter().map(|l| same(*l)).collect(), ..report() };
    let of = |report: &GateReport| -> Vec<Value> {
        gitlab(report).iter().map(|issue| issue["fingerprint"].clone()).collect()
    };
    // A file that both blocks and warns, and one with several gaps of a kind.
    let warned = GateFinding { severity: Severity::Warning, ..same(3) };
    let both = GateReport {
        allowed: vec![(warned, Allowed::BelowSeverity)],
        gaps: ["b", "c", "b"].map(|path| gap(path, Reason::Limit, "", None)).to_vec(),
        ..report(&[1, 2])
    };
    let of_both = of(&both);
    let unique: BTreeSet<String> = of_both.iter().map(ToString::to_string).collect();
    assert_eq!((of_both.len(), unique.len()), (6, 6));
    let (two, moved) = (of(&report(&[1, 2])), of(&report(&[5, 9])));
    assert_ne!(two[0], two[1]);
    assert_eq!(two[..2], moved[..2], "a line further down is the same finding");
}

/// Adds text to the element that opened last.
fn push(elements: &mut [Named], text: &str) {
    if let Some((.., last)) = elements.last_mut() {
        last.push_str(text);
    }
}

/// The elements of a document with their attributes and text, after it was read whole.
fn xml(text: &str) -> Vec<Named> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return elements,
            Event::Start(start) | Event::Empty(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let key = attribute.key.as_ref().to_owned();
                    (key, quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
                });
                let attributes = attributes.collect();
                elements.push((start.name().as_ref().to_owned(), attributes, String::new()));
            }
            Event::Text(text) => push(&mut elements, &text.xml10_content()),
            Event::GeneralRef(reference) => push(&mut elements, &reference.xml10_content()),
            _ => {}
        }
    }
}

#[test]
fn junit_has_a_case_a_file() {
    let elements = xml(&written(&report(), GateFormat::Junit, false));
    let cases: Vec<(String, String)> = elements
        .iter()
        .filter(|(name, ..)| name == "testcase")
        .map(|(_, attributes, _)| (of(attributes, "classname"), of(attributes, "name")))
        .collect();
    let failed = cases.iter().filter(|(class, _)| class == "domesday.findings");
    assert_eq!(failed.map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["data/users.csv", "src/seed.sql"]);
    let (_, suite, _) = &elements[1];
    let figures = ["tests", "failures", "errors", "skipped"].map(|name| of(suite, name));
    assert_eq!(figures, ["12", "2", "1", "2"].map(str::to_owned));
    assert_eq!(cases.len(), 12);
    let count = |wanted: &str| elements.iter().filter(|(name, ..)| name == wanted).count();
    assert_eq!((count("failure"), count("error"), count("skipped")), (2, 1, 2));
    let failure = elements.iter().find(|(name, ..)| name == "failure").unwrap();
    assert_eq!(of(&failure.1, "message"), "1 finding blocks");
    assert!(failure.2.starts_with("data/users.csv: email-address"), "{}", failure.2);
    let clean = GateReport { what: "the index".to_owned(), ..GateReport::default() };
    assert!(written(&clean, GateFormat::Junit, false).contains("Nothing blocks the index."));
}

#[test]
fn junit_is_xml_whatever_names_hold() {
    for name in HOSTILE {
        let text = written(&hostile(name), GateFormat::Junit, false);
        let elements = xml(&text);
        let known = ["testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"];
        assert!(elements.iter().all(|(name, ..)| known.contains(&name.as_str())));
        assert!(!text.contains("<script") && !text.contains("<!--") && !text.contains('\u{fffe}'));
        assert!(text.contains(&tail(name)), "{name:?}");
    }
    let many = (1..=150).map(|line| finding("a", line, "email-address", "jane@corp.de")).collect();
    let report = GateReport { findings: many, gaps: vec![gap("b", Reason::Limit, "", None)], ..report() };
    assert!(written(&report, GateFormat::Junit, false).contains("and 50 more"));
}

/// A piece of the name that stays as it is.
fn tail(name: &str) -> String {
    name.chars()
        .rev()
        .take_while(|c| c.is_ascii_alphanumeric())
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect()
}
