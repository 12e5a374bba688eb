//! Listing and reading a directory tree: what is listed, in which order, and what stands for what is
//! not read.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domesday_connectors::filesystem::{FileKind, Filesystem, Metadata, Os, Reader, ReaderOptions, Unix};
use domesday_connectors::{
    Connector, Content, Listed, Payload, Place, Reason, Scope, connector_for, connectors_for,
};
use support::Recorder;
use tempfile::TempDir;

/// A listing: places relative to the directory, and `reason` or nothing.
fn list<O: Os>(connector: &Filesystem<O>, below: &Path, scope: &Scope) -> Vec<(String, Option<String>)> {
    let mut prefix = Place::filesystem().item(&below.as_os_str().as_bytes()[1..]).to_string();
    prefix.push('/');
    let mut listed = Vec::new();
    connector.list(scope, &mut |one| {
        let (place, reason) = match one {
            Listed::Unit(unit) => (unit.place, None),
            Listed::Gap(gap) => (gap.place, Some(gap.reason.id().to_owned())),
        };
        let place = place.to_string();
        listed.push((place.strip_prefix(&prefix).unwrap_or(&place).to_owned(), reason));
        ControlFlow::Continue(())
    });
    listed
}

fn units(directory: &TempDir, scope: &Scope) -> Vec<String> {
    let connector = Filesystem::new(&[directory.path()]).expect("it exists");
    list(&connector, directory.path(), scope)
        .into_iter()
        .map(|(place, reason)| reason.map_or(place.clone(), |reason| format!("{place} {reason}")))
        .collect()
}

/// A directory with files of these paths and their paths as content.
fn tree(paths: &[&str]) -> TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    for path in paths {
        let path = directory.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(&path, path.to_str().expect("UTF-8")).expect("written");
    }
    directory
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
        ["/no/such/target", "postgresql://user:secret@db/x", "s3://bucket", "file:///a#page=1", "x://y"]
    {
        let error = connector_for(target).err().expect("no connector").to_string();
        assert!(!error.contains("secret"), "{error}");
        assert!(connectors_for(&[target.to_owned()]).is_err());
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

/// Which system calls are to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    Open,
    Stat,
    Read,
    Entry,
    Pseudo,
}

/// Lets the n-th call of one kind fail, or changes what is read.
#[derive(Clone)]
struct Faulty {
    call: Call,
    left: Arc<AtomicUsize>,
    kind: io::ErrorKind,
    /// Added to the size that the second and later looks at a file tell.
    grows: u64,
    stats: Arc<AtomicUsize>,
}

impl Faulty {
    fn new(call: Call, nth: usize, kind: io::ErrorKind) -> Faulty {
        Faulty { call, left: Arc::new(AtomicUsize::new(nth)), kind, grows: 0, stats: Arc::default() }
    }

    fn check(&self, call: Call) -> io::Result<()> {
        if self.call == call && self.left.fetch_sub(1, Ordering::Relaxed) == 0 {
            return Err(self.kind.into());
        }
        Ok(())
    }

    /// Whether the call that was to fail was made.
    fn failed(&self) -> bool {
        self.left.load(Ordering::Relaxed) > usize::MAX / 2
    }
}

impl Os for Faulty {
    type File = <Unix as Os>::File;

    fn open(&self, path: &Path, follow: bool) -> io::Result<Self::File> {
        self.check(Call::Open)?;
        Unix.open(path, follow)
    }

    fn stat(&self, file: &Self::File) -> io::Result<Metadata> {
        self.check(Call::Stat)?;
        let looks = self.stats.fetch_add(1, Ordering::Relaxed);
        let mut metadata = Unix.stat(file)?;
        metadata.size += if looks > 0 { self.grows } else { 0 };
        Ok(metadata)
    }

    fn stat_path(&self, path: &Path, follow: bool) -> io::Result<Metadata> {
        Unix.stat_path(path, follow)
    }

    fn read(&self, file: &Self::File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        self.check(Call::Read)?;
        // Short reads are no end.
        let length = buffer.len().min(10_000);
        Unix.read(file, &mut buffer[..length], offset)
    }

    fn pseudo_file_system(&self, directory: &Path) -> io::Result<Option<&'static str>> {
        self.check(Call::Pseudo)?;
        Unix.pseudo_file_system(directory)
    }

    fn entry(
        &self,
        entry: Result<ignore::DirEntry, ignore::Error>,
    ) -> Result<ignore::DirEntry, ignore::Error> {
        let entry = entry?;
        match self.check(Call::Entry) {
            Ok(()) => Ok(entry),
            // As the walker tells an error in reading a directory: without a path.
            Err(error) => Err(ignore::Error::WithDepth {
                depth: entry.depth(),
                err: Box::new(ignore::Error::Io(error)),
            }),
        }
    }
}

