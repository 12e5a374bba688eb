//! The n-th system call fails, for every n: nothing is lost without a gap.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domesday::{Silent, scan_on};
use domesday_connectors::filesystem::{Filesystem, Metadata, Os, Unix};
use domesday_connectors::{Connector, Reason};

use crate::capture::{Capture, settings};
use crate::tree::tree;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    Open,
    Stat,
    Read,
    Entry,
}

/// The operating system, of which one call fails.
#[derive(Clone)]
struct Failing {
    call: Call,
    left: Arc<AtomicU64>,
    error: io::ErrorKind,
}

impl Failing {
    fn check(&self, call: Call) -> io::Result<()> {
        if call == self.call && self.left.fetch_sub(1, Ordering::Relaxed) == 1 {
            return Err(self.error.into());
        }
        Ok(())
    }

    /// Whether the call was reached and failed.
    fn failed(&self) -> bool {
        self.left.load(Ordering::Relaxed) == 0 || self.left.load(Ordering::Relaxed) > u64::MAX / 2
    }
}

impl Os for Failing {
    type File = <Unix as Os>::File;

    fn open(&self, path: &Path, follow: bool) -> io::Result<Self::File> {
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
        match self.check(Call::Entry) {
            Ok(()) => Unix.entry(entry),
            Err(error) => Err(match entry {
                Ok(entry) => {
                    ignore::Error::WithPath { path: entry.path().to_owned(), err: Box::new(error.into()) }
                }
                Err(other) => other,
            }),
        }
    }
}

/// Units by place: whether they were examined whole, and the reasons of their gaps; and the inventory's
/// findings.
type Told = BTreeMap<String, Vec<String>>;

fn run(root: &Path, os: &Failing) -> (Told, u64) {
    let capture = Capture { wants: true, ..Capture::default() };
    let settings = settings(root, 2);
    let inventory = scan_on(&settings, vec![Box::new(capture.clone())], &Silent, os, |_| {
        let connector: Box<dyn Connector> = Box::new(Filesystem::with_os(os.clone(), &[root])?);
        Ok(vec![connector])
    })
    .unwrap();
    inventory.conserved().unwrap();
    let outcomes = capture.outcomes.lock().unwrap();
    let told = outcomes.iter().map(|o| {
        let hidden = o.gaps.iter().filter(|gap| gap.reason.hides_content()).map(|gap| gap.reason.to_string());
        (o.unit.to_string(), hidden.collect())
    });
    (told.collect(), inventory.totals().findings)
}

#[test]
fn the_nth_call_fails() {
    let folder = tree();
    let never = |call| Failing { call, left: Arc::new(AtomicU64::new(0)), error: io::ErrorKind::Other };
    let (whole, findings) = run(folder.path(), &never(Call::Open));
    assert!(findings > 10);
    for call in [Call::Open, Call::Stat, Call::Read, Call::Entry] {
        let mut reached = 0;
        for n in 1..200 {
            let error = if n % 2 == 0 { io::ErrorKind::PermissionDenied } else { io::ErrorKind::Other };
            let os = Failing { call, left: Arc::new(AtomicU64::new(n)), error };
            let (told, found) = run(folder.path(), &os);
            if !os.failed() {
                break;
            }
            reached += 1;
            // A gap that was not there before stands for whatever is missing now.
            let new = told
                .iter()
                .filter(|(place, gaps)| !gaps.is_empty() && whole.get(*place) != Some(gaps))
                .count();
            let missing: Vec<&String> = whole.keys().filter(|place| !told.contains_key(*place)).collect();
            let context = format!("{call:?} number {n} failing: {missing:?} are gone, {new} new gaps");
            if found < findings || !missing.is_empty() {
                assert!(new > 0, "{context}");
            }
            for place in missing {
                let listed = told.iter().any(|(gap, reasons)| {
                    place.starts_with(gap.as_str()) && reasons.contains(&Reason::ListFailed.to_string())
                        || place.starts_with(gap.as_str()) && !reasons.is_empty()
                });
                assert!(listed, "{context}: no gap stands for {place}");
            }
        }
        assert!(reached >= 10, "{call:?} was reached only {reached} times");
    }
}
