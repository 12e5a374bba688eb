//! What is new, and what counts of it.

use crate::repository::{ADA, LEO, MIRA, Repository};

#[test]
fn the_index_is_checked_and_not_the_working_tree() {
    let repository = Repository::with(&[("a.txt", "nothing here\n")]);
    repository.stage("a.txt", format!("nothing here\nwrite to {MIRA}\n"));
    repository.write("a.txt", "nothing here\n");
    assert_eq!(repository.blocked(&["--staged"]), ["a.txt:2 email-address"]);
    assert_eq!(repository.blocked(&[]), ["a.txt:2 email-address"], "the index is the default");
    repository.stage("a.txt", "nothing here\n");
    repository.write("a.txt", format!("write to {MIRA}\n"));
    assert_eq!(repository.blocked(&["--staged"]), [""; 0]);
    assert_eq!(repository.blocked(&["a.txt"]), ["a.txt:1 email-address"]);
}

#[test]
fn the_first_commit_is_all_new() {
    let repository = Repository::new();
    repository.stage("docs/a.md", format!("# Title\n\nAsk {MIRA}.\n"));
    let lines = repository.check(&["--staged"], 1);
    let finding = lines.iter().find(|line| line["type"] == "finding").unwrap();
    assert_eq!((finding["line"].as_u64(), finding["column"].as_u64()), (Some(3), Some(5)));
    assert!(finding["place"].as_str().unwrap().ends_with(";index=0/docs/a.md"));
}

#[test]
fn only_new_lines_of_text_count() {
    let repository = Repository::with(&[("a.txt", &format!("write to {MIRA}\nmore\n"))]);
    repository.stage("a.txt", format!("write to {MIRA}\nmore\nand to {LEO}\n"));
    assert_eq!(repository.blocked(&[]), ["a.txt:3 email-address"]);
    assert_eq!(repository.blocked(&["--whole-files"]), ["a.txt:1 email-address", "a.txt:3 email-address"]);
    // Other line ends make no new lines.
    repository.stage("a.txt", format!("write to {MIRA}\r\nmore\r\n"));
    assert_eq!(repository.blocked(&[]), [""; 0]);
    // A rename with a change: the old file is what it is compared with.
    repository.git(&["reset", "--quiet", "--hard"]);
    repository.git(&["mv", "a.txt", "b.txt"]);
    repository.stage("b.txt", format!("write to {MIRA}\nmore\nx\n"));
    assert_eq!(repository.blocked(&[]), [""; 0]);
}

#[test]
fn data_files_count_whole_and_have_lines() {
    let csv = format!("id,email\n1,{MIRA}\n2,{LEO}\n");
    let repository = Repository::with(&[("a.csv", &csv)]);
    repository.stage("a.csv", format!("{csv}3,\n"));
    assert_eq!(repository.blocked(&[]), ["a.csv:2 email-address", "a.csv:3 email-address"]);
    repository.stage("b.yaml", format!("owner:\n  # who answers\n  email: {MIRA}\n"));
    assert!(repository.blocked(&[]).contains(&"b.yaml:3 email-address".to_owned()));
    // What git calls binary has no lines that could be old.
    let binary = format!("\0\0\nwrite to {MIRA} today\n");
    let repository = Repository::with(&[("a.txt", &binary)]);
    repository.stage("a.txt", format!("{binary}x\n"));
    let ran = repository.run(&["check", "--allow-incomplete", "a test"]);
    assert!(ran.status == 0 || ran.status == 1, "{}", ran.err);
}

#[test]
fn a_range_counts_what_any_of_its_commits_brought() {
    let repository = Repository::with(&[("a.txt", "a\n")]);
    repository.write("a.txt", format!("a\nwrite to {MIRA}\n"));
    let brought = repository.commit("brings it");
    repository.write("a.txt", "a\n");
    repository.commit("removes it");
    assert_eq!(repository.blocked(&["HEAD~2..HEAD"]), ["a.txt:2 email-address"]);
    assert_eq!(repository.blocked(&["--since", "HEAD~2"]), ["a.txt:2 email-address"]);
    assert_eq!(repository.blocked(&["HEAD~1..HEAD"]), [""; 0]);
    let lines = repository.check(&["HEAD~2..HEAD"], 1);
    let finding = lines.iter().find(|line| line["type"] == "finding").unwrap();
    assert_eq!(finding["commit"], brought.as_str());
}

