//! SARIF of the gate.

use std::time::Instant;

use domesday_connectors::Reason;
use domesday_reports::gate::{self, Allowed, GateFinding, GateFormat, GateReport, Severity};
use serde_json::{Value, json};

use super::{HOSTILE, finding, gap, hostile, place, report, written};

/// The log, after what every log has to keep was looked at.
fn log(report: &GateReport) -> Value {
    let text = written(report, GateFormat::Sarif, false);
    let log: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert!(!text.contains("snippet"));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        let places = result["locations"].as_array().unwrap();
        assert!((1..=100).contains(&places.len()));
        assert_eq!(result["partialFingerprints"].as_object().unwrap().len(), 1);
        for place in places {
            let physical = &place["physicalLocation"];
            assert!(physical["region"]["startLine"].as_u64().unwrap() >= 1);
            let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.bytes().all(|b| b.is_ascii_graphic() && !br#"<>"{}|\^`[]"#.contains(&b)), "{uri}");
            assert_eq!(physical["artifactLocation"]["uriBaseId"], "ROOT");
        }
    }
    let descriptors = run["tool"]["driver"]["notifications"].as_array().unwrap();
    for told in run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap() {
        let at = told["descriptor"]["index"].as_u64().unwrap() as usize;
        assert_eq!(descriptors[at]["id"], told["descriptor"]["id"]);
    }
    log
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().unwrap()
}

fn notifications(log: &Value) -> &[Value] {
    log["runs"][0]["invocations"][0]["toolExecutionNotifications"].as_array().unwrap()
}

