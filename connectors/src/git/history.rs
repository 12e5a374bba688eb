//! Every blob of a repository, where it was first seen.
//!
//! One pass over the differences of all commits, parents first, tells the commit and path that each blob was first
//! seen at; a merge has only what none of its parents has. Several gits tell a stretch of commits each. Then git
//! lists all objects in the order of its packs (`cat-file --batch-all-objects --unordered`), in which neighbours
//! are read fastest: deltas follow what they are based on. What is stored and was not seen is asked for once more
//! (`rev-list --objects`): what a ref leads to without a commit is told, and nothing is missed if a difference
//! left it out.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, hash_map};
use std::io::{self, BufRead as _};
use std::ops::ControlFlow;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::git::change::{at_commit, object};
use crate::git::choice::Choice;
use crate::git::connector::Told;
use crate::git::gather::{no_file, said_gap};
use crate::git::raw::{Difference, Entry};
use crate::git::{ObjectId, Repository};
use crate::{Cancel, Error, Gap, Reason};

/// The fewest commits that a git of its own is started for.
const STRETCH: usize = 1_000;

/// Stretches for each thread: their differences are not equally many.
const SHARE: usize = 4;

/// What is listed beside what refs lead to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    /// What was stashed.
    pub(crate) stashes: bool,
    /// What nothing leads to.
    pub(crate) unreachable: bool,
}

/// What listing the history of a repository needs.
pub(super) struct History<'h> {
    pub(super) repository: &'h Repository,
    pub(super) extent: Extent,
    pub(super) threads: usize,
    pub(super) cancel: &'h Cancel,
}

/// Where something was first seen.
struct Sight {
    id: ObjectId,
    /// The number of its commit.
    commit: u32,
    kind: Entry,
    path: Box<[u8]>,
}

/// What was seen in a stretch of commits, each blob once, in order; and what is wrong.
#[derive(Default)]
struct Stretch {
    sights: Vec<Sight>,
    trouble: Option<String>,
}

/// What was seen in all commits, in order.
#[derive(Default)]
struct Seen {
    files: Vec<Sight>,
    /// The numbers of blobs among the files.
    numbers: HashMap<ObjectId, u32>,
    /// Symbolic links and submodules.
    others: Vec<Sight>,
    /// The blobs of symbolic links.
    links: HashSet<ObjectId>,
    submodules: HashSet<Box<[u8]>>,
}

impl Seen {
    fn add(&mut self, sight: Sight) {
        let is_new = match sight.kind {
            Entry::Submodule => self.submodules.insert(sight.path.clone()),
            Entry::Link => self.links.insert(sight.id),
            Entry::File | Entry::Nothing => {
                if let hash_map::Entry::Vacant(free) = self.numbers.entry(sight.id) {
                    free.insert(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
                    self.files.push(sight);
                }
                return;
            }
        };
        if is_new {
            self.others.push(sight);
        }
    }
}

/// Objects, and by what path they are reached; an empty one where there is none.
type Names = BTreeMap<ObjectId, Vec<u8>>;

/// A blob that is stored.
struct Stored {
    id: ObjectId,
    size: u64,
}

impl History<'_> {
    /// Lists it. What cannot be listed is told as a gap.
    pub(super) fn list(&self, told: &mut Told<'_>) -> ControlFlow<()> {
        let (commits, mut is_sure) = match self.commits() {
            Ok((commits, said)) => {
                // That there are none is asked twice.
                let is_sure = said.is_none() && (!commits.is_empty() || self.is_empty());
                self.said(told, said)?;
                (commits, is_sure)
            }
            Err(error) => {
                told.gap(self.gap(&error))?;
                (Vec::new(), false)
            }
        };
        match self.repository.cut_off() {
            Ok(cut) if !cut.is_empty() => told.gap(self.repository.shallow_gap(cut.len()))?,
            Ok(_) => {}
            Err(error) => told.gap(self.gap(&error))?,
        }
        let stretches = self.stretches(&commits, told.choice());
        let mut seen = Seen::default();
        for stretch in stretches {
            if let Some(trouble) = stretch.trouble {
                is_sure = false;
                told.gap(self.gap(&self.repository.0.git.error(trouble)))?;
            }
            stretch.sights.into_iter().for_each(|sight| seen.add(sight));
        }
        if self.cancel.is_cancelled() {
            return ControlFlow::Break(());
        }
        for sight in &seen.others {
            told.gap(no_file(sight.kind, self.place(sight, &commits)))?;
        }
        self.in_order(told, &commits, &seen, is_sure)
    }