/// Everything that was read or stands for something that was not.
#[derive(Debug, Default, PartialEq, Eq)]
struct Account {
    whole: Vec<String>,
    gaps: Vec<(String, Reason)>,
}

fn account(os: &Faulty, directory: &Path) -> Account {
    let connector = Filesystem::with_os(os.clone(), &[directory]).expect("it exists");
    let mut reader = Reader::with_os(
        os.clone(),
        ReaderOptions { window: 8 * 1024, part: 1 << 20, ..ReaderOptions::default() },
    );
    let mut account = Account::default();
    connector.list(&Scope::default(), &mut |listed| {
        match listed {
            Listed::Gap(gap) => account.gaps.push((gap.place.to_string(), gap.reason)),
            Listed::Unit(unit) => {
                let place = unit.place.to_string();
                let mut recorder = Recorder::default();
                match connector.read(unit).and_then(|payload| reader.read_unit(payload, &mut recorder)) {
                    Err(gap) => account.gaps.push((gap.place.to_string(), gap.reason)),
                    Ok((outcome, _)) => {
                        let gaps =
                            recorder.told.gaps.iter().map(|gap| (gap.place.to_string(), gap.reason.clone()));
                        assert_eq!(outcome.whole, recorder.told.gaps.is_empty());
                        account.gaps.extend(gaps);
                        if outcome.whole {
                            account.whole.push(place);
                        }
                    }
                }
            }
        }
        ControlFlow::Continue(())
    });
    account
}

#[test]
fn whatever_call_fails_nothing_is_lost_without_a_gap() {
    let directory = tree(&["a", "sub/b", "sub/c.csv", "sub/deep/d", "z/e.json"]);
    fs::write(directory.path().join("sub/c.csv"), "id,name\n1,a\n".repeat(6_000)).expect("written");
    fs::write(directory.path().join("z/e.json"), format!("[{}0]", "{\"a\":1},".repeat(6_000)))
        .expect("written");
    let unharmed = account(&Faulty::new(Call::Open, usize::MAX / 4, io::ErrorKind::Other), directory.path());
    assert_eq!((unharmed.whole.len(), unharmed.gaps.len()), (5, 0));
    let kinds = [io::ErrorKind::PermissionDenied, io::ErrorKind::NotFound, io::ErrorKind::Other];
    for call in [Call::Open, Call::Stat, Call::Read, Call::Entry, Call::Pseudo] {
        for kind in kinds {
            for nth in 0.. {
                let os = Faulty::new(call, nth, kind);
                let account = account(&os, directory.path());
                if !os.failed() {
                    break;
                }
                // What cannot be told to be made up by the kernel is read.
                let expected_gaps = usize::from(call != Call::Pseudo);
                assert_eq!(account.gaps.len(), expected_gaps, "{call:?} {nth} {kind}: {account:?}");
                for place in &unharmed.whole {
                    let is_accounted = account.whole.contains(place)
                        || account.gaps.iter().any(|(gap, _)| place.starts_with(gap.as_str()));
                    assert!(is_accounted, "{call:?} {nth} {kind}: {place} in {account:?}");
                }
                if let (Call::Open, Some((_, reason))) = (call, account.gaps.first()) {
                    let expected = match kind {
                        io::ErrorKind::PermissionDenied => Reason::PermissionDenied,
                        io::ErrorKind::NotFound => Reason::Vanished,
                        _ => Reason::IoError,
                    };
                    assert_eq!(*reason, expected);
                }
                if call == Call::Entry {
                    assert_eq!(account.gaps[0].1, Reason::ListFailed);
                }
            }
        }
    }
}

#[test]
fn what_was_read_before_an_error_is_handed_on() {
    let directory = tree(&[]);
    let path = directory.path().join("long");
    fs::write(&path, "words and more words\n".repeat(5_000)).expect("written");
    let os = Faulty::new(Call::Read, 5, io::ErrorKind::Other);
    let mut reader = Reader::with_os(os, ReaderOptions { window: 8 * 1024, ..ReaderOptions::default() });
    let payload = Payload { place: Place::filesystem(), content: Content::File(path.into()) };
    let mut recorder = Recorder::default();
    let (outcome, _) = reader.read_unit(payload, &mut recorder).expect("opened");
    assert!(!outcome.whole && outcome.bytes > 10_000 && outcome.bytes < 105_000);
    assert_eq!(recorder.told.all_text().len() as u64, outcome.bytes);
    assert_eq!(recorder.told.gaps[0].bytes, Some(105_000 - outcome.bytes));
}

