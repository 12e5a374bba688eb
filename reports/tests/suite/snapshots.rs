//! What the reports look like.

use domesday_connectors::Reason;
use domesday_reports::{FORMATS, ReportOptions, report};

use crate::support::{Unit, inventory, mixed, scan_info, written};

#[test]
fn csv() {
    let expected = "\
        place,category,detector,values,distinct,reserved,confidence,level,share,preview\r\n\
        file:///srv/notes.txt,bank-account,iban,1,1,0,95,high,,DE** **** **** ****\r\n\
        file:///srv/crm/users.csv#col=card,payment-card,payment-card,1,1,0,95,high,1.0000,**** **** **** 0001\r\n\
        file:///srv/crm/users.csv#col=email,email-address,email-address,3,2,1,95,high,1.0000,j***@c***.*** a***@e***.***\r\n";
    assert_eq!(written("csv", &mixed(), ReportOptions::default()), expected);
    assert_eq!(
        written("csv", &[], ReportOptions::default()),
        expected.lines().next().unwrap().to_owned() + "\r\n"
    );
}

#[test]
fn json_lines() {
    let text = written("jsonl", &mixed(), ReportOptions::default());
    let lines: Vec<&str> = text.lines().collect();
    let expected = [
        r#"{"type":"finding","place":"file:///srv/crm/users.csv#col=email","position":{"record":{"ordinal":1,"start":0,"end":9}},"category":"email-address","detector":"email-address","confidence":95,"level":"high","evidence":["pattern","context"],"preview":"j***@c***.***","subject":"#,
        r#"{"type":"field","place":"file:///srv/crm/users.csv#col=note","values":0,"records":0,"verdicts":[]}"#,
        r#"{"type":"field","place":"file:///srv/crm/users.csv#col=card","values":1,"records":1,"verdicts":[{"category":"payment-card","detector":"payment-card","confidence":97,"level":"high","share":1.0,"role":"dedicated","form":"plain","evidence":["pattern","context","field-name"]}]}"#,
        r#"{"type":"finding","place":"file:///srv/notes.txt","position":{"bytes":{"start":0,"end":9,"line":1,"column":1}},"category":"bank-account","detector":"iban","#,
        r#"{"type":"gap","place":"file:///srv/broken.json","reason":"malformed","detail":""}"#,
        r#"{"type":"gap","place":"file:///srv/cat.png","reason":"unsupported_format(image/png)","detail":"told by a test","bytes":5000000}"#,
        r#"{"type":"summary","version":1,"listed":7,"examined":4,"gaps":3,"bytes":1592,"unchanged":0,"interrupted":false,"seconds":0.5,"reasons":{"malformed":1,"permission_denied":1,"symbolic_link":1,"unsupported_format":1},"findings":4,"reserved":1,"categories":["#,
    ];
    for line in expected {
        assert!(lines.iter().any(|known| known.starts_with(line)), "no line\n{line}\nin\n{text}");
    }
    assert_eq!(lines.len(), 13);
}

#[test]
fn terminal() {
    let expected = "\
domesday 0.1.0 · file:///srv

4 findings of 3 categories in 3 places, and 1 reserved value.
7 units listed = 4 examined + 3 with gaps; 1.6 kB read in 0.50 s.

What was found
  category       findings  distinct  reserved  confidence  places
  email-address         2         2         1  high 95 %        1
  payment-card          1         1         0  high 95 %        1
  bank-account          1         1         0  high 95 %        1

Where it is
  file:///srv/notes.txt
    bank-account (iban)  1  1 distinct  high 95 %              DE** **** **** ****
  file:///srv/crm/users.csv#col=card
    payment-card         1  1 distinct  high 95 %              **** **** **** 0001
  file:///srv/crm/users.csv#col=email
    email-address        2  2 distinct  high 95 %  1 reserved  j***@c***.***  a***@e***.***

What was not read
  reason                         gaps  not read  for example
  malformed                         1            file:///srv/broken.json
  permission_denied                 1            file:///srv/crm/secret
  unsupported_format(image/png)     1    5.0 MB  file:///srv/cat.png
  symbolic_link                     1            file:///srv/links.tar!/a
";
    assert_eq!(written("terminal", &mixed(), ReportOptions::default()), expected);
}