#[test]
fn of_a_merge_count_the_lines_that_no_parent_has() {
    let repository = Repository::with(&[("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n")]);
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.write("a.txt", format!("{MIRA}\n2\n3\n4\n5\n6\n7\n8\n9\n"));
    repository.commit("side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("a.txt", format!("1\n2\n3\n4\n5\n6\n7\n8\n{LEO}\n"));
    repository.commit("main");
    repository.git(&["merge", "--quiet", "--no-edit", "--no-commit", "side"]);
    let merged = repository.read("a.txt");
    repository.write("a.txt", merged.replace("5\n", &format!("5 {ADA}\n")));
    repository.commit("merge");
    // Each line was brought once: by a side, or by the merge itself.
    assert_eq!(repository.blocked(&["HEAD~1..HEAD"]).len(), 2, "the side, and the merge");
    let of_merge = repository.blocked(&["HEAD~1..HEAD"]);
    assert!(of_merge.contains(&"a.txt:5 email-address".to_owned()), "{of_merge:?}");
}

#[test]
fn all_is_every_tracked_file_and_paths_are_files_as_they_are() {
    let repository = Repository::with(&[("a.txt", &format!("{MIRA}\n")), ("d/b.txt", &format!("x {LEO}\n"))]);
    repository.write("untracked.txt", format!("{ADA}\n"));
    assert_eq!(repository.blocked(&["--all"]), ["a.txt:1 email-address", "d/b.txt:1 email-address"]);
    assert_eq!(
        repository.blocked(&["d", "untracked.txt"]),
        ["d/b.txt:1 email-address", "untracked.txt:1 email-address"]
    );
    let below = repository.run_in(&repository.path().join("d"), &["check", "--format", "jsonl", "b.txt"]);
    assert_eq!(below.of_type("finding")[0]["path"], "d/b.txt", "{}", below.out);
}

#[test]
fn hostile_names_are_told_and_not_obeyed() {
    let repository = Repository::new();
    for name in ["a\n::error::b.txt", "<script>.txt", "e\u{1b}[31m.txt", "]]>.txt"] {
        repository.stage(name, format!("write to {MIRA}\n"));
    }
    for format in crate::repository::FORMATS {
        let ran = repository.run(&["check", "--format", format]).status(1);
        assert!(!ran.out.contains('\u{1b}') && !ran.out.contains("\n::error::b"), "{}", ran.out);
    }
}

#[test]
fn a_name_counts_where_it_is_new() {
    let name = format!("mail/{MIRA}/a.txt");
    let repository = Repository::new();
    repository.stage(&name, "nothing\n");
    let ran = repository.world.run(&["check"]);
    assert_eq!(ran.status, 1, "{}\n{}", ran.out, ran.err);
    repository.commit("named");
    repository.stage(&name, "nothing more\n");
    assert_eq!(repository.world.run(&["check"]).status, 0);
}

#[test]
fn stashes_and_what_nothing_leads_to_are_scanned_on_request() {
    let repository = Repository::with(&[("a.txt", "a\n")]);
    repository.write("a.txt", format!("a\n{MIRA}\n"));
    repository.git(&["stash", "--quiet"]);
    let target = format!("git+file://{}", repository.path().display());
    let found = |more: &[&str]| {
        let scan = ["scan", "--quiet", "--no-progress", "--format", "jsonl", &target];
        let ran = repository.run(&[&scan[..], more].concat()).status(0);
        ran.of_type("finding").len()
    };
    assert_eq!((found(&[]), found(&["--stashes"]), found(&["--unreachable"])), (0, 1, 1));
    repository.git(&["stash", "drop", "--quiet"]);
    assert_eq!((found(&[]), found(&["--stashes"]), found(&["--unreachable"])), (0, 0, 1));
}
