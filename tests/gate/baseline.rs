//! The baseline: what it knows, what it does not, and how it is merged.

use crate::repository::{ADA, LEO, MIRA, Repository};

const FILE: &str = ".domesday-baseline";

/// A repository with known findings.
fn known() -> Repository {
    let repository = Repository::with(&[
        ("a.txt", &format!("first line\nwrite to {MIRA} today\nlast line\n")),
        ("users.csv", &format!("id,email\n1,{MIRA}\n2,{LEO}\n")),
    ]);
    repository.run(&["baseline", "update"]).status(0);
    repository.commit("baseline");
    repository
}

#[test]
fn the_file_is_sorted_and_holds_no_value_line_or_time() {
    let repository = known();
    let text = repository.read(FILE);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines.len(), lines[0]), (4, "# domesday baseline 1"));
    let mut sorted = lines.clone();
    sorted.sort_unstable();
    assert_eq!(lines, sorted);
    for line in &lines[1..] {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!((fields.len(), fields[1], fields[2].len(), fields[3].len()), (4, "email-address", 16, 16));
    }
    assert_eq!(repository.read(".gitattributes"), ".domesday-baseline merge=union\n");
    let ran = repository.run(&["baseline", "update"]).status(0);
    assert_eq!(repository.read(FILE), text, "{}", ran.out);
    assert_eq!(repository.read(".gitattributes"), ".domesday-baseline merge=union\n");
    assert_eq!(repository.blocked(&["--all"]), [""; 0]);
}

#[test]
fn what_is_added_beside_the_known_blocks() {
    let repository = known();
    // Alike down to the mask, in a line of its own and in a record of its own.
    repository.stage(
        "a.txt",
        format!(
            "first line\nwrite to {MIRA} today\nwrite to {} today\nlast line\n",
            "moritz.vale@lumenfield-studio.nl"
        ),
    );
    assert_eq!(repository.blocked(&[]), ["a.txt:3 email-address"]);
    repository.git(&["reset", "--quiet", "--hard"]);
    repository.stage("users.csv", format!("id,email\n1,{MIRA}\n2,{LEO}\n3,{ADA}\n"));
    assert_eq!(repository.blocked(&[]), ["users.csv:4 email-address"]);
}

#[test]
fn moved_renamed_wrapped_and_indented_is_known() {
    let repository = known();
    for (name, text) in [
        ("a.txt", format!("new\nnew\n  first line\n\twrite to {MIRA} today\nlast line\n")),
        ("a.txt", format!("last line\nfirst line\nwrite to {MIRA} today\n")),
        ("a.txt", format!("// first line write to\n// {MIRA} today last line\n")),
        ("b.txt", format!("other\nwrite to {MIRA} today\n")),
        ("users.csv", format!("id,email\n2,{LEO}\n1,{MIRA}\n")),
    ] {
        if name == "b.txt" {
            repository.git(&["mv", "a.txt", "b.txt"]);
        }
        repository.stage(name, &text);
        assert_eq!(repository.blocked(&[]), [""; 0], "{text}");
        repository.git(&["reset", "--quiet", "--hard"]);
    }
    // Moved to another file: the one that it came from does not hold it any more.
    repository.write("a.txt", "first line\nlast line\n");
    repository.write("c.txt", format!("write to {MIRA} today\n"));
    repository.git(&["add", "--all"]);
    assert_eq!(repository.blocked(&[]), [""; 0]);
    // Copied: it does.
    repository.git(&["reset", "--quiet", "--hard"]);
    repository.stage("c.txt", format!("write to {MIRA} today\n"));
    assert_eq!(repository.blocked(&[]), ["c.txt:1 email-address"]);
}

