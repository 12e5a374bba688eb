//! Listing a directory tree: what is listed, in which order, and what stands for what is not read.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::ops::ControlFlow;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use domesday_connectors::filesystem::{FileKind, Filesystem, Metadata, Os, Reader, ReaderOptions, Unix};
use domesday_connectors::{
    Connector, Content, Context, Error, Listed, Payload, Place, Reason, Scope, connectors_for,
};
use support::{Recorder, list, tree};
use tempfile::TempDir;

fn units(directory: &TempDir, scope: &Scope) -> Vec<String> {
    let connector = Filesystem::new(&[directory.path()]).expect("it exists");
    list(&connector, directory.path(), scope)
        .into_iter()
        .map(|(place, reason)| reason.map_or(place.clone(), |reason| format!("{place} {reason}")))
        .collect()
}

#[test]
fn everything_is_listed_in_the_order_of_names() {
    let directory = tree(&["b", "a/z", "a.txt", ".hidden/x", ".git/config", "a/.env", "c/d/e", "\u{e9}"]);
    fs::create_dir(directory.path().join("empty")).expect("created");
    fs::write(directory.path().join(".gitignore"), "b\n").expect("written");
    let expected =
        [".git/config", ".gitignore", ".hidden/x", "a/.env", "a/z", "a.txt", "b", "c/d/e", "%C3%A9"];
    assert_eq!(units(&directory, &Scope::default()), expected);
}

#[test]
fn names_that_are_no_utf8_round_trip_and_can_be_read() {
    let directory = tempfile::tempdir().expect("a directory");
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9 #1;%\n");
    fs::write(directory.path().join(name), "inside").expect("written");
    let connector = Filesystem::new(&[directory.path()]).expect("it exists");
    let mut reader = Reader::new(ReaderOptions::default());
    let mut count = 0;
    connector.list(&Scope::default(), &mut |listed| {
        let Listed::Unit(unit) = listed else { panic!("a unit") };
        assert!(unit.place.to_string().ends_with("/caf%E9%20%231%3B%25%0A"));
        assert_eq!(unit.place.to_string().parse::<Place>().as_ref(), Ok(&unit.place));
        let mut recorder = Recorder::default();
        let payload = connector.read(unit).expect("readable");
        let (outcome, metadata) = reader.read_unit(payload, &mut recorder).expect("readable");
        assert_eq!((outcome.bytes, outcome.whole), (6, true));
        assert_eq!(metadata.map(|metadata| (metadata.size, metadata.links)), Some((6, 1)));
        assert_eq!(recorder.told.all_text(), "inside");
        count += 1;
        ControlFlow::Continue(())
    });
    assert_eq!(count, 1);
}

/// Globs and other options of a scope, and what is listed of a fixed tree.
#[test]
fn scopes_choose_what_is_listed() {
    let directory =
        tree(&["a.txt", "b.log", "sub/c.txt", "sub/d.log", "sub/deep/e.txt", "target/f.txt", "ignored.txt"]);
    fs::write(directory.path().join(".domesdayignore"), "/ignored.txt\n").expect("written");
    fs::write(directory.path().join("sub/.domesdayignore"), "d.*\n").expect("written");
    fs::create_dir(directory.path().join(".git")).expect("created");
    fs::write(directory.path().join(".gitignore"), "target/\n").expect("written");
    let globs = |globs: &[&str]| globs.iter().map(|glob| glob.to_string()).collect();
    let cases: [(Scope, &[&str]); 6] = [
        (
            Scope { include: globs(&["*.txt"]), ..Scope::default() },
            &["a.txt", "sub/c.txt", "sub/deep/e.txt", "target/f.txt"],
        ),
        (
            Scope { include: globs(&["*.txt"]), exclude: globs(&["sub/"]), ..Scope::default() },
            &["a.txt", "target/f.txt"],
        ),
        (Scope { exclude: globs(&["*.txt", ".*ignore"]), ..Scope::default() }, &["b.log"]),
        (
            Scope { max_depth: Some(1), include: globs(&["*.txt", "*.log"]), ..Scope::default() },
            &["a.txt", "b.log"],
        ),
        (
            Scope {
                respect_gitignore: true,
                include: Vec::new(),
                exclude: globs(&[".*ignore"]),
                ..Scope::default()
            },
            &["a.txt", "b.log", "sub/c.txt", "sub/deep/e.txt"],
        ),
        (
            Scope { one_file_system: true, include: globs(&["e.txt"]), ..Scope::default() },
            &["sub/deep/e.txt"],
        ),
    ];
    for (scope, expected) in cases {
        assert_eq!(units(&directory, &scope), expected, "{scope:?}");
    }
}

