//! The outputs of the commit gate.

mod people;
mod sarif;
mod servers;
mod wire_lines;

use domesday_connectors::{Place, Reason};
use domesday_detectors::{Confidence, catalog};
use domesday_reports::Masked;
use domesday_reports::gate::{self, Allowed, GateFinding, GateFormat, GateGap, GateReport, Severity, Stale};

use crate::support::detector;

/// Names of files that try to command whatever shows them.
pub(crate) const HOSTILE: &[&str] = &[
    "::set-output name=x::y",
    " \t::error::x",
    "a##[add-mask]b",
    "##vso[task.setvariable variable=a]b",
    "\u{1b}[31mred\u{1b}]0;title\u{7}.txt",
    "line\nfeed\r\n::warning::x",
    "bidi\u{202e}txt.exe\u{2066}",
    "<script>alert(1)</script>&amp;'\".html",
    "]]><!-- x -->\u{fffe}\u{0}.xml",
    "100%,a=b:c;d%0A.txt",
    "\u{9b}31m\u{85}\u{2028}\u{e0041}",
    "javascript:alert(1)",
    "[link](https://example.com){0}\\n",
];

/// Where the index of a repository has a file.
pub(crate) fn place(path: &str) -> Place {
    let root = Place::system("git+file", b"").item(b"srv/repo").param("index", b"0");
    root.item(path.as_bytes())
}

/// A finding in a line of a file.
pub(crate) fn finding(path: &str, line: u64, id: &str, value: &str) -> GateFinding {
    let detector = detector(id);
    let category = catalog::ALL[usize::from(detector.0)].category;
    GateFinding {
        path: path.to_owned(),
        place: place(path),
        line: Some(line),
        column: Some(9),
        end_column: Some(9 + value.len() as u64),
        text_columns: Some((7, 7 + value.chars().count() as u64)),
        record: None,
        category,
        detector,
        confidence: Confidence::new(95),
        severity: Severity::Error,
        preview: Masked::of(category, detector, value),
        commit: None,
        fingerprint: format!("{:016x}", crate::support::hash(path) ^ line),
    }
}

/// A finding in a column of a table.
pub(crate) fn cell(path: &str, record: u64, column: &str, id: &str, value: &str) -> GateFinding {
    let place = place(path).column(column);
    GateFinding {
        place,
        line: None,
        column: None,
        end_column: None,
        text_columns: None,
        record: Some(format!("record {record}")),
        ..finding(path, record, id, value)
    }
}

pub(crate) fn gap(path: &str, reason: Reason, detail: &str, accepted: Option<&str>) -> GateGap {
    GateGap {
        place: place(path),
        path: path.to_owned(),
        reason,
        detail: detail.to_owned(),
        accepted: accepted.map(str::to_owned),
    }
}

/// A report with something of everything. The values are in none of the outputs.
pub(crate) fn report() -> GateReport {
    let warning = |finding: GateFinding| GateFinding { severity: Severity::Warning, ..finding };
    let note = |finding: GateFinding| GateFinding { severity: Severity::Note, ..finding };
    GateReport {
        tool_version: "0.1.0".to_owned(),
        what: "the index".to_owned(),
        findings: vec![
            cell("data/users.csv", 3, "email", "email-address", "jane.doe@corp.de"),
            finding("src/seed.sql", 12, "email-address", "john.roe@corp.de"),
            GateFinding {
                commit: Some("0123456789abcdef0123456789abcdef01234567".to_owned()),
                ..finding("src/seed.sql", 40, "iban", "DE44500105175407324931")
            },
        ],
        allowed: vec![
            (finding("README.md", 1, "email-address", "a@example.com"), Allowed::Reserved),
            (
                finding("src/a.rs", 2, "email-address", "max.muster@corp.de"),
                Allowed::Comment { reason: "the support address".to_owned() },
            ),
            (
                finding("src/b.rs", 3, "iban", "GB33BUKB20201555555555"),
                Allowed::Baseline { reason: Some("old".to_owned()) },
            ),
            (finding("src/b.rs", 4, "iban", "GB33BUKB20201555555555"), Allowed::Baseline { reason: None }),
            (
                finding("src/c.rs", 5, "phone-number", "+49 30 901820"),
                Allowed::Policy { reason: "numbers of authorities".to_owned() },
            ),
            (warning(finding("src/d.rs", 6, "phone-number", "+49 30 901821")), Allowed::BelowSeverity),
            (note(finding("src/e.rs", 7, "ip-address", "93.184.215.14")), Allowed::BelowSeverity),
        ],
        gaps: vec![
            gap("big.bin", Reason::Limit, "more than 1 GB", None),
            gap("old.xls", Reason::Encrypted, "", Some("asked for the password")),
            gap("link", Reason::SymbolicLink, "", None),
        ],
        stale: vec![Stale {
            place: "src/f.rs".to_owned(),
            line: Some(8),
            what: "the comment allows nothing".to_owned(),
        }],
        files: 20,
        bytes: 204_800,
    }
}

