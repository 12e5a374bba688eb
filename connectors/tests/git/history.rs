//! Whole repositories: every blob once, where it was first seen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use domesday_connectors::{Connector, Context, Error, GitOptions, Scope, Target, Version, connectors_for};

use crate::support::{Outcomes, Repo, impostor, read_all, read_scope};

fn target(address: &str, git: GitOptions) -> Target {
    Target { address: address.to_owned(), git, ..Target::default() }
}

fn connect(address: &str, git: GitOptions) -> Result<Box<dyn Connector>, Error> {
    let mut connectors =
        connectors_for(&[target(address, git)], &Context { threads: 2, ..Context::default() })?;
    assert_eq!(connectors.len(), 1);
    Ok(connectors.remove(0))
}

/// Everything that is read, by the place below the repository; ids of commits by what they are called.
fn scan(repo: &Repo, options: &str, names: &[&str]) -> Outcomes {
    let connector =
        connect(&format!("{}{options}", repo.root()), GitOptions::default()).expect("a repository");
    let names: BTreeMap<String, &str> = names.iter().map(|name| (repo.id(name).to_string(), *name)).collect();
    let short = |place: String| {
        let mut short = place.strip_prefix(&repo.root()).expect("below").to_owned();
        for (id, name) in &names {
            short = short.replace(id, name);
        }
        short
    };
    read_all(connector.as_ref()).into_iter().map(|(place, read)| (short(place), read)).collect()
}

/// All blobs that refs lead to, as git tells them, by their contents.
fn reachable(repo: &Repo) -> BTreeSet<Vec<u8>> {
    let told = repo.git(&["rev-list", "--objects", "--exclude=refs/stash", "--all", "--no-object-names"]);
    let file = repo.beside("ids");
    fs::write(&file, told + "\n").expect("written");
    let ids = fs::File::open(file).expect("there");
    let kinds = repo.command().args(["cat-file", "--batch-check"]).stdin(ids).output().expect("git").stdout;
    let kinds = String::from_utf8(kinds).expect("text");
    let blobs = kinds.lines().filter_map(|line| line.split_once(" blob "));
    let repository = repo.open();
    blobs.map(|(id, _)| repository.blob(&id.parse().expect("an id")).expect("there")).collect()
}

fn contents(read: &Outcomes) -> Vec<Vec<u8>> {
    let mut contents: Vec<Vec<u8>> = read.values().filter_map(|read| read.clone().ok()).collect();
    contents.sort();
    contents
}

