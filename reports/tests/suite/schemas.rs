//! What the reports write is what the schemas say.

use domesday_connectors::{Position, RecordKey};
use domesday_reports::{Outcome, ReportOptions, wire};
use serde_json::{Value, json};

use crate::facts::table;
use crate::support::{mixed, written};

/// The schema, with members that it does not list forbidden: output and schema grow together.
pub(crate) fn strict(schema: &str) -> jsonschema::Validator {
    fn close(value: &mut Value) {
        match value {
            Value::Object(map) => {
                map.values_mut().for_each(close);
                if map.contains_key("required") && !map.contains_key("additionalProperties") {
                    map.insert("additionalProperties".to_owned(), json!(false));
                }
            }
            Value::Array(list) => list.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema: Value = serde_json::from_str(schema).unwrap();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    close(&mut schema);
    jsonschema::draft202012::new(&schema).unwrap()
}

pub(crate) fn assert_valid(validator: &jsonschema::Validator, value: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{value:#}");
}

/// Every form of a position once.
fn positions() -> Vec<Outcome> {
    let mut outcomes = mixed();
    outcomes.push(table());
    let finding = outcomes[1].fields[0].findings[0].clone();
    for key in [RecordKey::Integer(-4), RecordKey::Uuid([0xab; 16]), RecordKey::Digest([0xcd; 16])] {
        let mut finding = finding.clone();
        finding.position = Position::Record { key, start: 1, end: 4 };
        outcomes[1].fields[0].findings.push(finding);
    }
    let mut whole = finding;
    whole.position = Position::Whole;
    whole.subject = None;
    outcomes[1].fields[0].findings.push(whole);
    outcomes
}

#[test]
fn the_inventory_follows_its_schema() {
    let validator = strict(wire::INVENTORY_SCHEMA);
    for outcomes in [vec![], mixed(), vec![table()]] {
        let document: Value =
            serde_json::from_str(&written("json", &outcomes, ReportOptions::default())).unwrap();
        assert_valid(&validator, &document);
    }
    assert!(!validator.is_valid(&json!({"version": 1})));
}

#[test]
fn every_line_follows_its_schema() {
    let validator = strict(wire::JSONL_SCHEMA);
    for show_values in [false, true] {
        let options = ReportOptions { show_values, ..ReportOptions::default() };
        let text = written("jsonl", &positions(), options);
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines.iter().for_each(|line| assert_valid(&validator, line));
        let kinds: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
        for (kind, count) in [("finding", 11), ("gap", 4), ("field", 6), ("summary", 1)] {
            assert_eq!(kinds.iter().filter(|k| **k == kind).count(), count, "{kind}");
        }
        assert_eq!(kinds.last(), Some(&"summary"));
        assert_eq!(lines.iter().any(|line| line.get("value").is_some()), show_values);
        let summary = lines.last().unwrap();
        let count = |key: &str| summary[key].as_u64().unwrap();
        assert_eq!(count("listed"), count("examined") + count("gaps"));
    }
    assert!(!validator.is_valid(&json!({"type": "finding", "place": "file:///a"})));
    assert!(!validator.is_valid(&json!({"type": "gap", "place": "file:///a", "reason": "X", "detail": ""})));
}