#[test]
fn entries_expire_and_their_reasons_stay() {
    let repository = known();
    let text = repository.read(FILE);
    let with = |day: &str| {
        let lines: Vec<String> = (text.lines())
            .map(|line| match line.starts_with("a.txt") {
                true => format!("{line}\texpires={day}\treason=asked in March"),
                false => line.to_owned(),
            })
            .collect();
        lines.join("\n") + "\n"
    };
    repository.write(FILE, with("2999-12-31"));
    let lines = repository.check(&["--all"], 0);
    let reasons = lines.iter().filter(|line| line["reason"] == "asked in March").count();
    assert_eq!(reasons, 1, "{lines:?}");
    repository.write(FILE, with("2020-12-31"));
    assert_eq!(repository.blocked(&["--all"]), ["a.txt:2 email-address"]);
    let audit = repository.run(&["baseline", "audit"]).status(1);
    assert!(audit.out.contains("expired on 2020-12-31"), "{}", audit.out);
    // Writing it anew does not renew it.
    repository.run(&["baseline", "update"]).status(0);
    assert_eq!(repository.read(FILE), with("2020-12-31"));
}

#[test]
fn the_audit_lists_what_passes_and_what_is_not_needed() {
    let repository = known();
    let audit = repository.run(&["baseline", "audit"]).status(0);
    assert!(audit.out.contains("a.txt:2") && audit.out.contains("users.csv:3"), "{}", audit.out);
    assert!(audit.out.contains("m***@l***.***"), "{}", audit.out);
    repository.stage("a.txt", "nothing\n");
    let audit = repository.run(&["baseline", "audit"]).status(1);
    assert!(audit.out.contains("a.txt is not needed"), "{}", audit.out);
    let ran = repository.run(&["check", "--staged"]).status(0);
    assert!(ran.out.contains("not needed"), "{}", ran.out);
    repository.run(&["baseline", "update"]).status(0);
    assert_eq!(repository.read(FILE).lines().count(), 3);
}

#[test]
fn an_update_of_what_is_staged_leaves_the_rest() {
    let repository = known();
    // A finding in the name of a directory stands in no file.
    repository.stage("of/nina.berg@fjordline-post.no/note.txt", "nothing\n");
    repository.run(&["baseline", "update"]).status(0);
    repository.commit("named");
    repository.stage("b.txt", format!("ask {ADA}\n"));
    repository.run(&["baseline", "update", "--staged"]).status(0);
    assert_eq!(repository.read(FILE).lines().count(), 6);
    assert_eq!(repository.blocked(&["--all"]), [""; 0]);
    assert_eq!(repository.blocked(&[]), [""; 0]);
    // The baseline itself is not checked.
    repository.git(&["add", "--all"]);
    assert_eq!(repository.blocked(&[]), [""; 0]);
}

#[test]
fn both_sides_of_a_merge_keep_their_entries() {
    let repository = known();
    for (branch, name, value) in [("one", "b.txt", ADA), ("two", "c.txt", LEO)] {
        repository.git(&["checkout", "--quiet", "-b", branch, "main"]);
        repository.stage(name, format!("ask {value} first\n"));
        repository.run(&["baseline", "update"]).status(0);
        repository.commit(branch);
    }
    repository.git(&["merge", "--quiet", "--no-edit", "one"]);
    assert_eq!(repository.read(FILE).lines().count(), 6);
    assert_eq!(repository.blocked(&["--all"]), [""; 0]);
}

#[test]
fn another_file_can_be_the_baseline() {
    let repository = known();
    repository.git(&["rm", "--quiet", "--cached", FILE]);
    std::fs::rename(repository.path().join(FILE), repository.path().join("known.tsv")).unwrap();
    assert_eq!(repository.blocked(&["--all"]).len(), 3);
    assert_eq!(repository.blocked(&["--all", "--baseline", "known.tsv"]), [""; 0]);
    repository.write("domesday.toml", "[check]\nbaseline = \"known.tsv\"\n");
    assert_eq!(repository.blocked(&["--all"]), [""; 0]);
    repository.run(&["baseline", "update", "--baseline", "new.tsv", "--no-gitattributes"]).status(0);
    assert_eq!(repository.read("new.tsv"), repository.read("known.tsv"));
    assert!(!repository.read(".gitattributes").contains("new.tsv"));
}
