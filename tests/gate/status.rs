//! Exit statuses: incomplete is never clean, and what is wrong is said.

use std::fs;

use crate::repository::{LEO, MIRA, Repository};

/// Bytes that no reader knows.
const UNREADABLE: &[u8] = b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00";

#[test]
fn what_could_not_be_read_is_not_clean() {
    let repository = Repository::new();
    repository.stage("bin/tool", UNREADABLE);
    let lines = repository.check(&[], 3);
    let gap = lines.iter().find(|line| line["type"] == "gap").unwrap();
    assert_eq!((gap["path"].as_str(), gap["counts"].as_bool()), (Some("bin/tool"), Some(true)));
    repository.check(&["--allow-incomplete", "a tool that we build"], 0);
    repository.run(&["check", "--allow-incomplete", " "]).status(2);
    // For one reason in one place.
    let accept = |path: &str, reason: &str| {
        format!("[[check.accept-gap]]\npath = \"{path}\"\nreason = \"{reason}\"\nwhy = \"we build it\"\n")
    };
    for (path, reason, status) in
        [("bin/", "unsupported_format", 0), ("lib/", "unsupported_format", 3), ("bin/", "encrypted", 3)]
    {
        repository.write("domesday.toml", accept(path, reason));
        repository.check(&[], status);
    }
    // Findings come first.
    repository.stage("a.txt", format!("{MIRA}\n"));
    repository.check(&[], 1);
}

#[test]
fn links_and_submodules_hide_nothing() {
    let repository = Repository::with(&[("a.txt", "a\n")]);
    std::os::unix::fs::symlink("a.txt", repository.path().join("link")).unwrap();
    let id = repository.git(&["rev-parse", "HEAD"]).out;
    repository.git(&["add", "link"]);
    repository.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{},sub", id.trim())]);
    let lines = repository.check(&["--staged"], 0);
    assert_eq!(lines.iter().filter(|line| line["type"] == "gap").count(), 2, "{lines:?}");
}

#[test]
fn nothing_staged_is_clean() {
    let repository = Repository::with(&[("a.txt", &format!("{MIRA}\n"))]);
    repository.check(&[], 0);
    repository.git(&["rm", "--quiet", "a.txt"]);
    repository.check(&[], 0);
}

#[test]
fn what_is_wrong_is_said_with_status_2() {
    let repository = Repository::with(&[("a.txt", "a\n")]);
    let none = repository.world.path("home");
    for (arguments, words) in [
        (&["check", "no-such-file"][..], "no such file"),
        (&["check", "nowhere..HEAD"], "nowhere"),
        (&["check", "--since", "nowhere"], "nowhere"),
        (&["check", "--baseline", "none"], "baseline"),
        (&["check", "--format", "xml"], "sarif"),
        (&["check", "--staged", "--all"], "--all"),
        (&["baseline", "audit", "--baseline", "none"], "none"),
    ] {
        let ran = repository.run(arguments).status(2);
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    }
    let ran = repository.run_in(&none, &["check"]).status(2);
    assert!(ran.err.contains("git"), "{}", ran.err);
    repository.write(".domesday-baseline", "not one\n");
    let ran = repository.run(&["check"]).status(2);
    assert!(ran.err.contains(".domesday-baseline") && ran.err.contains("line 1"), "{}", ran.err);
    repository.write(".domesday-baseline", "# domesday baseline 1\n<<<<<<< HEAD\n");
    let ran = repository.run(&["check"]).status(2);
    assert!(ran.err.contains("conflict"), "{}", ran.err);
}

#[test]
fn a_file_outside_of_any_repository_can_be_checked() {
    let repository = Repository::new();
    let home = repository.world.path("home");
    fs::write(home.join("a.txt"), format!("x\n{LEO}\n")).unwrap();
    let ran = repository.run_in(&home, &["check", "--format", "jsonl", "a.txt"]).status(1);
    let found = &ran.of_type("finding")[0];
    assert_eq!((found["path"].as_str(), found["line"].as_u64()), (Some("a.txt"), Some(2)));
}

#[test]
fn the_report_goes_to_a_file_on_request() {
    let repository = Repository::new();
    repository.stage("a.txt", format!("{MIRA}\n"));
    let ran = repository.run(&["check", "--format", "jsonl", "--output", "report.jsonl"]).status(1);
    assert_eq!(ran.out, "");
    assert!(repository.read("report.jsonl").contains("\"finding\""));
}
