//! Ranges of commits, and what is pushed.

use std::fs;

use domesday_connectors::git::{ObjectId, Repository, Side, Update};

use crate::support::{Repo, gap_lines, impostor, lines, read_changes};

fn text(count: usize) -> String {
    (0..count).map(|line| format!("line {line} of the text\n")).collect()
}

/// A line of history: a value that comes and goes, a branch that is merged with changes of its own, a rename.
fn story() -> Repo {
    let repo = Repo::new();
    repo.write("base", text(40)).commit();
    repo.git(&["tag", "start"]);
    repo.write("secret", "1").commit();
    fs::remove_file(repo.path.join("secret")).expect("removed");
    repo.commit();
    repo.git(&["checkout", "--quiet", "-b", "side"]);
    repo.write("theirs", "1").write("both", "side").commit();
    repo.git(&["checkout", "--quiet", "main"]);
    repo.git(&["mv", "base", "moved"]);
    repo.write("moved", text(41)).write("both", "main").commit();
    repo.try_git(&["merge", "--quiet", "--no-commit", "side"]);
    repo.write("both", "merged").write("evil", "1").commit();
    repo
}

fn null() -> ObjectId {
    "0".repeat(40).parse().expect("an id")
}

#[test]
fn every_commit_of_a_range_counts() {
    let repo = story();
    let repository = repo.open();
    let all = ["secret <-", "theirs <-", "both <-", "moved <- base", "both <- both both", "evil <-"];
    let cases: [(&str, &[&str]); 9] = [
        ("start..HEAD", &all),
        ("start..", &all),
        ("start...main", &all),
        ("side..main", &["both <-", "both <- both both", "evil <-", "moved <- base"]),
        ("main..side", &[]),
        ("main~1...side", &["both <-", "theirs <-"]),
        ("HEAD..HEAD", &[]),
        (&format!("{}..start", null()), &["base <-"]),
        (&format!("{}..{}", repo.id("start"), repo.id("start~0")), &[]),
    ];
    for (spec, expected) in cases {
        let changes = repository.range(spec).unwrap_or_else(|error| panic!("{spec}: {error}"));
        let mut told = lines(&changes);
        told.sort();
        let mut expected: Vec<_> =
            if spec.starts_with("start") { [expected, &["both <-"]].concat() } else { expected.to_vec() };
        expected.sort_unstable();
        assert_eq!(told, expected, "{spec}");
        assert!(changes.gaps.is_empty(), "{spec}: {:?}", changes.gaps);
        for change in &changes.changes {
            let commit = change.commit.expect("a commit");
            let place = changes.place(&repository, change).to_string();
            assert_eq!(
                place,
                format!("{};commit={commit}/{}", repo.root(), String::from_utf8_lossy(&change.path))
            );
            let spelled = format!("{commit}:{}", String::from_utf8_lossy(&change.path));
            assert_eq!(change.new, repo.id(&spelled));
            for old in &change.old {
                assert!(repository.blob(&old.id).is_ok());
            }
        }
        let read = read_changes(&repository, changes.clone());
        assert!(read.len() == changes.changes.len() && read.values().all(Result::is_ok), "{spec}");
    }
    assert_eq!(repository.range("start..side").expect("told").side, Side::Commit(repo.id("side")));
}

#[test]
fn what_is_no_range_is_an_error() {
    let repo = story();
    let repository = repo.open();
    for spec in
        ["HEAD", "", "nothing..HEAD", "HEAD..nothing", "--all..HEAD", "HEAD..--output=x", "HEAD:moved..HEAD"]
    {
        let error = repository.range(spec).expect_err(spec);
        assert!(error.message.contains("no range") || error.message.contains("no "), "{spec}: {error}");
    }
}

#[test]
fn the_same_change_twice_is_told_once_and_a_change_back_is_told() {
    let repo = Repo::new();
    repo.write("a", "0").commit();
    for content in ["1", "2", "1", "2", "1"] {
        repo.write("a", content).commit();
    }
    let changes = repo.open().range("HEAD~5..HEAD").expect("told");
    assert_eq!(lines(&changes), ["a <- a"; 3]);
}

#[test]
fn a_shallow_clone_says_where_its_history_ends() {
    let repo = Repo::new();
    for number in 0..5 {
        repo.write("a", format!("{number}")).commit();
    }
    let path = repo.beside("shallow");
    let from = format!("file://{}", repo.path.display());
    repo.git(&["clone", "--quiet", "--depth=3", &from, path.to_str().expect("text")]);
    let clone = Repo::at(path).open();
    let error = clone.range("HEAD~3..HEAD").expect_err("not there");
    assert!(error.message.contains("--unshallow"), "{error}");
    let whole = clone.range("HEAD~2..HEAD").expect("told");
    assert_eq!((lines(&whole).len(), whole.gaps.len()), (2, 0));
    let cut = clone.range(&format!("{}..HEAD", null())).expect("told");
    assert_eq!((lines(&cut).len(), gap_lines(&cut.gaps).len()), (2, 1));
    assert!(cut.gaps[0].detail.contains("cut off at 1 commits"), "{:?}", cut.gaps);
}