#[test]
fn an_error_in_a_part_is_a_gap() {
    let directory = tree(&[]);
    for (name, line) in
        [("t", "some words\n"), ("t.csv", "1,abc,def\n"), ("t.jsonl", "{\"a\":\"some words\"}\n")]
    {
        let path: Arc<Path> = directory.path().join(name).into();
        fs::write(&path, line.repeat(5_000)).expect("written");
        for nth in 1..60 {
            let os = Faulty::new(Call::Read, nth, io::ErrorKind::Other);
            let options = ReaderOptions { window: 8 * 1024, part: 20_000, ..ReaderOptions::default() };
            let mut reader = Reader::with_os(os.clone(), options);
            let payload = Payload { place: Place::filesystem(), content: Content::File(Arc::clone(&path)) };
            let Ok(opened) = reader.open(payload) else { continue };
            let mut recorders: Vec<Recorder> = Vec::new();
            let mut whole = true;
            for index in 0..opened.parts().expect("large") {
                let mut recorder = Recorder::default();
                whole &= reader.read_part(&opened, index, None, &mut recorder).whole;
                recorders.push(recorder);
            }
            let gaps = recorders.iter().map(|recorder| recorder.told.gaps.len()).sum::<usize>();
            assert_eq!(gaps, usize::from(os.failed()), "{name} {nth}");
            assert_eq!(whole, !os.failed());
        }
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_a_gap() {
    let directory = tree(&["small"]);
    let path = directory.path().join("large");
    fs::write(&path, "x".repeat(2 << 20)).expect("written");
    for (name, reasons) in [("small", &[][..]), ("large", &["changed_while_read"][..])] {
        let os = Faulty { grows: 10, ..Faulty::new(Call::Open, usize::MAX / 4, io::ErrorKind::Other) };
        let mut reader = Reader::with_os(os, ReaderOptions::default());
        let payload = Payload {
            place: Place::filesystem(),
            content: Content::File(directory.path().join(name).into()),
        };
        let mut recorder = Recorder::default();
        let (outcome, _) = reader.read_unit(payload, &mut recorder).expect("opened");
        assert_eq!(recorder.told.reasons(), reasons, "{name}");
        assert_eq!(outcome.whole, reasons.is_empty());
    }
}

#[test]
fn a_directory_that_cannot_be_opened_is_a_gap_of_its_own() {
    /// Tells that a directory cannot be opened, as the walker does.
    #[derive(Clone)]
    struct Closed;
    impl Os for Closed {
        type File = <Unix as Os>::File;
        fn open(&self, path: &Path, follow: bool) -> io::Result<Self::File> {
            Unix.open(path, follow)
        }
        fn stat(&self, file: &Self::File) -> io::Result<Metadata> {
            Unix.stat(file)
        }
        fn stat_path(&self, path: &Path, follow: bool) -> io::Result<Metadata> {
            Unix.stat_path(path, follow)
        }
        fn read(&self, file: &Self::File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
            Unix.read(file, buffer, offset)
        }
        fn pseudo_file_system(&self, directory: &Path) -> io::Result<Option<&'static str>> {
            Unix.pseudo_file_system(directory)
        }
        fn entry(
            &self,
            entry: Result<ignore::DirEntry, ignore::Error>,
        ) -> Result<ignore::DirEntry, ignore::Error> {
            let entry = entry?;
            if entry.file_name() != "closed" {
                return Ok(entry);
            }
            let err = Box::new(ignore::Error::Io(io::ErrorKind::PermissionDenied.into()));
            let err = Box::new(ignore::Error::WithPath { path: entry.path().to_owned(), err });
            Err(ignore::Error::WithDepth { depth: entry.depth(), err })
        }
    }
    let directory = tree(&["a", "z"]);
    fs::create_dir(directory.path().join("closed")).expect("created");
    let connector = Filesystem::with_os(Closed, &[directory.path()]).expect("it exists");
    let expected = [("a", None), ("closed", Some("permission_denied")), ("z", None)];
    let expected = expected.map(|(place, reason)| (place.to_owned(), reason.map(str::to_owned)));
    assert_eq!(list(&connector, directory.path(), &Scope::default()), expected);
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
