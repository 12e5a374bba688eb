//! Whatever system call fails, nothing is lost without a gap.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domesday_connectors::filesystem::{Filesystem, Metadata, Os, Reader, ReaderOptions, Unix};
use domesday_connectors::{Connector, Content, Listed, Payload, Place, Reason, Scope};
use support::{Recorder, list, tree};

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
            let mut reader = Reader::with_os(os.clone(), options.clone());
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