/// A report that has the text in every member that holds text.
pub(crate) fn hostile(text: &str) -> GateReport {
    let evil = |finding: GateFinding| GateFinding {
        path: text.to_owned(),
        place: place(text).column(text),
        record: Some(text.to_owned()),
        commit: Some(text.to_owned()),
        ..finding
    };
    let report = report();
    let because = |why: Allowed| match why {
        Allowed::Comment { .. } => Allowed::Comment { reason: text.to_owned() },
        Allowed::Baseline { .. } => Allowed::Baseline { reason: Some(text.to_owned()) },
        Allowed::Policy { .. } => Allowed::Policy { reason: text.to_owned() },
        other => other,
    };
    GateReport {
        tool_version: text.to_owned(),
        what: text.to_owned(),
        findings: report.findings.into_iter().map(evil).collect(),
        allowed: report.allowed.into_iter().map(|(f, why)| (evil(f), because(why))).collect(),
        gaps: [Reason::UnsupportedFormat(text.to_owned()), Reason::Limit]
            .into_iter()
            .flat_map(|reason| [None, Some(text)].map(|accepted| gap(text, reason.clone(), text, accepted)))
            .collect(),
        stale: vec![Stale { place: text.to_owned(), line: None, what: text.to_owned() }],
        ..report
    }
}

pub(crate) fn written(report: &GateReport, format: GateFormat, color: bool) -> String {
    let mut out = Vec::new();
    gate::write(report, format, color, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What a terminal would obey, or show so that a name looks like another.
pub(crate) fn commands(text: &str) -> Vec<char> {
    let invisible = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    text.chars().filter(|c| (c.is_control() && *c != '\n') || invisible(*c)).collect()
}

#[test]
fn formats_are_known_by_their_names() {
    for format in GateFormat::ALL {
        assert_eq!(format.id().parse(), Ok(format));
        assert!(!format.summary().is_empty());
    }
    let error = "html".parse::<GateFormat>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "unknown format `html`; the formats are terminal, jsonl, sarif, github, gitlab, junit"
    );
    for severity in Severity::ALL {
        assert_eq!(Severity::from_id(severity.id()), Some(severity));
    }
    assert_eq!(Severity::from_id("off"), None);
}

#[test]
fn gaps_count_unless_they_were_accepted_or_hide_nothing() {
    let report = report();
    assert_eq!(report.gaps.iter().map(GateGap::counts).collect::<Vec<_>>(), [true, false, false]);
    assert!(!report.complete());
    assert!(GateReport { gaps: report.gaps[1..].to_vec(), ..report }.complete());
}

#[test]
fn no_command_and_no_value_is_in_any_output() {
    let values =
        ["jane.doe", "john.roe", "corp.de", "0105175407", "max.muster", "BUKB2020", "901820", "184.215"];
    for format in GateFormat::ALL {
        for text in HOSTILE {
            let report = hostile(text);
            let text = written(&report, format, false);
            assert_eq!(commands(&text), Vec::<char>::new(), "{format:?}");
            assert_eq!(text, written(&report, format, false));
        }
        let text = written(&report(), format, true);
        let leaks: Vec<&&str> = values.iter().filter(|value| text.contains(**value)).collect();
        assert!(leaks.is_empty(), "{format:?}: {leaks:?}");
    }
    let debug = format!("{:?}", report());
    assert!(values.iter().all(|value| !debug.contains(value)));
}
