//! Hooks: a commit and a push that are stopped, and then pass.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::repository::{LEO, MIRA, Repository, silent};

/// Adds something and commits it as a person would.
fn commit(repository: &Repository, text: &str) -> crate::support::Ran {
    repository.stage("a.txt", text);
    let ran = repository.git_in(&repository.path(), &["commit", "--message", "x"]);
    silent(&ran);
    ran
}

#[test]
fn a_commit_is_stopped_and_then_passes() {
    let repository = Repository::with(&[("a.txt", "a\n")]);
    let ran = repository.run(&["hook", "install"]).status(0);
    assert!(ran.out.contains("pre-commit"), "{}", ran.out);
    let stopped = commit(&repository, &format!("a\nwrite to {MIRA}\n"));
    assert_eq!(stopped.status, 1, "{}\n{}", stopped.out, stopped.err);
    assert!(
        format!("{}{}", stopped.out, stopped.err).contains("a.txt:2"),
        "{}\n{}",
        stopped.out,
        stopped.err
    );
    let allowed = format!("a\nwrite to {MIRA} // domesday:allow[email-address] of nobody\n");
    let passed = commit(&repository, &allowed);
    assert_eq!(passed.status, 0, "{}\n{}", passed.out, passed.err);
    // Only what is committed is checked: `git commit PATH` has an index of its own.
    repository.stage("b.txt", format!("{LEO}\n"));
    repository.write("a.txt", format!("{allowed}more\n"));
    let alone = repository.git_in(&repository.path(), &["commit", "--message", "x", "a.txt"]);
    assert_eq!(alone.status, 0, "{}\n{}", alone.out, alone.err);
    repository.run(&["hook", "uninstall"]).status(0);
    let passed = commit(&repository, &format!("{allowed}{LEO}\n"));
    assert_eq!(passed.status, 0, "{}\n{}", passed.out, passed.err);
}

#[test]
fn the_path_of_hooks_is_that_of_git() {
    let repository = Repository::with(&[("a.txt", "a\n")]);
    repository.git(&["config", "core.hooksPath", "tools/hooks"]);
    repository.run(&["hook", "install"]).status(0);
    let hook = repository.path().join("tools/hooks/pre-commit");
    assert_eq!(fs::metadata(&hook).unwrap().permissions().mode() & 0o111, 0o111);
    assert_eq!(commit(&repository, &format!("a\n{MIRA}\n")).status, 1);
    // Of a linked working tree, too.
    repository.git(&["reset", "--quiet", "--hard"]);
    repository.git(&["config", "core.hooksPath", hook.parent().unwrap().to_str().unwrap()]);
    repository.git(&["worktree", "add", "--quiet", "../linked"]);
    let linked = repository.world.path("linked");
    fs::write(linked.join("a.txt"), format!("a\n{MIRA}\n")).unwrap();
    let ran = repository.git_in(&linked, &["commit", "--all", "--message", "x"]);
    assert_eq!(ran.status, 1, "{}\n{}", ran.out, ran.err);
}

#[test]
fn a_hook_of_others_is_left_alone_unless_forced() {
    let repository = Repository::with(&[("a.txt", "a\n")]);
    let hook = repository.path().join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\nexit 0\n").unwrap();
    let ran = repository.run(&["hook", "install"]).status(2);
    assert!(ran.err.contains("domesday check --staged") && ran.err.contains("--force"), "{}", ran.err);
    repository.run(&["hook", "uninstall"]).status(2);
    repository.run(&["hook", "install", "--force"]).status(0);
    repository.run(&["hook", "install"]).status(0);
    assert!(fs::read_to_string(&hook).unwrap().contains("check --staged"));
    repository.run(&["hook", "uninstall"]).status(0);
    assert_eq!(fs::read_to_string(&hook).unwrap(), "#!/bin/sh\nexit 0\n");
}

#[test]
fn a_push_is_stopped_on_either_side() {
    let repository = Repository::with(&[("a.txt", "a\n")]);
    let bare = repository.world.path("bare.git");
    repository.git(&["init", "--quiet", "--bare", bare.to_str().unwrap()]);
    repository.git(&["remote", "add", "origin", bare.to_str().unwrap()]);
    repository.git(&["push", "--quiet", "origin", "main"]);
    let push = |branch: &str| {
        let ran = repository.git_in(&repository.path(), &["push", "origin", branch]);
        silent(&ran);
        ran
    };
    // The receiving side sees what is in quarantine, and every commit of it.
    repository.run_in(&bare, &["hook", "install", "--type", "pre-receive"]).status(0);
    repository.write("a.txt", format!("a\n{MIRA}\n"));
    repository.commit("brings it");
    repository.write("a.txt", "a\nb\n");
    repository.commit("removes it");
    let ran = push("main");
    assert_ne!(ran.status, 0, "{}\n{}", ran.out, ran.err);
    assert!(ran.err.contains("a.txt:2") && ran.err.contains("pre-receive hook declined"), "{}", ran.err);
    // What is known in the tree that is pushed passes.
    repository.stage("a.txt", format!("a\n{MIRA}\n"));
    repository.run(&["baseline", "update"]).status(0);
    repository.commit("known");
    let ran = push("main");
    assert_eq!(ran.status, 0, "{}\n{}", ran.out, ran.err);

    // The sending side.
    repository.run(&["hook", "install", "--type", "pre-push"]).status(0);
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write("b.txt", format!("{LEO}\n"));
    repository.commit("brings another");
    let ran = push("topic");
    assert_ne!(ran.status, 0, "{}\n{}", ran.out, ran.err);
    assert!(format!("{}{}", ran.out, ran.err).contains("b.txt:1"), "{}\n{}", ran.out, ran.err);
    repository.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    repository.write("c.txt", "clean\n");
    repository.commit("clean");
    let ran = push("topic");
    assert_eq!(ran.status, 0, "{}\n{}", ran.out, ran.err);
    // Deleting a branch brings nothing.
    let ran = repository.git_in(&repository.path(), &["push", "origin", "--delete", "topic"]);
    assert_eq!(ran.status, 0, "{}\n{}", ran.out, ran.err);
}

#[test]
fn refs_that_are_none_are_an_error() {
    let repository = Repository::with(&[("a.txt", "a\n")]);
    for hook in ["--pre-receive", "--pre-push"] {
        let ran = repository.world.feed(&["check", hook], b"what is this\n").status(2);
        assert!(ran.err.contains("standard input"), "{}", ran.err);
        repository.world.feed(&["check", hook], b"").status(0);
    }
}