#[test]
fn a_glob_that_is_none_is_told() {
    let directory = tree(&["a"]);
    let scope = Scope { include: vec!["{a".to_owned()], ..Scope::default() };
    assert!(scope.check().is_err());
    assert!(Scope { exclude: vec!["*.log".to_owned()], ..Scope::default() }.check().is_ok());
    let connector = Filesystem::new(&[directory.path()]).expect("it exists");
    let listed = list(&connector, directory.path(), &scope);
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].1.as_deref(), Some("list_failed"));
}

#[test]
fn links_are_not_followed_unless_asked() {
    let outside = tree(&["x", "dir/y"]);
    let directory = tree(&["a", "sub/b"]);
    let at = |name: &str| directory.path().join(name);
    symlink("a", at("link-to-a")).expect("linked");
    symlink("..", at("sub/loop")).expect("linked");
    symlink("nowhere", at("dangling")).expect("linked");
    symlink(outside.path(), at("out")).expect("linked");
    symlink(outside.path().join("dir"), at("out-dir")).expect("linked");
    symlink(outside.path().join("x"), at("out-x")).expect("linked");
    let expected = [
        "a",
        "dangling symbolic_link",
        "link-to-a symbolic_link",
        "out symbolic_link",
        "out-dir symbolic_link",
        "out-x symbolic_link",
        "sub/b",
        "sub/loop symbolic_link",
    ];
    assert_eq!(units(&directory, &Scope::default()), expected);
    // What is within the target is listed under its own name; what is outside, once.
    let followed = [
        "a",
        "dangling symbolic_link",
        "link-to-a symbolic_link",
        "out/dir/y",
        "out/x",
        "out-dir already_read",
        "out-x already_read",
        "sub/b",
        "sub/loop symbolic_link",
    ];
    assert_eq!(units(&directory, &Scope { follow_links: true, ..Scope::default() }), followed);
}

#[test]
fn what_is_no_file_is_never_opened() {
    let directory = tree(&["a"]);
    let fifo = directory.path().join("fifo");
    rustix::fs::mknodat(rustix::fs::CWD, &fifo, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0)
        .expect("made");
    let _socket = std::os::unix::net::UnixListener::bind(directory.path().join("socket")).expect("bound");
    assert_eq!(units(&directory, &Scope::default()), ["a", "fifo not_a_file", "socket not_a_file"]);
    // Put in the place of a file after it was listed, they are not waited for.
    let mut reader = Reader::new(ReaderOptions::default());
    symlink("a", directory.path().join("link")).expect("linked");
    let cases = [
        ("fifo", Reason::NotAFile),
        ("socket", Reason::NotAFile),
        ("link", Reason::SymbolicLink),
        ("gone", Reason::Vanished),
        ("a/b", Reason::Vanished),
        ("", Reason::NotAFile),
    ];
    for (name, reason) in cases {
        let path = directory.path().join(name);
        let payload = Payload { place: Place::filesystem(), content: Content::File(path.into()) };
        assert_eq!(reader.open(payload).err().map(|gap| gap.reason), Some(reason), "{name}");
    }
    let mut following = Reader::new(ReaderOptions { follow_links: true, ..ReaderOptions::default() });
    let payload =
        Payload { place: Place::filesystem(), content: Content::File(directory.path().join("link").into()) };
    assert!(following.open(payload).is_ok());
}

#[test]
fn pseudo_file_systems_are_not_entered() {
    for target in ["/proc", "/proc/self", "/proc/version", "/sys/kernel"] {
        if !Path::new(target).exists() {
            continue;
        }
        let connector = Filesystem::new(&[target]).expect("it exists");
        let listed = list(&connector, Path::new(target), &Scope::default());
        assert_eq!(listed, [(format!("file://{target}"), Some("not_a_file".to_owned()))]);
    }
    // Below an ordinary directory too.
    if Path::new("/proc/version").exists() {
        let connector = Filesystem::new(&["/"]).expect("it exists");
        let scope = Scope { max_depth: Some(1), ..Scope::default() };
        let listed = list(&connector, Path::new("/"), &scope);
        assert!(listed.contains(&("file:///proc".to_owned(), Some("not_a_file".to_owned()))), "{listed:?}");
    }
}

