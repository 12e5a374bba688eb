//! The index, the files of sides, and repositories of every form.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::Arc;

use domesday_connectors::git::{Changes, ObjectId, Repository, Side, Update};
use domesday_connectors::{Context, Scope, Target, connectors_for};

use crate::support::{Repo, gap_lines, impostor, lines, nowhere, read_all, read_changes, read_scope};

/// Lines that are long enough for renames to be seen.
fn text(count: usize) -> String {
    (0..count).map(|line| format!("line {line} of the text\n")).collect()
}

/// What is done to a repository, and what is staged then: changes, and gaps.
type Case = (&'static str, fn(&Repo), &'static [&'static str], &'static [&'static str]);

const CASES: &[Case] = &[
    ("nothing", |_| {}, &[], &[]),
    ("added", |r| _ = r.write("b", "1").add(), &["b <-"], &[]),
    ("changed", |r| _ = r.write("a", "1").add(), &["a <- a"], &[]),
    ("deleted", |r| _ = r.git(&["rm", "--quiet", "a"]), &[], &[]),
    ("not staged", |r| _ = r.write("a", "1").write("c", "2"), &[], &[]),
    ("staged, then changed again", |r| _ = r.write("a", "1").add().write("a", "2"), &["a <- a"], &[]),
    ("mode only", |r| _ = r.git(&["update-index", "--chmod=+x", "a"]), &[], &[]),
    ("pure rename", |r| _ = r.git(&["mv", "a", "z"]), &[], &[]),
    (
        "rename with a change",
        |r| {
            r.git(&["mv", "a", "z"]);
            r.write("z", text(41)).add();
        },
        &["z <- a"],
        &[],
    ),
    ("copy", |r| _ = r.write("b", text(40)).add(), &["b <-"], &[]),
    (
        "link",
        |r| {
            symlink("a", r.path.join("link")).expect("linked");
            r.add();
        },
        &[],
        &["link symbolic_link"],
    ),
    (
        "a file becomes a link, a link becomes a file",
        |r| {
            fs::remove_file(r.path.join("a")).expect("removed");
            symlink("x", r.path.join("a")).expect("linked");
            fs::remove_file(r.path.join("was-link")).expect("removed");
            r.write("was-link", "text").add();
        },
        &["was-link <-"],
        &["a symbolic_link"],
    ),
    (
        "submodule",
        |r| {
            let id = r.id("HEAD").to_string();
            r.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{id},sub")]);
        },
        &[],
        &["sub not_requested"],
    ),
    ("only intended", |r| drop((r.write("new", "1"), r.git(&["add", "--intent-to-add", "new"]))), &[], &[]),
    (
        "conflict",
        |r| {
            r.git(&["checkout", "--quiet", "-b", "side"]);
            r.write("a", "side").commit();
            r.git(&["checkout", "--quiet", "main"]);
            r.write("a", "main").commit();
            r.try_git(&["merge", "--quiet", "side"]);
        },
        &[],
        &["a partial"],
    ),
    (
        "merge: only what no parent has",
        |r| {
            r.git(&["checkout", "--quiet", "-b", "side"]);
            r.write("theirs", "1").write("a", "x\n".to_owned() + &text(40)).commit();
            r.git(&["checkout", "--quiet", "main"]);
            r.write("a", text(40) + "y\n").commit();
            r.git(&["merge", "--quiet", "--no-commit", "side"]);
            r.write("evil", "1").add();
        },
        &["a <- a a", "evil <-"],
        &[],
    ),
    (
        "odd names",
        |r| {
            for name in
                [&b"new\nline"[..], b"tab\there", b"latin\xe9", b"-q", b":x", b"\"quoted\"", b"a b;c=d#e"]
            {
                r.write(name, name);
            }
            r.add();
        },
        &[
            r#"\"quoted\" <-"#,
            "-q <-",
            ":x <-",
            "a b;c=d#e <-",
            r"latin\xe9 <-",
            r"new\nline <-",
            r"tab\there <-",
        ],
        &[],
    ),
    ("a file that is called like a revision", |r| _ = r.write("HEAD", "1").add(), &["HEAD <-"], &[]),
    (
        "what is configured changes nothing",
        |r| {
            for (key, value) in [
                ("diff.renames", "copies"),
                ("diff.external", "false"),
                ("diff.noprefix", "true"),
                ("diff.ignoreSubmodules", "all"),
                ("core.fsmonitor", "false"),
                ("core.quotePath", "true"),
                ("diff.relative", "true"),
                ("color.ui", "always"),
                ("diff.orderFile", "/nonexistent"),
            ] {
                r.git(&["config", key, value]);
            }
            r.write("d\u{e4}/b", "1").write("a", "1").add();
        },
        &["a <- a", r"d\xc3\xa4/b <-"],
        &[],
    ),
];

#[test]
fn what_is_staged_is_told() {
    for (options, step) in [(&[][..], 1), (&["--object-format=sha256"], 4)] {
        for (name, change, expected, gaps) in CASES.iter().step_by(step) {
            let repo = Repo::with(options);
            repo.write("a", text(40)).write("sub dir/b", "content");
            symlink("a", repo.path.join("was-link")).expect("linked");
            repo.commit();
            change(&repo);
            let repository = repo.open();
            let staged = repository.staged().unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(lines(&staged), *expected, "{name}");
            assert_eq!(gap_lines(&staged.gaps), *gaps, "{name}");
            assert_eq!(staged.side, Side::Index);
            for change in &staged.changes {
                let place = staged.place(&repository, change).to_string();
                assert!(place.starts_with(&format!("{};index=0/", repo.root())), "{place}");
                let of_index = repo.command().args(["cat-file", "blob", &change.new.to_string()]).output();
                assert_eq!(
                    repository.blob(&change.new).expect("there"),
                    of_index.expect("git").stdout,
                    "{name}"
                );
                assert!(repository.holds(&Side::Index, &change.path).expect("told"), "{name}");
            }
            let read = read_changes(&repository, staged.clone());
            assert_eq!(read.len(), staged.changes.len() + staged.gaps.len(), "{name}");
            assert_eq!(read.values().filter(|read| read.is_ok()).count(), staged.changes.len(), "{name}");
        }
    }
}

#[test]
fn before_the_first_commit_everything_is_new() {
    for options in [&[][..], &["--object-format=sha256"]] {
        let repo = Repo::with(options);
        let repository = repo.open();
        assert_eq!(
            repository.staged().expect("told"),
            Changes { changes: vec![], gaps: vec![], side: Side::Index }
        );
        repo.write("a", "1").write("b", "").add();
        let staged = repo.open().staged().expect("told");
        assert_eq!(lines(&staged), ["a <-", "b <-"]);
        let read = read_changes(&repository, staged);
        let contents: Vec<_> = read.into_values().map(|read| read.expect("read")).collect();
        assert_eq!(contents, [b"1".to_vec(), b"".to_vec()]);
    }
}

#[test]
fn a_repository_is_found_from_wherever_it_is_asked() {
    let repo = Repo::new();
    repo.write("deep/er/a", "1").commit();
    repo.git(&["config", "core.hooksPath", "my hooks"]);
    let (linked, bare) = (repo.beside("linked\ntree"), repo.beside("bare.git"));
    let add = ["worktree", "add", "--quiet", "-b", "linked"].map(Path::new);
    repo.git(&[&add[..], &[&linked]].concat());
    repo.git(&[Path::new("clone"), Path::new("--quiet"), Path::new("--bare"), Path::new("."), &bare]);
    for (from, top, hooks) in [
        (repo.path.clone(), Some(&repo.path), repo.path.join("my hooks")),
        (repo.path.join("deep/er"), Some(&repo.path), repo.path.join("my hooks")),
        (repo.path.join("deep/er/a"), Some(&repo.path), repo.path.join("my hooks")),
        (linked.clone(), Some(&linked), linked.join("my hooks")),
        (linked.join("deep"), Some(&linked), linked.join("my hooks")),
        (bare.clone(), None, bare.join("hooks")),
        (bare.join("objects"), None, bare.join("hooks")),
    ] {
        let repository = Repository::discover(&from).unwrap_or_else(|error| panic!("{from:?}: {error}"));
        assert_eq!(repository.top(), top.map(|top| top.as_path()), "{from:?}");
        let told = repository.hooks().expect("told");
        assert_eq!(normal(&told), hooks, "{from:?}");
        assert_eq!(lines(&repository.tracked().expect("told")), ["deep/er/a <-"], "{from:?}");
    }
    // What is staged in one working tree is not staged in the other.
    let other = Repo::at(linked);
    other.write("here", "1").add();
    assert_eq!(lines(&other.open().staged().expect("told")), ["here <-"]);
    assert_eq!(lines(&repo.open().staged().expect("told")), [""; 0]);
}

/// A path without `..`.
fn normal(path: &Path) -> std::path::PathBuf {
    let mut out = std::path::PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => drop(out.pop()),
            part => out.push(part),
        }
    }
    out
}

#[test]
fn what_is_no_repository_is_an_error_with_a_remedy() {
    let directory = tempfile::tempdir().expect("a directory");
    let repo = Repo::new();
    let cases = [
        (None, directory.path().join("absent"), "no such directory"),
        (Some(nowhere().to_owned()), repo.path.clone(), "install git"),
        (
            Some(impostor(
                &repo,
                "echo \"fatal: detected dubious ownership in repository at '/srv/repo'\" >&2; exit 128",
            )),
            repo.path.clone(),
            "safe.directory",
        ),
    ];
    for (program, from, expected) in cases {
        let error = Repository::discover_by(program.as_deref(), &from).expect_err(expected).to_string();
        assert!(error.contains(expected), "{error}");
    }
    // Temporary directories may stand within a repository.
    if let Err(error) = Repository::discover(directory.path()) {
        assert!(error.to_string().contains("give the root of a working tree"), "{error}");
    }
}

#[test]
fn sides_know_their_files() {
    let repo = Repo::new();
    let first = repo.write("a", "1").write("d/.ignore", "x").commit();
    repo.write("b", "2").write(".ignore", "y").write("not.ignore", "z").add();
    let repository = repo.open();
    let names = |side: &Side| {
        let named = repository.named(side, b".ignore").expect("told");
        named.into_iter().map(|(path, id)| (path, repository.blob(&id).expect("there"))).collect::<Vec<_>>()
    };
    let of_index = [(b".ignore".to_vec(), b"y".to_vec()), (b"d/.ignore".to_vec(), b"x".to_vec())];
    assert_eq!(names(&Side::Index), of_index);
    let commit = Side::Commit(first);
    assert_eq!(names(&commit), of_index[1..]);
    for (side, path, expected) in [
        (Side::Index, "b", true),
        (Side::Index, "d", true),
        (Side::Index, "d/", false),
        (Side::Index, ".ig", false),
        (commit, "d/.ignore", true),
        (commit, "a", true),
        (commit, "b", false),
        (commit, "", false),
    ] {
        assert_eq!(repository.holds(&side, path.as_bytes()).expect("told"), expected, "{side:?} {path}");
    }
    assert_eq!(repository.entry(&commit, b"a").expect("told"), Some(repo.id("HEAD:a")));
    assert!(repository.blob(&first).is_err(), "a commit is no blob");
    let absent: ObjectId = "1".repeat(40).parse().expect("an id");
    assert!(repository.blob(&absent).is_err_and(|error| error.message.contains("does not have")));
    assert!(repository.holds(&Side::Commit(absent), b"a").is_err());
    assert_eq!(repository.blob(&repo.id("HEAD:a")).expect("still answers"), b"1");
}

#[test]
fn globs_choose_among_changes() {
    let repo = Repo::new();
    repo.write("a/one.csv", "1").write("b/two.txt", "2").write("c/d/e", "3").add();
    let repository = repo.open();
    let staged = Arc::new(repository.staged().expect("told"));
    let all = |globs: &[&str]| globs.iter().map(|glob| (*glob).to_owned()).collect();
    for (include, exclude, max_depth, expected) in [
        (&["*.csv"][..], &[][..], None, &["a/one.csv"][..]),
        (&[], &["/b", "*.csv"], None, &["c/d/e"]),
        (&[], &[], Some(2), &["a/one.csv", "b/two.txt"]),
        (&["nothing"], &[], None, &[]),
    ] {
        let scope = Scope { include: all(include), exclude: all(exclude), max_depth, ..Scope::default() };
        let read = read_scope(repository.connector(Arc::clone(&staged)).as_ref(), &scope);
        let expected: Vec<_> =
            expected.iter().map(|path| format!("{};index=0/{path}", repo.root())).collect();
        assert_eq!(read.into_keys().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn many_files_of_all_sizes_are_read_in_any_order() {
    let repo = Repo::new();
    for number in 0..300 {
        repo.write(format!("{number:03}"), vec![b'a' + (number % 26) as u8; number * 37 % 5000]);
    }
    let large: Vec<u8> = (0..(33u32 << 20)).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    repo.write("large", &large).add();
    let repository = repo.open();
    let staged = repository.staged().expect("told");
    let read = read_changes(&repository, staged.clone());
    assert_eq!(read.len(), 301);
    for (place, content) in &read {
        let name = place.rsplit('/').next().expect("a name");
        assert!(content.as_ref().expect("read") == &fs::read(repo.path.join(name)).expect("read"), "{name}");
    }
    // Backwards, and without being told before.
    let connector = repository.connector(Arc::new(staged));
    let mut units = Vec::new();
    connector.list(&Scope::default(), &mut |listed| {
        if let domesday_connectors::Listed::Unit(mut unit) = listed {
            if units.len() % 3 != 0 {
                connector.prepare(&mut unit);
            }
            units.push(unit);
        }
        std::ops::ControlFlow::Continue(())
    });
    for unit in units.into_iter().rev().take(150) {
        let payload = connector.read(unit).expect("read");
        assert!(Ok(&crate::support::bytes_of(&payload)) == read[&payload.place.to_string()].as_ref());
    }
}

#[test]
fn lines_of_hooks_are_read() {
    let (one, two) = ("1".repeat(40), "2".repeat(40));
    let update = Update {
        old: one.parse().expect("an id"),
        new: two.parse().expect("an id"),
        name: b"refs/heads/main".to_vec(),
    };
    let received = format!("{one} {two} refs/heads/main");
    assert_eq!(Update::received(received.as_bytes()), Some(update.clone()));
    let pushed = format!("HEAD@{{1 day ago}} {two} refs/heads/main {one}");
    assert_eq!(Update::to_push(pushed.as_bytes()), Some(update));
    for line in ["", "a b c", "a b c d", &format!("{one} {two}"), &format!("{one} {two} ")] {
        assert_eq!(
            (Update::received(line.as_bytes()), Update::to_push(line.as_bytes())),
            (None, None),
            "{line}"
        );
    }
}

#[test]
fn git_that_fails_is_never_nothing_found() {
    let repo = Repo::new();
    repo.write("a", text(20)).commit();
    repo.write("a", text(21)).write("b", "2").add();
    // What comes instead of one of git's commands.
    let instead = [
        "echo 'error: something' >&2",
        "echo 'error: something' >&2; exit 1",
        "exit 128",
        "git \"$@\" | (dd bs=1 count=30 2>/dev/null; kill $$)",
        "git \"$@\" | (dd bs=1 count=150 2>/dev/null; kill $$)",
        "exit 0",
        "kill -9 $$",
        "echo nonsense",
        "git \"$@\" | sed -u 's/ blob / thing /'",
        "git \"$@\"; echo 'error: object directory is damaged' >&2",
        "sed -un 's/^contents \\(.*\\)/\\1 missing/p'",
    ];
    let look = |program: Option<&Path>| {
        let repository = Repository::discover_by(program, &repo.path)?;
        let (staged, tracked) = (repository.staged()?, repository.tracked()?);
        let gaps = staged.gaps.len() + tracked.gaps.len();
        let read = [read_changes(&repository, staged), read_changes(&repository, tracked)];
        Ok::<_, domesday_connectors::Error>((gaps, read))
    };
    let (_, whole) = look(None).expect("told");
    for command in ["rev-parse", "diff-index", "ls-files", "cat-file"] {
        for script in instead {
            // What is answered like "nothing" without a word is believed.
            if matches!(command, "diff-index" | "ls-files")
                && (script == "exit 0" || script.contains("missing"))
            {
                continue;
            }
            let script = format!("case \" $* \" in *\" {command} \"*) {script};; *) exec git \"$@\";; esac");
            match look(Some(&impostor(&repo, &script))) {
                Err(error) => assert!(!error.message.is_empty(), "{command}: {script}"),
                Ok((gaps, read)) => {
                    let failed = read.iter().flat_map(|read| read.values()).any(Result::is_err);
                    assert!(gaps > 0 || failed || read == whole, "{command}: {script}");
                }
            }
        }
    }
}

#[test]
fn what_a_repository_configures_is_not_run() {
    let repo = Repo::new();
    repo.write("a", text(20)).write(".gitattributes", "* filter=x diff=x\n").commit();
    repo.write("a", text(21)).commit();
    repo.write("b", "1").add();
    let marker = repo.beside("marker");
    let program = impostor(&repo, &format!("touch '{}'", marker.display()));
    let program = program.to_str().expect("text");
    for key in [
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "diff.external",
        "diff.x.command",
        "diff.x.textconv",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "gpg.program",
        "credential.helper",
        "remote.origin.uploadpack",
    ] {
        repo.git(&["config", key, program]);
    }
    let hooks = repo.beside("hooks");
    fs::create_dir(&hooks).expect("created");
    for hook in ["post-index-change", "reference-transaction", "fsmonitor-watchman"] {
        fs::copy(program, hooks.join(hook)).expect("copied");
    }
    let here = format!("file://{}", repo.path.display());
    for (key, value) in [
        ("core.hooksPath", hooks.to_str().expect("text")),
        ("log.showSignature", "true"),
        ("remote.origin.url", here.as_str()),
        ("remote.origin.promisor", "true"),
        ("protocol.file.allow", "always"),
    ] {
        repo.git(&["config", key, value]);
    }
    let gone = repo.git(&["rev-parse", "HEAD~1:a"]);
    let _ = fs::remove_file(&marker);
    fs::remove_file(repo.path.join(".git/objects").join(&gone[..2]).join(&gone[2..])).expect("removed");
    let repository = repo.open();
    let read = read_changes(&repository, repository.staged().expect("told"));
    assert_eq!(read.len(), 1);
    assert_eq!(lines(&repository.range("HEAD~1..").expect("told")), ["a <- a"]);
    let target = Target::from(repo.root());
    let connectors = connectors_for(&[target], &Context::default()).expect("a repository");
    let reasons: Vec<_> = read_all(connectors[0].as_ref()).into_values().filter_map(Result::err).collect();
    assert_eq!(reasons, ["not_requested"]);
    assert!(!marker.exists(), "a program was run");
}

#[test]
fn an_old_git_is_asked_in_its_own_way() {
    let repo = Repo::new();
    repo.write("a", "1").write("b", "2").add();
    let script = "case \" $* \" in *\" --batch-command \"*)\n\
                  echo \"error: unknown option \\`batch-command'\" >&2; echo usage >&2; exit 129;;\n\
                  *) exec git \"$@\";; esac";
    let repository = Repository::discover_by(Some(&impostor(&repo, script)), &repo.path).expect("found");
    let staged = repository.staged().expect("told");
    let connector = repository.connector(Arc::new(staged));
    let read = read_all(connector.as_ref());
    assert_eq!(read.values().filter(|read| read.is_ok()).count(), 2, "{read:?}");
}