/// Commits with branches and merges by a small generator of random numbers.
fn random(seed: u64, options: &[&str]) -> Repo {
    let repo = Repo::with(options);
    let mut state = seed;
    let mut next = move |below: u64| {
        // Knuth's MMIX generator.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    repo.write("first", "0").commit();
    for step in 0..25 {
        let path = format!("d{}/f{}", next(3), next(4));
        match next(8) {
            0 => repo.git(&["checkout", "--quiet", "-B", &format!("b{}", next(3))]),
            1 => {
                let branches = repo.git(&["branch", "--format=%(refname:short)"]);
                let all: Vec<&str> = branches.lines().collect();
                let branch = all[next(all.len() as u64) as usize];
                repo.try_git(&["merge", "--quiet", "--no-edit", "-X", "ours", branch]);
                repo.commit().to_string()
            }
            2 => {
                repo.try_git(&["mv", "-f", &path, "moved"]);
                repo.commit().to_string()
            }
            3 => {
                let _ = fs::remove_file(repo.path.join(&path));
                repo.commit().to_string()
            }
            _ => {
                // Some contents come again.
                let step = if next(4) == 0 { 1 } else { step };
                repo.write(&path, format!("content {step}")).commit().to_string()
            }
        };
    }
    repo
}

#[test]
fn every_blob_is_read_once() {
    for (seed, options, packed) in
        [(1, &[][..], false), (2, &[], true), (3, &["--object-format=sha256"], true), (4, &[], true)]
    {
        let repo = random(seed, options);
        if packed {
            repo.git(&["gc", "--quiet", "--prune=now"]);
        }
        let read = scan(&repo, "", &[]);
        let read = contents(&read);
        assert_eq!(read, reachable(&repo).into_iter().collect::<Vec<_>>(), "{seed}");
        let bare = repo.beside("bare.git");
        repo.git(&["clone", "--quiet", "--mirror", ".", bare.to_str().expect("text")]);
        assert_eq!(contents(&scan(&Repo::at(bare), "", &[])), read, "{seed}, bare");
    }
}

#[test]
fn places_are_where_blobs_were_first_seen() {
    let repo = Repo::new();
    repo.write("a", "1").write("copy", "1").write("d/b", "2").commit();
    repo.git(&["tag", "c1"]);
    repo.write("a", "3").write("later", "2").commit();
    repo.git(&["tag", "c2"]);
    repo.git(&["mv", "a", "z"]);
    repo.write("odd\nname\u{e9}", "4").commit();
    repo.git(&["tag", "c3"]);
    repo.write("a", "1").commit();
    let read = scan(&repo, "", &["c1", "c2", "c3"]);
    let places: Vec<_> = read.keys().map(String::as_str).collect();
    let expected = [";commit=c1/a", ";commit=c1/d/b", ";commit=c2/a", ";commit=c3/odd%0Aname%C3%A9"];
    assert_eq!(places, expected);
    // An unchanged blob is known by its id.
    let connector = connect(&repo.root(), GitOptions::default()).expect("a repository");
    connector.list(&Scope::default(), &mut |listed| {
        let domesday_connectors::Listed::Unit(unit) = listed else { panic!("{listed:?}") };
        let Some(Version::Tag(id)) = unit.version else { panic!("no version") };
        let content = repo.command().args(["cat-file", "blob", &id]).output().expect("git").stdout;
        assert_eq!(unit.size, Some(content.len() as u64));
        std::ops::ControlFlow::Continue(())
    });
    assert_eq!(connector.covered().iter().map(ToString::to_string).collect::<Vec<_>>(), [repo.root()]);
    // Globs choose among paths, before it is decided where a blob was first seen.
    let scope = Scope { exclude: vec!["/a".to_owned(), "d/".to_owned()], ..Scope::default() };
    let chosen: Vec<_> = read_scope(connector.as_ref(), &scope).into_keys().collect();
    let of = |name: &str, path: &str| format!("{};commit={}/{path}", repo.root(), repo.id(name));
    let mut expected =
        [of("c1", "copy"), of("c2", "later"), of("c3", "z"), of("c3", "odd%0Aname%C3%A9")].to_vec();
    expected.sort();
    assert_eq!(chosen, expected);
}

#[test]
fn what_only_a_merge_has_is_read() {
    let repo = Repo::new();
    repo.write("a", "0").commit();
    repo.git(&["checkout", "--quiet", "-b", "side"]);
    repo.write("a", "1").commit();
    repo.git(&["checkout", "--quiet", "main"]);
    repo.write("a", "2").commit();
    repo.try_git(&["merge", "--quiet", "side"]);
    repo.write("a", "3").write("evil", "4").commit();
    let read = scan(&repo, "", &["main"]);
    assert_eq!(read[";commit=main/a"], Ok(b"3".to_vec()));
    assert_eq!(read[";commit=main/evil"], Ok(b"4".to_vec()));
    assert_eq!(read.len(), 5);
}

#[test]
fn stashes_and_what_nothing_leads_to_are_read_on_request() {
    let repo = Repo::new();
    repo.write("a", "committed").commit();
    for content in ["first stash", "second stash"] {
        repo.write("a", content).write("new", format!("untracked in {content}"));
        repo.git(&["stash", "--quiet", "--include-untracked"]);
    }
    repo.write("a", "staged only").add();
    repo.git(&["reset", "--quiet", "--hard"]);
    let stashed = ["first stash", "second stash", "untracked in first stash", "untracked in second stash"];
    let cases = [
        ("", &["committed"][..]),
        (";stashes=1", &[&["committed"][..], &stashed].concat()),
        (";stashes=0;unreachable=false", &["committed"]),
        (";unreachable=1;stashes=1", &[&["committed"][..], &stashed, &["staged only"]].concat()),
    ];
    for (options, expected) in cases {
        let mut expected: Vec<_> = expected.iter().map(|text| text.as_bytes().to_vec()).collect();
        expected.sort();
        assert_eq!(contents(&scan(&repo, options, &[])), expected, "{options}");
    }
    let connector = connect(&repo.root(), GitOptions { unreachable: true, ..GitOptions::default() })
        .expect("a repository");
    let read = read_all(connector.as_ref());
    assert!(
        read.iter().any(|(place, read)| place.contains(";object=") && *read == Ok(b"staged only".to_vec()))
    );
}

#[test]
fn refs_may_lead_to_anything() {
    let repo = Repo::new();
    repo.write("a", "1").commit();
    repo.write("t/only in a tree", "2").add();
    let tree = repo.git(&["write-tree"]);
    repo.write("x", "only a blob").add();
    let blob = repo.git(&["rev-parse", ":x"]);
    repo.git(&["reset", "--quiet", "--hard"]);
    repo.git(&["tag", "tree", &tree]);
    repo.git(&["tag", "--annotate", "--message=x", "blob", &blob]);
    repo.git(&["update-ref", "refs/odd/name", &repo.id("HEAD").to_string()]);
    let read = scan(&repo, "", &["HEAD"]);
    assert_eq!(contents(&read), [b"1".to_vec(), b"2".to_vec(), b"only a blob".to_vec()]);
    assert!(
        read.keys().any(|place| place.ends_with("/t/only%20in%20a%20tree") && place.starts_with(";object="))
    );
    assert_eq!(read[&format!(";object={blob}")], Ok(b"only a blob".to_vec()));
}

#[test]
fn what_is_replaced_is_read_too() {
    let repo = Repo::new();
    repo.write("a", "shown").commit();
    let hidden = repo.write("a", "hidden").commit();
    repo.write("a", "last").commit();
    let instead = repo.git(&["commit-tree", "-m", "x", "HEAD~2^{tree}"]);
    repo.git(&["replace", &hidden.to_string(), &instead]);
    assert_eq!(contents(&scan(&repo, "", &[])).len(), 3);
}

#[test]
fn what_is_no_file_is_a_gap() {
    let repo = Repo::new();
    let commit = repo.write("a", "1").commit();
    symlink("a", repo.path.join("link")).expect("linked");
    repo.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{commit},sub")]);
    repo.git(&["add", "link"]);
    repo.git(&["commit", "--quiet", "--message=x"]);
    // The name that the link holds as the content of a file: it is content there.
    repo.write("file", "a");
    repo.git(&["add", "file"]);
    repo.git(&["commit", "--quiet", "--message=x"]);
    let read = scan(&repo, "", &["HEAD", "HEAD~1", "HEAD~2"]);
    let reasons: Vec<_> = read.iter().map(|(place, read)| (place.as_str(), read.clone())).collect();
    assert_eq!(
        reasons,
        [
            (";commit=HEAD/file", Ok(b"a".to_vec())),
            (";commit=HEAD~1/link", Err("symbolic_link".to_owned())),
            (";commit=HEAD~1/sub", Err("not_requested".to_owned())),
            (";commit=HEAD~2/a", Ok(b"1".to_vec())),
        ]
    );
}

#[test]
fn pointers_of_lfs_lead_to_what_was_fetched() {
    let repo = Repo::new();
    let pointer = |digest: &str, size: usize| {
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {size}\n")
    };
    let (here, absent, damaged) = ("ab".repeat(32), "cd".repeat(32), "ef".repeat(32));
    for digest in [&here, &damaged] {
        let folder = repo.path.join(".git/lfs/objects").join(&digest[..2]).join(&digest[2..4]);
        fs::create_dir_all(&folder).expect("created");
        fs::write(folder.join(digest), "the content").expect("written");
    }
    repo.write("here.csv", pointer(&here, 11)).write("absent", pointer(&absent, 11));
    repo.write("damaged", pointer(&damaged, 12))
        .write("text", "version https://git-lfs.github.com/spec/ is a text");
    repo.commit();
    let expected = [
        (";commit=HEAD/absent", Err("not_requested".to_owned())),
        (";commit=HEAD/damaged", Err("corrupted".to_owned())),
        (";commit=HEAD/here.csv", Ok(b"the content".to_vec())),
        (";commit=HEAD/text", Ok(b"version https://git-lfs.github.com/spec/ is a text".to_vec())),
    ];
    assert!(
        scan(&repo, "", &["HEAD"]).iter().map(|(place, read)| (place.as_str(), read.clone())).eq(expected)
    );
    // What two versions are compared by is their content.
    let repository = repo.open();
    assert_eq!(repository.blob(&repo.id("HEAD:here.csv")).expect("there"), b"the content");
    // Kept elsewhere.
    for elsewhere in ["shared/lfs".into(), repo.beside("elsewhere")] {
        repo.git(&["config", "lfs.storage", elsewhere.to_str().expect("text")]);
        let objects = repo.path.join(".git").join(&elsewhere);
        fs::create_dir_all(&objects).expect("created");
        assert_eq!(
            repo.open().blob(&repo.id("HEAD:here.csv")).expect("there"),
            pointer(&here, 11).as_bytes()
        );
        fs::rename(repo.path.join(".git/lfs/objects"), objects.join("objects")).expect("moved");
        assert_eq!(repo.open().blob(&repo.id("HEAD:here.csv")).expect("there"), b"the content");
        fs::rename(objects.join("objects"), repo.path.join(".git/lfs/objects")).expect("moved");
    }
    assert!(repository.blob(&repo.id("HEAD:absent")).expect("there").starts_with(b"version"));
}

#[test]
fn clones_that_lack_something_say_so() {
    let repo = Repo::new();
    for number in 0..4 {
        repo.write("a", format!("content {number}")).write(format!("b{number}"), format!("other {number}"));
        repo.commit();
    }
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = |name: &str, options: &[&str]| {
        let (path, from) = (repo.beside(name), format!("file://{}", repo.path.display()));
        let path_text = path.to_str().expect("text");
        repo.git(&[&["clone", "--quiet"], options, &[&from, path_text]].concat());
        Repo::at(path)
    };
    // Blobs of former versions are missing: each is a gap, and nothing is fetched.
    let partial = clone("partial", &["--filter=blob:none"]);
    let read = scan(&partial, "", &[]);
    assert_eq!(read.len(), 8);
    let gaps: Vec<_> = read.values().filter_map(|read| read.clone().err()).collect();
    assert_eq!(gaps, ["not_requested"; 3]);
    // Trees of former versions are missing: what they hold is unknown.
    let treeless = clone("treeless", &["--filter=tree:0"]);
    let read = scan(&treeless, "", &[]);
    assert_eq!(read[""], Err("list_failed".to_owned()), "{read:?}");
    // Without a checkout nothing was fetched at all.
    let empty = clone("empty", &["--filter=tree:0", "--no-checkout"]);
    assert_eq!(scan(&empty, "", &[])[""], Err("list_failed".to_owned()));
    let shallow = clone("shallow", &["--depth=2"]);
    let read = scan(&shallow, "", &[]);
    assert_eq!(read[""], Err("list_failed".to_owned()));
    assert_eq!(contents(&read).len(), 6, "what is there is read: {read:?}");
    // What is gone from a clone that should have all is another gap.
    let damaged = clone("damaged", &[]);
    let pack = fs::read_dir(damaged.path.join(".git/objects/pack")).expect("packs").flatten();
    let pack = pack.map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == "pack"));
    let moved = damaged.beside("moved.pack");
    fs::rename(pack.expect("a pack"), &moved).expect("moved");
    for entry in fs::read_dir(damaged.path.join(".git/objects/pack")).expect("packs").flatten() {
        fs::remove_file(entry.path()).expect("removed");
    }
    let unpack = damaged
        .command()
        .arg("unpack-objects")
        .arg("-q")
        .stdin(fs::File::open(moved).expect("a pack"))
        .status();
    assert!(unpack.expect("git").success());
    let gone = damaged.id("HEAD:a").to_string();
    fs::remove_file(damaged.path.join(".git/objects").join(&gone[..2]).join(&gone[2..])).expect("removed");
    let read = scan(&damaged, "", &["HEAD"]);
    assert_eq!(read[";commit=HEAD/a"], Err("vanished".to_owned()));
    assert_eq!(contents(&read).len(), 7);
}