#[test]
fn what_a_remote_does_not_have_is_pushed() {
    let repo = story();
    let remote = repo.beside("remote.git");
    let remote = remote.to_str().expect("text");
    repo.git(&["clone", "--quiet", "--bare", ".", remote]);
    repo.git(&["remote", "add", "origin", remote]);
    repo.git(&["fetch", "--quiet", "origin"]);
    let before = repo.id("main");
    repo.write("new", "1").commit();
    repo.write("new", "2").commit();
    repo.git(&["checkout", "--quiet", "--orphan", "other"]);
    repo.git(&["rm", "--quiet", "-r", "-f", "."]);
    repo.write("root", "1").commit();
    repo.git(&["tag", "--annotate", "--message=x", "annotated", "main"]);
    repo.git(&["tag", "blob", &repo.id("main:moved").to_string()]);
    repo.git(&["tag", "tree", "other^{tree}"]);
    let repository = repo.open();
    let update = |old: ObjectId, new: &str, name: &str| Update {
        old,
        new: if new.is_empty() { null() } else { repo.id(new) },
        name: name.into(),
    };
    let unknown: ObjectId = "1".repeat(40).parse().expect("an id");
    let cases: [(Update, Option<&str>, &[&str]); 9] = [
        (update(before, "main", "refs/heads/main"), Some("origin"), &["new <-", "new <- new"]),
        (update(null(), "main", "refs/heads/fresh"), Some("origin"), &["new <-", "new <- new"]),
        (update(unknown, "main", "refs/heads/main"), Some("origin"), &["new <-", "new <- new"]),
        (update(before, "main", "refs/heads/main"), Some("https://git.example/r"), &["new <-", "new <- new"]),
        (update(null(), "annotated", "refs/tags/annotated"), Some("origin"), &["new <-", "new <- new"]),
        (update(null(), "other", "refs/heads/other"), Some("origin"), &["root <-"]),
        (update(before, "", "refs/heads/main"), Some("origin"), &[]),
        (update(null(), "blob", "refs/tags/blob"), Some("origin"), &["refs/tags/blob <-"]),
        (update(null(), "tree", "refs/tags/tree"), Some("origin"), &["root <-"]),
    ];
    for (update, remote, expected) in cases {
        let changes = repository.pushed(std::slice::from_ref(&update), remote).expect("told");
        assert_eq!(lines(&changes), *expected, "{update:?}");
        let read = read_changes(&repository, changes);
        assert!(read.values().all(Result::is_ok) && read.len() == expected.len(), "{read:?}");
    }
    let absent = Update { old: null(), new: unknown, name: b"refs/heads/x".to_vec() };
    assert!(repository.pushed(&[absent], Some("origin")).is_err());
}

#[test]
fn a_repository_that_receives_reads_what_is_in_quarantine() {
    let repo = story();
    let remote = repo.beside("remote.git");
    repo.git(&["clone", "--quiet", "--bare", ".", remote.to_str().expect("text")]);
    // The hook shows what it is given, in the environment that git makes: a stand-in for domesday.
    let told = repo.beside("told");
    let hook = remote.join("hooks/pre-receive");
    fs::copy(impostor(&repo, &format!("cat > '{0}'; env > '{0}.env'; exit 0", told.display())), &hook)
        .expect("copied");
    repo.write("pushed", "1").commit();
    repo.git(&["push", "--quiet", remote.to_str().expect("text"), "main"]);
    let line = fs::read(&told).expect("the hook was run");
    let update = Update::received(line.trim_ascii_end()).expect("an update");
    assert_eq!(update.new, repo.id("main"));
    let environment = fs::read_to_string(told.with_extension("env")).expect("written");
    assert!(environment.contains("GIT_QUARANTINE_PATH="), "{environment}");
    // The same, with a git that runs in such an environment: objects beside, refs as they were.
    let receiver = Repo::new();
    repo.git(&["branch", "before", "main~1"]);
    receiver.git(&["fetch", "--quiet", repo.path.to_str().expect("text"), "before:refs/heads/before"]);
    let quarantine = repo.path.join(".git/objects");
    let script = format!(
        "GIT_OBJECT_DIRECTORY='{}' GIT_ALTERNATE_OBJECT_DIRECTORIES='{}' exec git \"$@\"",
        quarantine.display(),
        receiver.path.join(".git/objects").display()
    );
    let program = impostor(&receiver, &script);
    let repository = Repository::discover_by(Some(&program), &receiver.path.join(".git")).expect("found");
    let changes = repository.pushed(std::slice::from_ref(&update), None).expect("told");
    assert_eq!(lines(&changes), ["pushed <-"]);
    assert!(read_changes(&repository, changes).values().all(Result::is_ok));
}

#[test]
fn git_that_fails_is_never_an_empty_range() {
    let repo = story();
    let whole = repo.open().range("start..main").expect("told");
    let instead = [
        "exit 0",
        "exit 1",
        "echo 'error: something' >&2",
        "git \"$@\" | (dd bs=1 count=30 2>/dev/null; kill $$)",
        "git \"$@\" | (dd bs=1 count=700 2>/dev/null; kill $$)",
        "echo nonsense",
        "git \"$@\"; echo 'error: it is damaged' >&2",
    ];
    for command in ["rev-list", "diff-tree", "cat-file"] {
        for script in instead {
            let program = impostor(
                &repo,
                &format!("case \" $* \" in *\" {command} \"*) {script};; *) exec git \"$@\";; esac"),
            );
            let repository = Repository::discover_by(Some(&program), &repo.path).expect("found");
            match repository.range("start..main") {
                Err(error) => assert!(!error.message.is_empty()),
                Ok(changes) => {
                    let is_same = changes == whole;
                    let has_gaps = !changes.gaps.is_empty()
                        || read_changes(&repository, changes).values().any(Result::is_err);
                    assert!(is_same || has_gaps, "{command}: {script}");
                }
            }
        }
    }
}