#[test]
fn terminal_without_findings_still_tells_what_was_looked_at() {
    let clean = [Unit::examined("file:///srv/a.txt", "text/plain", 1_500).done()];
    let expected = "\
domesday 0.1.0 · file:///srv

No personal data found.
1 unit listed = 1 examined + 0 with gaps; 1.5 kB read in 0.50 s.
";
    assert_eq!(written("terminal", &clean, ReportOptions::default()), expected);
    let reserved =
        Unit::examined("file:///srv/a", "text/plain", 1).text("email-address", &["a.b@example.com"]);
    let text = written("terminal", &[reserved.done()], ReportOptions::default());
    assert!(text.contains("No personal data found, 1 reserved value.\n"), "{text}");
    assert!(
        text.contains("    email-address  0  0 distinct  high 95 %  1 reserved  a***@e***.***\n"),
        "{text}"
    );
    let nothing = written("terminal", &[], ReportOptions::default());
    assert!(nothing.contains("0 units listed = 0 examined + 0 with gaps; 0 B read"), "{nothing}");
}

#[test]
fn the_terminal_is_coloured_only_on_demand_and_says_the_same() {
    let plain = written("terminal", &mixed(), ReportOptions::default());
    let colored = written("terminal", &mixed(), ReportOptions { color: true, ..ReportOptions::default() });
    assert!(!plain.contains('\u{1b}'));
    let mut stripped = String::new();
    let mut rest = colored.as_str();
    while let Some(at) = rest.find("\u{1b}[") {
        stripped.push_str(&rest[..at]);
        rest = &rest[at + rest[at..].find('m').unwrap() + 1..];
    }
    stripped.push_str(rest);
    assert_ne!(plain, colored);
    assert_eq!(stripped, plain);
}

#[test]
fn hostile_names_reach_no_terminal_and_no_line_is_too_long() {
    let name = format!("file:///srv/%1B%5B31m{}%0A%E2%80%AE.csv", "x".repeat(300));
    let hostile = [
        Unit::examined(&name, "text/csv", 1)
            .column("#col=%1B%5D0%3B%07", "email-address", &["jane@corp.de"])
            .done(),
        Unit::unread("file:///srv/y", Reason::UnsupportedFormat("a/\u{1b}[2J\r\n\u{202e}".to_owned()), None),
        Unit::unread(
            "file:///srv/z",
            Reason::UnsupportedFormat("application/".to_owned() + &"v".repeat(200)),
            None,
        ),
    ];
    for width in [0, 72, 80, 200] {
        let text = written("terminal", &hostile, ReportOptions { width, ..ReportOptions::default() });
        assert!(text.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{text:?}");
        for line in text.lines() {
            assert!(line.chars().count() <= width.max(72), "{width}: {line}");
        }
    }
    let mut scan = scan_info();
    scan.targets = vec!["\u{1b}[31mfile".to_owned()];
    scan.version = "0\u{7}";
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("out");
    let out = std::fs::File::create(&path).unwrap();
    let mut terminal = report("terminal", Box::new(out), ReportOptions::default()).unwrap();
    terminal.begin(&scan).unwrap();
    terminal.finish(&inventory(&[])).unwrap();
    assert!(std::fs::read_to_string(path).unwrap().starts_with("domesday 0\\u{7} · \\u{1b}[31mfile\n"));
}

#[test]
fn many_places_are_summed_up() {
    let outcomes: Vec<_> = (0..30)
        .map(|i| {
            let values: Vec<String> = (0..=i).map(|n| format!("user{n}@corp.de")).collect();
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            Unit::examined(&format!("file:///srv/{i:02}"), "text/plain", 1)
                .text("email-address", &values)
                .done()
        })
        .collect();
    let text = written("terminal", &outcomes, ReportOptions::default());
    let places: Vec<&str> = text.lines().filter(|line| line.starts_with("  file://")).collect();
    assert_eq!((places.len(), places[0], places[19]), (20, "  file:///srv/29", "  file:///srv/10"));
    assert!(text.contains("  and 10 more places\n"));
}

#[test]
fn every_format_is_in_the_registry_and_others_are_named_in_the_error() {
    for (format, summary) in FORMATS {
        assert!(!written(format, &mixed(), ReportOptions::default()).is_empty(), "{summary}");
    }
    let error = report("xml", Box::new(std::io::sink()), ReportOptions::default()).err().unwrap();
    assert_eq!(
        error.to_string(),
        "unknown format `xml`; the formats are terminal, json, jsonl, csv, markdown, html, sarif"
    );
}