#[test]
fn a_damaged_object_costs_nothing_but_itself() {
    let repo = Repo::new();
    for number in 0..9 {
        repo.write(format!("f{number}"), format!("content {number}"));
    }
    repo.commit();
    let damaged = repo.id("HEAD:f4").to_string();
    let path = repo.path.join(".git/objects").join(&damaged[..2]).join(&damaged[2..]);
    fs::remove_file(&path).expect("removed");
    fs::write(&path, "no object").expect("written");
    let read = scan(&repo, "", &["HEAD"]);
    assert_eq!(contents(&read).len(), 8, "{read:?}");
    assert!(read[";commit=HEAD/f4"].is_err(), "{read:?}");
    let repository = repo.open();
    let error = repository.blob(&repo.id("HEAD:f4")).expect_err("damaged");
    assert!(error.message.contains("cannot be read"), "{error}");
    assert_eq!(repository.blob(&repo.id("HEAD:f5")).expect("there"), b"content 5");
}

#[test]
fn an_empty_repository_has_nothing() {
    assert_eq!(scan(&Repo::new(), "", &[]), Outcomes::new());
}

#[test]
fn what_others_hold_is_read_through_alternates() {
    let repo = random(5, &[]);
    let path = repo.beside("clone");
    repo.git(&["clone", "--quiet", "--shared", ".", path.to_str().expect("text")]);
    let clone = Repo::at(path);
    // What the other one has besides is not this one's.
    repo.write("more", "not here").commit();
    assert_eq!(contents(&scan(&clone, "", &[])), reachable(&clone).into_iter().collect::<Vec<_>>());
}

