//! The lines for programs.

use domesday_reports::gate::{GateFormat, GateReport};
use domesday_reports::wire;
use serde_json::{Value, json};

use super::{HOSTILE, hostile, report, written};
use crate::schemas::{assert_valid, strict};

fn lines(report: &GateReport) -> Vec<Value> {
    let text = written(report, GateFormat::Jsonl, false);
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_line_of_a_check_follows_its_schema() {
    let validator = strict(wire::CHECK_SCHEMA);
    let mut reports = vec![report(), GateReport::default()];
    reports.extend(HOSTILE.iter().map(|text| hostile(text)));
    for report in &reports {
        let lines = lines(report);
        lines.iter().for_each(|line| assert_valid(&validator, line));
        let count = |kind: &str| lines.iter().filter(|line| line["type"] == kind).count();
        let expected =
            [report.findings.len(), report.allowed.len(), report.gaps.len(), report.stale.len(), 1];
        assert_eq!(["finding", "allowed", "gap", "stale", "summary"].map(count), expected);
    }
    assert!(!validator.is_valid(&json!({"type": "finding", "path": "a"})));
}

#[test]
fn readers_get_names_as_they_are() {
    for text in HOSTILE {
        let lines = lines(&hostile(text));
        assert_eq!(lines[0]["path"], *text);
        assert_eq!(lines[0]["record"], *text);
        assert_eq!(lines.last().unwrap()["what"], *text);
    }
}

#[test]
fn the_lines_tell_all_that_is_known() {
    let lines = lines(&report());
    assert_eq!(
        lines[0],
        json!({
            "type": "finding", "path": "data/users.csv",
            "place": "git+file:///srv/repo;index=0/data/users.csv#col=email", "record": "record 3",
            "category": "email-address", "detector": "email-address", "confidence": 95, "level": "high",
            "severity": "error", "preview": "j***@c***.***", "fingerprint": report().findings[0].fingerprint,
        })
    );
    assert_eq!(lines[1]["line"], 12);
    assert_eq!((&lines[1]["column"], &lines[1]["end_column"]), (&json!(9), &json!(25)));
    let allowed: Vec<(&Value, &Value)> =
        lines[3..10].iter().map(|line| (&line["by"], &line["reason"])).collect();
    assert_eq!(allowed[1], (&json!("comment"), &json!("the support address")));
    assert_eq!(allowed[3], (&json!("baseline"), &Value::Null));
    assert_eq!(lines[11]["accepted"], "asked for the password");
    assert_eq!(
        lines.last().unwrap(),
        &json!({
            "type": "summary", "version": 1, "tool": "0.1.0", "what": "the index", "findings": 3,
            "allowed": {"reserved": 1, "comment": 1, "baseline": 2, "policy": 1, "below-severity": 2},
            "gaps": {"counted": 1, "accepted": 1, "harmless": 1}, "stale": 1, "files": 20, "bytes": 204800,
            "complete": false,
        })
    );
}