#[test]
fn the_names_of_one_file_are_told_by_their_inode() {
    let directory = tree(&["a"]);
    fs::hard_link(directory.path().join("a"), directory.path().join("b")).expect("linked");
    let mut reader = Reader::new(ReaderOptions::default());
    let mut metadata = |name: &str| -> Metadata {
        let path = directory.path().join(name);
        let payload = Payload { place: Place::filesystem(), content: Content::File(path.into()) };
        *reader.open(payload).expect("opened").metadata().expect("a file")
    };
    let (a, b) = (metadata("a"), metadata("b"));
    assert_eq!((a.links, a.inode), (2, b.inode));
}

#[test]
fn targets_that_overlap_are_listed_once() {
    let directory = tree(&["a", "sub/b", "sub/deep/c"]);
    let at = |name: &str| directory.path().join(name);
    symlink("sub", at("alias")).expect("linked");
    let cases: [&[&str]; 5] =
        [&["", ""], &["", "sub"], &["sub", "", "sub/deep"], &["", "sub/b"], &["", "sub/deep/c", "a"]];
    for targets in cases {
        let paths: Vec<PathBuf> = targets.iter().map(|target| at(target)).collect();
        let connector = Filesystem::new(&paths).expect("they exist");
        let mut listed: Vec<String> = list(&connector, directory.path(), &Scope::default())
            .into_iter()
            .filter(|(_, reason)| reason.is_none())
            .map(|(place, _)| place)
            .collect();
        listed.sort();
        assert_eq!(listed, ["a", "sub/b", "sub/deep/c"], "{targets:?}");
    }
    // The same directory under two names.
    let connector = Filesystem::new(&[at("alias"), at("sub")]).expect("they exist");
    assert_eq!(list(&connector, directory.path(), &Scope::default()).len(), 2);
    // A target is listed though its parent says that it is to be ignored.
    fs::write(at(".domesdayignore"), "sub\n").expect("written");
    let connector = Filesystem::new(&[at(""), at("sub")]).expect("they exist");
    let listed = list(&connector, directory.path(), &Scope::default());
    assert!(listed.contains(&("sub/deep/c".to_owned(), None)), "{listed:?}");
}

/// The connector of one target.
fn connector_for(target: &str) -> Result<Box<dyn Connector>, Error> {
    Ok(connectors_for(&[target.into()], &Context::default())?.pop().expect("one"))
}

#[test]
fn targets_are_paths_or_places() {
    let directory = tree(&["a b"]);
    let path = directory.path().join("a b");
    let spelled = Place::filesystem().item(&path.as_os_str().as_bytes()[1..]).to_string();
    for target in [path.to_str().expect("UTF-8"), &spelled] {
        let connector = connector_for(target).expect("it exists");
        let mut places = Vec::new();
        connector.list(&Scope::default(), &mut |listed| {
            let Listed::Unit(unit) = listed else { panic!("a unit") };
            places.push(unit.place.to_string());
            ControlFlow::Continue(())
        });
        assert_eq!(places, [spelled.as_str()]);
    }
    for target in
        ["/no/such/target", "postgresql://user:secret@127.0.0.1:1/x", "s3://", "file:///a#page=1", "x://y"]
    {
        let error = connector_for(target).err().expect("no connector").to_string();
        assert!(!error.contains("secret"), "{error}");
    }
}

#[test]
fn a_listing_can_be_ended() {
    let directory = tree(&["a", "b", "c"]);
    let connector = Filesystem::new(&[directory.path()]).expect("it exists");
    let mut count = 0;
    connector.list(&Scope::default(), &mut |_| {
        count += 1;
        if count == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(count, 2);
}

#[test]
fn kinds_of_files_are_told() {
    let directory = tree(&["a"]);
    symlink("a", directory.path().join("link")).expect("linked");
    let kind = |name: &str, follow| Unix.stat_path(&directory.path().join(name), follow).expect("there").kind;
    assert_eq!(kind("a", false), FileKind::File);
    assert_eq!(kind("link", false), FileKind::SymbolicLink);
    assert_eq!(kind("link", true), FileKind::File);
    assert_eq!(kind("", false), FileKind::Directory);
}