#[test]
fn targets_are_roots_of_repositories() {
    let repo = Repo::new();
    repo.write("sub/a", "1").commit();
    let linked = repo.beside("linked");
    repo.git(&[Path::new("worktree"), Path::new("add"), Path::new("--quiet"), &linked]);
    let root = repo.root();
    for (address, expected) in [
        (format!("{root}/sub"), "the root of its repository is"),
        (format!("{root}/absent"), "no such directory"),
        ("git+file://host/srv/repo".to_owned(), "git+file:///srv/repo"),
        ("git+file://".to_owned(), "git+file:///srv/repo"),
        (format!("{root};stashes=perhaps"), "stashes=1"),
        (format!("{root};commit=1/a"), "git+file:///srv/repo"),
        (format!("{root}#page=1"), "git+file:///srv/repo"),
        ("git+https://example.com/r".to_owned(), "clone"),
    ] {
        let error = connect(&address, GitOptions::default()).err().expect(&address).to_string();
        assert!(error.contains(expected), "{address}: {error}");
    }
    // Working trees have one history.
    let targets = [root.clone(), format!("{root}/.git"), format!("git+file://{}", linked.display())];
    let targets = targets.map(|address| target(&address, GitOptions::default()));
    assert_eq!(connectors_for(&targets, &Context::default()).expect("repositories").len(), 1);
}

