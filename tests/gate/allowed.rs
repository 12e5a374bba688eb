//! What is allowed: comments, policy, reserved values, files that are left out.

use serde_json::Value;

use crate::repository::{ADA, LEO, MIRA, Repository, told};

fn pairs(lines: &[Value]) -> Vec<(String, String)> {
    told(lines)
}

fn pair(finding: &str, why: &str) -> (String, String) {
    (finding.to_owned(), why.to_owned())
}

#[test]
fn comments_allow_their_line_or_the_one_below() {
    let repository = Repository::new();
    let text = format!(
        "owner = '{MIRA}'  # domesday:allow[email-address] of nobody\n\
         # domesday:allow[*] of nobody\n\
         owner = '{LEO}'\n\
         owner = '{ADA}'  # domesday:allow[phone-number] the wrong category\n"
    );
    repository.stage("a.py", &text);
    let lines = repository.check(&[], 1);
    let expected = [
        pair("a.py:4 email-address", ""),
        pair("a.py:1 email-address", "comment"),
        pair("a.py:3 email-address", "comment"),
    ];
    assert_eq!(pairs(&lines), expected);
    let ran = repository.run(&["check", "--format", "terminal"]);
    assert!(ran.out.contains("allows nothing"), "{}", ran.out);
}

#[test]
fn comments_in_data_files_allow_too() {
    let repository = Repository::new();
    repository
        .stage("a.yaml", format!("owner:\n  email: {MIRA} # domesday:allow[email-address] of nobody\n"));
    repository.stage("b.toml", format!("# domesday:allow[email-address] of nobody\nemail = \"{LEO}\"\n"));
    repository.stage(
        "c.sql",
        format!("INSERT INTO users (email) VALUES\n-- domesday:allow[email-address] of nobody\n('{ADA}');\n"),
    );
    let lines = repository.check(&[], 0);
    assert!(pairs(&lines).iter().all(|(_, why)| why == "comment"), "{lines:?}");
    assert!(pairs(&lines).len() >= 3, "{lines:?}");
}

#[test]
fn comments_without_a_reason_or_a_use_are_told_where_they_are_new() {
    let repository = Repository::with(&[("a.py", "# domesday:allow[age] long ago\n")]);
    repository.stage(
        "a.py",
        format!("# domesday:allow[age] long ago\nowner = '{MIRA}'  # domesday:allow[email-address]\n"),
    );
    repository.stage("b.py", "x = 1  # domesday:allow[emial] what\n");
    let ran = repository.run(&["check"]).status(0);
    assert!(ran.out.contains("gives no reason") && ran.out.contains("`emial`"), "{}", ran.out);
    assert!(!ran.out.contains("a.py:1"), "an old comment is not told: {}", ran.out);
}

#[test]
fn the_reason_of_a_comment_is_told_without_values() {
    let repository = Repository::new();
    repository.stage("a.py", format!("x = '{MIRA}'  # domesday:allow[email-address] {LEO} said so\n"));
    let lines = repository.check(&[], 0);
    assert!(!format!("{lines:?}").contains("leo.marlow"));
    repository.stage("b.py", format!("y = 1  # domesday:allow[{LEO}] a value in place of a category\n"));
    let lines = repository.check(&[], 1);
    assert!(format!("{lines:?}").contains("is no category") && !format!("{lines:?}").contains("leo.marlow"));
}

#[test]
fn the_last_rule_that_matches_decides() {
    let repository = Repository::new();
    repository.write(
        "domesday.toml",
        "[check]\nseverity = { default = \"warning\", \"email-address\" = \"error\" }\n\
         [[check.rule]]\npaths = [\"docs/\"]\nallow = 1\nreason = \"the author\"\n\
         [[check.rule]]\npaths = [\"docs/draft/\"]\nseverity = \"off\"\n\
         [[check.rule]]\npaths = [\"*.log\"]\nseverity = \"note\"\n",
    );
    repository.stage("a.txt", format!("{MIRA}\n"));
    repository.stage("a.log", format!("{MIRA}\n"));
    repository.stage("docs/b.txt", format!("{MIRA}\n{LEO}\n"));
    repository.stage("docs/draft/c.txt", format!("{MIRA}\n"));
    let expected = [
        pair("a.txt:1 email-address", ""),
        pair("docs/b.txt:2 email-address", ""),
        pair("a.log:1 email-address", "below-severity"),
        pair("docs/b.txt:1 email-address", "policy"),
    ];
    assert_eq!(pairs(&repository.check(&[], 1)), expected);
}

#[test]
fn the_allow_list_of_scans_holds() {
    let repository = Repository::new();
    repository.write(
        "domesday.toml",
        "[[allow]]\npath = \"fixtures/\"\nreason = \"made up\"\n[[allow]]\npattern = \"^leo[.]\"\n",
    );
    repository.stage("fixtures/a.txt", format!("{MIRA}\n"));
    repository.stage("b.txt", format!("{LEO}\n{ADA}\n"));
    let expected = [
        pair("b.txt:2 email-address", ""),
        pair("b.txt:1 email-address", "policy"),
        pair("fixtures/a.txt:1 email-address", "policy"),
    ];
    assert_eq!(pairs(&repository.check(&[], 1)), expected);
}

#[test]
fn reserved_values_block_on_request_only() {
    let repository = Repository::new();
    repository.stage("a.txt", "write to jane@example.com\ncard 4111 1111 1111 1111\n");
    let lines = repository.check(&[], 0);
    assert!(!pairs(&lines).is_empty() && pairs(&lines).iter().all(|(_, why)| why == "reserved"), "{lines:?}");
    repository.write("domesday.toml", "[check]\nreserved = \"block\"\n");
    assert!(!repository.blocked(&[]).is_empty());
}

#[test]
fn ignore_files_are_those_of_the_tree_that_is_checked() {
    let repository =
        Repository::with(&[(".domesdayignore", "/gen/\n"), ("sub/.domesdayignore", "*.dat\n!keep.dat\n")]);
    for name in ["gen/a.txt", "sub/gen/a.txt", "sub/x.dat", "sub/keep.dat", "x.dat"] {
        repository.stage(name, format!("{MIRA}\n"));
    }
    let expected = ["sub/gen/a.txt:1 email-address", "sub/keep.dat:1 email-address", "x.dat:1 email-address"];
    assert_eq!(repository.blocked(&[]), expected);
    // What is not staged does not count.
    repository.write(".domesdayignore", "*\n");
    assert_eq!(repository.blocked(&[]), expected);
    repository.git(&["add", ".domesdayignore"]);
    assert_eq!(repository.blocked(&[]), [""; 0]);
}

#[test]
fn confidence_and_detectors_can_be_chosen() {
    let repository = Repository::new();
    repository.stage("a.txt", format!("{MIRA}\n"));
    assert_eq!(repository.blocked(&["--detectors", "payment-card"]), [""; 0]);
    assert_eq!(repository.blocked(&["--min-confidence", "100"]), [""; 0]);
    repository.write("domesday.toml", "[check]\nmin-confidence = 100\n");
    assert_eq!(repository.blocked(&[]), [""; 0]);
    assert_eq!(repository.blocked(&["--min-confidence", "low", "--detectors", "email-address"]).len(), 1);
}