#[test]
fn a_result_is_what_a_file_has_of_a_category() {
    let mut report = report();
    report.findings.insert(2, finding("src/seed.sql", 14, "email-address", "jane@corp.de"));
    let log = log(&report);
    let results = results(&log);
    assert_eq!(results.len(), 3 + 4 + 2, "reserved values are counted alone");
    let seed = results.iter().find(|r| r["ruleId"] == "email-address" && r["occurrenceCount"] == 2).unwrap();
    assert_eq!(seed["message"]["text"], "2 values: email-address, 95 % sure, lines 12, 14.");
    assert_eq!(
        seed["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": {"uri": "src/seed.sql", "uriBaseId": "ROOT"},
            "region": {"startLine": 12, "startColumn": 7, "endColumn": 23},
        })
    );
    let cell = results.iter().find(|r| r["message"]["text"] == "1 value: email-address, 95 % sure.").unwrap();
    assert_eq!(cell["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "#col=email");
    assert_eq!(cell["locations"][0]["message"]["text"], "record 3");
    // What blocks stands first, the graver first, and carries no suppression.
    let blocking: Vec<&Value> = results.iter().take(3).map(|result| &result["ruleId"]).collect();
    assert_eq!(blocking, ["bank-account", "email-address", "email-address"]);
    assert!(results.iter().take(5).all(|result| result.get("suppressions").is_none()));
    let levels: Vec<&Value> = results.iter().skip(3).take(2).map(|result| &result["level"]).collect();
    assert_eq!(levels, ["warning", "note"]);
    let text = written(&report, GateFormat::Sarif, false);
    assert!(!text.contains("***"), "a mask tells readers of SARIF nothing");
}

#[test]
fn what_is_allowed_is_suppressed_with_its_reason() {
    let log = log(&report());
    let told: Vec<&Value> =
        results(&log).iter().filter_map(|r| r.get("suppressions")).map(|s| &s[0]).collect();
    let expected = [
        json!({"kind": "external", "status": "accepted", "justification": "baseline"}),
        json!({"kind": "external", "status": "accepted", "justification": "baseline: old"}),
        json!({"kind": "inSource", "status": "accepted", "justification": "comment: the support address"}),
        json!({"kind": "external", "status": "accepted", "justification": "policy: numbers of authorities"}),
    ];
    assert_eq!(told.len(), 4);
    assert!(expected.iter().all(|suppression| told.contains(&suppression)), "{told:#?}");
    let counted = &log["runs"][0]["invocations"][0]["properties"]["allowed"];
    assert_eq!(counted["reserved"], 1);
}

#[test]
fn gaps_are_notifications_and_no_success() {
    let log = log(&report());
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
    let told: Vec<(&Value, &Value)> =
        notifications(&log).iter().map(|told| (&told["descriptor"]["id"], &told["level"])).collect();
    let expected =
        [("encrypted", "warning"), ("limit", "error"), ("symbolic_link", "note"), ("allows_nothing", "note")]
            .map(|(id, level)| (json!(id), json!(level)));
    assert_eq!(told, expected.iter().map(|(id, level)| (id, level)).collect::<Vec<_>>());
    assert_eq!(notifications(&log)[1]["locations"][0]["message"]["text"], "more than 1 GB");
    let complete = GateReport { gaps: report().gaps[1..].to_vec(), ..report() };
    let text = written(&complete, GateFormat::Sarif, false);
    assert!(
        text.contains("\"executionSuccessful\":true") && text.contains("Accepted: asked for the password.")
    );
}

#[test]
fn hostile_names_make_neither_links_nor_other_uris() {
    for name in HOSTILE {
        let log = log(&hostile(name));
        let uri =
            results(&log)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        let mut bytes = Vec::new();
        let mut rest = uri.strip_prefix("./").unwrap_or(uri).as_bytes();
        while let [first, tail @ ..] = rest {
            let hex = |at| std::str::from_utf8(&tail[at..at + 2]).unwrap();
            (bytes, rest) = match first {
                b'%' => ([bytes.as_slice(), &[u8::from_str_radix(hex(0), 16).unwrap()]].concat(), &tail[2..]),
                byte => ([bytes.as_slice(), &[*byte]].concat(), tail),
            };
        }
        assert_eq!(String::from_utf8(bytes).unwrap(), *name);
        for told in notifications(&log) {
            let text = told["message"]["text"].as_str().unwrap();
            assert!(!text.contains(['[', ']', '{', '}']), "{text}");
        }
    }
}

#[test]
fn fingerprints_outlive_lines_and_counts() {
    let of = |lines: &[u64]| {
        let findings = lines.iter().map(|line| finding("a.txt", *line, "email-address", "jane@corp.de"));
        let report = GateReport { findings: findings.collect(), ..GateReport::default() };
        results(&log(&report))[0]["partialFingerprints"].clone()
    };
    assert_eq!(of(&[1]), of(&[7, 9]));
}

#[test]
fn a_million_findings_stay_within_the_limits() {
    let mut findings = Vec::new();
    for file in 0..100_000 {
        let path = format!("data/part-{:03}/dump-{file:06}.sql", file / 1000);
        let mut first = finding(&path, 1, "email-address", "jane@corp.de");
        let mut second = finding(&path, 1, "iban", "DE44500105175407324931");
        (first.place, second.place) = (place(&path), place(&path));
        for line in 0..5 {
            findings.push(GateFinding { line: Some(line * 2 + 1), ..first.clone() });
            findings.push(GateFinding { line: Some(line * 2 + 2), ..second.clone() });
        }
    }
    let gaps = (0..1000).map(|n| gap(&format!("gap-{n}"), Reason::Limit, "large", None)).collect();
    let mut report = GateReport { findings, gaps, ..GateReport::default() };
    report.findings[999_999].severity = Severity::Warning;
    let started = Instant::now();
    let mut bytes = Vec::new();
    gate::write(&report, GateFormat::Sarif, false, &mut bytes).unwrap();
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
    assert!(bytes.len() <= 10_000_000, "{}", bytes.len());
    drop(report);
    let log: Value = serde_json::from_slice(&bytes).unwrap();
    let kept = results(&log);
    assert_eq!(kept.len(), 25_000);
    assert!(kept.iter().all(|result| result["ruleId"] == "bank-account"), "the graver ones");
    let told =
        notifications(&log).iter().find(|told| told["descriptor"]["id"] == "results_left_out").unwrap();
    // One of the groups is two: of another severity.
    assert!(told["message"]["text"].as_str().unwrap().starts_with("175001 results are left out"), "{told}");
}

#[test]
fn long_names_leave_out_more() {
    let long = "x/".repeat(2000);
    let findings = (0..5000).map(|n| finding(&format!("{long}{n:04}"), 1, "email-address", "jane@corp.de"));
    let report = GateReport { findings: findings.collect(), ..report() };
    let text = written(&report, GateFormat::Sarif, false);
    assert!(text.len() <= 10_000_000 && text.len() > 9_900_000, "{}", text.len());
    let log: Value = serde_json::from_str(&text).unwrap();
    let kept = results(&log).len();
    let all = 5000 + report.allowed.iter().filter(|(_, why)| *why != Allowed::Reserved).count();
    let told = format!("{} results are left out", all - kept);
    assert!(text.contains(&told), "{kept} kept");
}
