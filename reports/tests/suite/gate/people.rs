//! The lines for people.

use domesday_reports::gate::{GateFormat, GateReport};

use super::{HOSTILE, finding, hostile, report, written};

#[test]
fn the_terminal_tells_where_and_what_and_once_how_to_go_on() {
    let text = written(&report(), GateFormat::Terminal, false);
    let expected = "\
data/users.csv: error: email-address, high confidence (95 %): j***@c***.*** (record 3, #col=email)
src/seed.sql:12:9: error: email-address, high confidence (95 %): j***@c***.***
src/seed.sql:40:9: error: bank-account, high confidence (95 %): DE** **** **** **** (commit 0123456789ab)
src/d.rs:6:9: warning: phone-number, high confidence (95 %): +*** *** ***1

How to mend it
  email-address (2): use an address at example.com, example.org or example.net (RFC 2606).
  bank-account (1): use the example of the country in the IBAN registry (ISO 13616).

How to let it stand
  one value: `domesday:allow[CATEGORY] why` in a comment on its line or on the line before
  a path or a category: [[check.rule]] in domesday.toml, with a reason
  all that is there today: `domesday baseline update`, and commit the file

What was not read
  big.bin: limit: more than 1 GB
  old.xls: encrypted (accepted: asked for the password)
  Make it readable, or accept the gap with a reason: [[check.accept-gap]] in domesday.toml, or --allow-incomplete \"why\".

What allows nothing and can go
  src/f.rs:8: the comment allows nothing

3 findings in 2 files block the index; the check is incomplete: 1 part was not read. Examined: 20 files, 204.8 kB. \
Allowed: 1 reserved for tests and documentation, 1 by a comment, 2 in the baseline, 1 by the policy, 2 below the \
severity that blocks. Accepted: 1 gap.
";
    assert_eq!(text, expected);
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    let plain = written(&report(), GateFormat::Terminal, false);
    let coloured = written(&report(), GateFormat::Terminal, true);
    assert!(coloured.contains("\u{1b}[1;31merror\u{1b}[0m"));
    let mut stripped = String::new();
    for piece in coloured.split('\u{1b}') {
        let after = piece.strip_prefix('[').and_then(|rest| rest.split_once('m'));
        stripped.push_str(after.map_or(piece, |(_, text)| text));
    }
    assert_eq!(stripped, plain);
}

#[test]
fn silence_is_one_line() {
    let clean = GateReport { what: "the index".to_owned(), files: 2, bytes: 999, ..GateReport::default() };
    assert_eq!(
        written(&clean, GateFormat::Terminal, false),
        "Nothing blocks the index. Examined: 2 files, 999 B.\n"
    );
    let incomplete = GateReport { gaps: report().gaps, ..clean };
    let text = written(&incomplete, GateFormat::Terminal, false);
    assert!(text.contains("Nothing that was read of the index blocks; the check is incomplete"), "{text}");
}

#[test]
fn no_line_commands_a_build_server() {
    for name in HOSTILE {
        for line in written(&hostile(name), GateFormat::Terminal, false).lines() {
            assert!(!line.trim_start().starts_with("::") && !line.contains("##"), "{line}");
        }
    }
}

#[test]
fn a_long_list_ends_with_how_many_more_there_are() {
    let findings = (1..=1200).map(|line| finding("a.txt", line, "email-address", "jane@corp.de")).collect();
    let text = written(&GateReport { findings, ..report() }, GateFormat::Terminal, false);
    assert_eq!(text.lines().filter(|line| line.starts_with("a.txt:")).count(), 1000);
    assert!(text.contains("and 200 more: --format jsonl lists all"));
    assert!(text.contains("1,200 findings in 1 file block"));
}