#[test]
fn git_that_fails_is_never_an_empty_history() {
    let repo = random(6, &[]);
    repo.git(&["tag", "blob", "HEAD:first"]);
    let whole = read_all(connect(&repo.root(), GitOptions::default()).expect("found").as_ref());
    let instead = [
        "exit 0",
        "exit 1",
        "echo 'error: something' >&2",
        "git \"$@\" | (dd bs=1 count=20 2>/dev/null; kill $$)",
        "git \"$@\" | (dd bs=1 count=300 2>/dev/null; kill $$)",
        "echo nonsense",
        "kill -9 $$",
        "git \"$@\"; echo 'error: it is damaged' >&2",
        "git \"$@\"; exit 3",
    ];
    for command in ["rev-list", "diff-tree", "cat-file --batch-all-objects", "cat-file --batch-command"] {
        for script in instead {
            let script = format!("case \" $* \" in *\" {command} \"*) {script};; *) exec git \"$@\";; esac");
            let program = impostor(&repo, &script);
            let options = GitOptions { program: Some(program), ..GitOptions::default() };
            match connect(&repo.root(), options) {
                Err(error) => assert!(!error.message.is_empty()),
                Ok(connector) => {
                    let read = read_all(connector.as_ref());
                    let failed = read.values().any(Result::is_err);
                    assert!(failed || contents(&read) == contents(&whole), "{command}: {script}: {read:?}");
                }
            }
        }
    }
}