    /// Tells the blobs in the order of packs.
    fn in_order(
        &self,
        told: &mut Told<'_>,
        commits: &[ObjectId],
        seen: &Seen,
        is_sure: bool,
    ) -> ControlFlow<()> {
        let mut is_told = vec![false; seen.files.len()];
        let mut rest = Vec::new();
        let mut flow = ControlFlow::Continue(());
        let listed = self.stored(&mut |stored| {
            let number = seen.numbers.get(&stored.id).map_or(usize::MAX, |&number| number as usize);
            let (Some(sight), Some(is_told)) = (seen.files.get(number), is_told.get_mut(number)) else {
                if !seen.links.contains(&stored.id) {
                    rest.push(stored);
                }
                return ControlFlow::Continue(());
            };
            if !std::mem::replace(is_told, true) {
                flow = told.blob(self.place(sight, commits), sight.id, Some(stored.size));
            }
            if flow.is_break() || self.cancel.is_cancelled() { ControlFlow::Break(()) } else { flow }
        });
        flow?;
        match listed {
            Ok(said) => self.said(told, said)?,
            Err(error) => told.gap(self.gap(&error))?,
        }
        if self.cancel.is_cancelled() {
            return ControlFlow::Break(());
        }
        if is_told.contains(&false) && !self.repository.is_partial() {
            told.gap(self.gap(&self.repository.0.git.error(
                "git lists fewer objects than commits lead to; what only a ref leads to may be missing as well: \
                 see `git fsck`",
            )))?;
        }
        // What is not stored, or what git did not list: reading it tells.
        for (sight, is_told) in seen.files.iter().zip(&is_told) {
            if !is_told {
                told.blob(self.place(sight, commits), sight.id, None)?;
            }
        }
        self.rest(told, rest, is_sure)
    }

    /// Tells what is stored and was seen in no commit.
    fn rest(&self, told: &mut Told<'_>, rest: Vec<Stored>, is_sure: bool) -> ControlFlow<()> {
        if rest.is_empty() {
            return ControlFlow::Continue(());
        }
        let wanted: BTreeSet<ObjectId> = rest.iter().map(|stored| stored.id).collect();
        let (names, is_sure) = match self.reached(&wanted) {
            Ok((names, said)) => {
                let is_sure = is_sure && said.is_none();
                self.said(told, said)?;
                (names, is_sure)
            }
            Err(error) => {
                // Told already, where the walk over commits failed too.
                if is_sure {
                    told.gap(self.gap(&error))?;
                }
                (Names::new(), false)
            }
        };
        for stored in rest {
            let name = names.get(&stored.id);
            // Without knowing what is reached, nothing is left out.
            if name.is_none() && is_sure && !self.extent.unreachable {
                continue;
            }
            let place = object(self.repository.root(), &stored.id);
            match name.filter(|name| !name.is_empty()) {
                Some(path) if !told.takes(path) => {}
                Some(path) => told.blob(place.item(path), stored.id, Some(stored.size))?,
                None => told.blob(place, stored.id, Some(stored.size))?,
            }
        }
        ControlFlow::Continue(())
    }

    /// The refs to begin at: ids as lines, and arguments.
    fn begin(&self) -> Result<(Vec<String>, Vec<&'static str>), Error> {
        let mut lines = Vec::new();
        if self.extent.stashes {
            let git = &self.repository.0.git;
            let is_there = git.run(&["rev-parse", "--verify", "--quiet", "refs/stash"])?;
            if is_there.ok() {
                let answer = git.ask(&["rev-list", "--walk-reflogs", "refs/stash", "--"])?;
                lines.extend(String::from_utf8_lossy(&answer.out).lines().map(str::to_owned));
            }
        }
        Ok((lines, vec!["--exclude=refs/stash", "--all"]))
    }

    /// Whether nothing has a name.
    fn is_empty(&self) -> bool {
        let answer = self.repository.0.git.run(&["for-each-ref", "--count=1"]);
        answer.is_ok_and(|answer| answer.ok() && answer.out.is_empty() && answer.said().is_none())
    }

    fn commits(&self) -> Result<(Vec<ObjectId>, Option<String>), Error> {
        let (lines, refs) = self.begin()?;
        self.repository.commits(&lines, &refs)
    }

