//! The file system: a temporary directory, and system calls that fail.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use domesday_connectors::filesystem::{Filesystem, Metadata, Os, Unix};
use domesday_connectors::{Connector, Context, Error, Place};
use tempfile::TempDir;

use crate::world::{Breakage, Collection, When, World};

/// How many calls in a thousand fail when many do.
const PER_MILLE: u64 = 300;

/// The calls that fail, and how.
const BREAKAGES: [(&str, Call, io::ErrorKind); 5] = [
    ("opening is refused", Call::Open, io::ErrorKind::PermissionDenied),
    ("what is opened is gone", Call::Open, io::ErrorKind::NotFound),
    ("stat fails", Call::Stat, io::ErrorKind::Other),
    ("reading fails", Call::Read, io::ErrorKind::Other),
    ("listing fails", Call::Entry, io::ErrorKind::Other),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    Open,
    Stat,
    Read,
    Entry,
}

/// Files below a directory.
pub(crate) struct Files {
    directory: TempDir,
    os: Faulty,
}

/// System calls of which some fail.
#[derive(Clone, Default)]
pub(crate) struct Faulty(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    forbidden: Vec<PathBuf>,
    plan: Option<(Call, io::ErrorKind, When)>,
    calls: u64,
    broken: u64,
}

impl Faulty {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no panic")
    }

    fn check(&self, call: Call) -> io::Result<()> {
        let mut state = self.state();
        let Some((_, kind, when)) = state.plan.filter(|(broken, ..)| *broken == call) else { return Ok(()) };
        let number = state.calls;
        state.calls += 1;
        let fails = match when {
            When::Nth(nth) => number == nth,
            When::From(nth) => number >= nth,
            // A generator of random numbers: Knuth's multiplicative hash.
            When::Share(seed) => {
                ((number + seed * 1_000_003).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) % 1000 < PER_MILLE
            }
        };
        state.broken += u64::from(fails);
        if fails { Err(kind.into()) } else { Ok(()) }
    }
}

impl Os for Faulty {
    type File = <Unix as Os>::File;

    fn open(&self, path: &Path, follow: bool) -> io::Result<Self::File> {
        if self.state().forbidden.iter().any(|forbidden| forbidden == path) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        self.check(Call::Open)?;
        Unix.open(path, follow)
    }

    fn stat(&self, file: &Self::File) -> io::Result<Metadata> {
        self.check(Call::Stat)?;
        Unix.stat(file)
    }

    fn stat_path(&self, path: &Path, follow: bool) -> io::Result<Metadata> {
        Unix.stat_path(path, follow)
    }

    fn read(&self, file: &Self::File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        self.check(Call::Read)?;
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

impl World for Files {
    type Os = Faulty;

    fn new() -> Files {
        Files { directory: tempfile::tempdir().expect("a directory"), os: Faulty::default() }
    }

    fn os(&self) -> Faulty {
        self.os.clone()
    }

    fn put(&self, collections: &[Collection]) {
        for collection in collections {
            let path = self.directory.path().join(&collection.path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("created");
            fs::write(path, collection.csv()).expect("written");
        }
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.directory.path().join(path)).expect("removed");
    }

    fn forbid(&self, path: &str) {
        // Not by its mode: the superuser may read everything.
        self.os.state().forbidden.push(self.directory.path().join(path));
    }

    fn connect(&self, _: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
        let connector = Filesystem::with_os(self.os.clone(), &[self.directory.path()])?;
        Ok(vec![Box::new(connector)])
    }

    fn place(&self, path: &str) -> String {
        let path = self.directory.path().join(path);
        Place::filesystem().item(&path.as_os_str().as_bytes()[1..]).to_string()
    }

    fn breakages(&self) -> Vec<Breakage> {
        let breakage = |(number, (name, ..)): (usize, &(&'static str, _, _))| Breakage {
            number,
            name,
            passes: false,
            step: 1,
            per_mille: PER_MILLE,
        };
        BREAKAGES.iter().enumerate().map(breakage).collect()
    }

    fn break_calls(&self, breakage: Breakage, when: When) {
        let (_, call, kind) = BREAKAGES[breakage.number];
        let mut state = self.os.state();
        (state.plan, state.calls, state.broken) = (Some((call, kind, when)), 0, 0);
    }

    fn mend(&self) {
        self.os.state().plan = None;
    }

    fn broken(&self) -> u64 {
        self.os.state().broken
    }

    fn writes(&self) -> Vec<String> {
        // There is no call for it.
        Vec::new()
    }
}