    /// What is seen in each stretch of commits.
    fn stretches(&self, commits: &[ObjectId], choice: &Choice) -> Vec<Stretch> {
        let threads = self.threads.max(1);
        let length = commits.len().div_ceil(threads * SHARE).max(STRETCH);
        let work: Vec<&[ObjectId]> = commits.chunks(length).collect();
        let done: Vec<Mutex<Stretch>> = work.iter().map(|_| Mutex::default()).collect();
        let next = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..threads.min(work.len()) {
                scope.spawn(|| {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let (Some(commits), Some(slot)) = (work.get(number), done.get(number)) else { break };
                        let stretch = self.stretch(commits, number * length, choice);
                        *slot.lock().unwrap_or_else(PoisonError::into_inner) = stretch;
                    }
                });
            }
        });
        done.into_iter().map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
    }

    fn stretch(&self, commits: &[ObjectId], first: usize, choice: &Choice) -> Stretch {
        let mut stretch = Stretch::default();
        let mut seen = HashSet::new();
        let outcome = self.repository.differences(commits, false, &mut |number, difference| {
            let Difference { new, .. } = difference;
            let kind = Entry::of(new.mode);
            let is_new = match kind {
                Entry::Nothing => false,
                Entry::Submodule => choice.takes(&new.path),
                // The first path that is chosen counts.
                Entry::File | Entry::Link => {
                    choice.takes(&new.path) && seen.insert((new.id, kind == Entry::Link))
                }
            };
            if is_new {
                let commit = u32::try_from(first + number).unwrap_or(u32::MAX);
                stretch.sights.push(Sight { id: new.id, commit, kind, path: new.path.into() });
            }
            if self.cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        stretch.trouble = match outcome {
            Ok(said) => said.map(|said| format!("git said, while it told what differs: {said}")),
            Err(error) => Some(error.message),
        };
        stretch
    }

    /// All blobs that are stored, in the order of packs.
    fn stored(&self, each: &mut dyn FnMut(Stored) -> ControlFlow<()>) -> Result<Option<String>, Error> {
        let git = &self.repository.0.git;
        let arguments = [
            "cat-file",
            "--batch-all-objects",
            "--unordered",
            "--batch-check=%(objectname) %(objecttype) %(objectsize)",
        ];
        let mut running = git.start(&arguments, Stdio::null())?;
        let mut line = Vec::with_capacity(128);
        let is_whole = loop {
            line.clear();
            if running.out.read_until(b'\n', &mut line).map_err(|e| self.cannot_read(&e))? == 0 {
                break true;
            }
            let Some(told) = line.strip_suffix(b"\n") else { break false };
            let mut words = told.split(|&byte| byte == b' ');
            let (id, kind, size) = (words.next(), words.next(), words.next());
            let id = id.and_then(|id| ObjectId::from_hex(id).ok());
            let size = size.and_then(|size| std::str::from_utf8(size).ok()?.parse().ok());
            match (id, kind, size) {
                (Some(id), Some(b"blob"), Some(size)) => {
                    if each(Stored { id, size }).is_break() {
                        return Ok(None);
                    }
                }
                (Some(_), Some(_), Some(_)) => {}
                // Listed, and damaged or gone: what a commit leads to is told by reading it.
                (Some(_), Some(b"missing"), None) => {}
                _ => break false,
            }
        };
        let said = running.finish()?;
        if is_whole { Ok(said) } else { Err(git.error("the list of objects that git told is not whole")) }
    }

    /// Which of these objects refs lead to, and by what path.
    fn reached(&self, wanted: &BTreeSet<ObjectId>) -> Result<(Names, Option<String>), Error> {
        let git = &self.repository.0.git;
        let (lines, refs) = self.begin()?;
        let mut arguments = vec!["rev-list", "--objects", "--stdin"];
        if self.repository.is_partial() {
            arguments.push("--missing=allow-any");
        }
        arguments.extend(refs);
        let mut running = git.start(&arguments, self.repository.input(lines.iter())?)?;
        let mut names = Names::new();
        let mut line = Vec::with_capacity(256);
        loop {
            line.clear();
            if running.out.read_until(b'\n', &mut line).map_err(|e| self.cannot_read(&e))? == 0 {
                break;
            }
            let told = line.strip_suffix(b"\n");
            let (id, name) = match told.and_then(|told| Some((told, memchr::memchr(b' ', told)?))) {
                Some((told, space)) => (told.get(..space), told.get(space + 1..).unwrap_or_default()),
                None => (told, &[][..]),
            };
            let Some(id) = id.and_then(|id| ObjectId::from_hex(id).ok()) else {
                return Err(git.error("the list of objects that git told is not whole"));
            };
            if wanted.contains(&id) {
                names.entry(id).or_insert_with(|| name.to_vec());
            }
            if self.cancel.is_cancelled() {
                return Ok((names, None));
            }
        }
        running.finish().map(|said| (names, said))
    }

    fn cannot_read(&self, error: &io::Error) -> Error {
        let error = crate::filesystem::describe(error);
        self.repository.0.git.error(format!("what git tells cannot be read: {error}"))
    }

    fn place(&self, sight: &Sight, commits: &[ObjectId]) -> crate::Place {
        let root = self.repository.root();
        match commits.get(sight.commit as usize) {
            Some(commit) => at_commit(root, commit).item(&sight.path),
            None => object(root, &sight.id).item(&sight.path),
        }
    }

    fn said(&self, told: &mut Told<'_>, said: Option<String>) -> ControlFlow<()> {
        match said {
            Some(said) => told.gap(said_gap(self.repository.root(), &said)),
            None => ControlFlow::Continue(()),
        }
    }

    /// What stands for what git did not list.
    fn gap(&self, error: &Error) -> Gap {
        let place = self.repository.root().clone();
        Gap { place, reason: Reason::ListFailed, detail: error.message.clone(), bytes: None }
    }
}
