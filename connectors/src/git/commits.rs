//! Commits: ranges of them, and what is pushed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::process::Stdio;

use crate::git::change::Update;
use crate::git::command::escaped;
use crate::git::gather::Gather;
use crate::git::raw::{Difference, Raw, Step};
use crate::git::{Changes, ObjectId, Repository, Side};
use crate::{Error, Gap, Reason};

/// The differences of each commit of a list to its parents; of a merge, what differs from all of them. Each commit
/// is named, even one without differences: so that none can be missing without being seen.
const DIFFERENCES: &[&str] = &[
    "diff-tree",
    "--stdin",
    "--always",
    "--root",
    "-r",
    "-c",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-ext-diff",
    "--no-textconv",
];

/// What an object is that a ref is to point at.
enum Pointed {
    Commit,
    Tree(ObjectId),
    Blob(ObjectId),
    Missing,
}

impl Repository {
    /// Every commit of a range: of `A..B`, those that `B` leads to and `A` does not; `A...B` begins where the two
    /// parted, which comes to the same. An omitted side is `HEAD`; the null id for `A` leaves nothing out. Of a
    /// merge, what is in none of its parents. What a later commit takes away counts.
    ///
    /// # Errors
    /// There is no such commit, or git does not tell.
    pub fn range(&self, spec: &str) -> Result<Changes, Error> {
        let sides = spec.split_once("...").or_else(|| spec.split_once(".."));
        let Some((from, to)) = sides else {
            let name = escaped(spec.as_bytes());
            return Err(self
                .0
                .git
                .error(format!("`{name}` is no range: give two revisions, as in main..HEAD")));
        };
        let revision = |name| if str::is_empty(name) { "HEAD" } else { name };
        let to = self.commit(revision(to))?;
        let from = match from.parse::<ObjectId>() {
            Ok(id) if id.is_null() => None,
            _ => Some(self.commit(revision(from))?.to_string()),
        };
        let mut lines = vec![to.to_string()];
        lines.extend(from.as_ref().map(|from| format!("^{from}")));
        let (commits, said) = self.commits(&lines, &[])?;
        if commits.is_empty() {
            // That there are none is asked twice.
            let from = from.unwrap_or_default();
            self.0.git.ask(&["merge-base", "--is-ancestor", &to.to_string(), &from])?;
        }
        self.changes_of(&commits, said, Side::Commit(to))
    }

    /// What is about to be pushed: the commits that the remote of this name does not have yet, as far as is known
    /// here; without a remote, in a repository that receives, those that none of its refs leads to. What was
    /// received and waits for a hook's word (`GIT_QUARANTINE_PATH`) is read where it is.
    ///
    /// # Errors
    /// A new object is not here, or git does not tell.
    pub fn pushed(&self, updates: &[Update], remote: Option<&str>) -> Result<Changes, Error> {
        let wanted: Vec<&Update> = updates.iter().filter(|update| !update.new.is_null()).collect();
        let Some(last) = wanted.last() else {
            return Ok(Changes::none(Side::Commit(ObjectId::null(self.0.width))));
        };
        let (mut lines, mut others, mut side) = (Vec::new(), Vec::new(), last.new);
        let ids: Vec<ObjectId> = wanted.iter().flat_map(|update| [update.new, update.old]).collect();
        let mut pointed = self.pointed(&ids)?.into_iter();
        for update in &wanted {
            let (Some(new), Some(old)) = (pointed.next(), pointed.next()) else {
                return Err(self.0.git.error("git did not tell what all refs point at"));
            };
            match new {
                Pointed::Commit => {
                    side = update.new;
                    lines.push(update.new.to_string());
                }
                Pointed::Missing => {
                    return Err(self.0.git.error(format!("the object {} is not here", update.new)));
                }
                other => others.push((update, other)),
            }
            // What the other side has may be unknown here.
            if !update.old.is_null() && matches!(old, Pointed::Commit) {
                lines.push(format!("^{}", update.old));
            }
        }
        let known = match remote {
            // The rules of names of refs leave no room for a pattern.
            Some(name) => format!("--remotes={name}"),
            None => "--all".to_owned(),
        };
        let (commits, said) = match lines.is_empty() {
            true => (Vec::new(), None),
            false => self.commits(&lines, &["--not", &known])?,
        };
        let mut changes = self.changes_of(&commits, said, Side::Commit(side))?;
        for (update, object) in others {
            let mut gather = Gather::new(self, Side::Commit(side));
            match object {
                Pointed::Blob(id) => {
                    gather.entry(0o100_644, id, update.name.clone(), (Vec::new(), None));
                }
                Pointed::Tree(id) => {
                    for file in &self.files(&Side::Commit(id))?.entries {
                        gather.entry(file.mode, file.id, file.path.clone(), (Vec::new(), None));
                    }
                }
                Pointed::Commit | Pointed::Missing => {}
            }
            let more = gather.done();
            changes.changes.extend(more.changes);
            changes.gaps.extend(more.gaps);
        }
        Ok(changes)
    }

    /// What the objects are that these ids lead to, tags followed.
    fn pointed(&self, ids: &[ObjectId]) -> Result<Vec<Pointed>, Error> {
        let git = &self.0.git;
        let input = self.input(ids.iter().map(|id| format!("{id}^{{}}")))?;
        let mut running = git.start(&["cat-file", "--batch-check"], input)?;
        let mut out = Vec::new();
        let read = io::Read::read_to_end(&mut running.out, &mut out);
        let said = running.finish()?;
        let mut pointed = Vec::with_capacity(ids.len());
        for line in out.split_inclusive(|&byte| byte == b'\n').filter_map(|line| line.strip_suffix(b"\n")) {
            let mut words = line.split(|&byte| byte == b' ');
            let (id, kind) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let id = ObjectId::from_hex(id);
            pointed.push(match (kind, id) {
                (b"commit", Ok(_)) => Pointed::Commit,
                (b"tree", Ok(id)) => Pointed::Tree(id),
                (b"blob", Ok(id)) => Pointed::Blob(id),
                _ => Pointed::Missing,
            });
        }
        if read.is_err() || said.is_some() || pointed.len() != ids.len() {
            let said = said.map(|said| format!("; git said: {said}")).unwrap_or_default();
            return Err(git.error(format!("git did not tell what all refs point at{said}")));
        }
        Ok(pointed)
    }

    /// The commits that `lines` (ids, and ids with `^`) and `more` select, parents first. What git said comes
    /// along.
    pub(super) fn commits(
        &self,
        lines: &[String],
        more: &[&str],
    ) -> Result<(Vec<ObjectId>, Option<String>), Error> {
        let git = &self.0.git;
        let arguments = [&["rev-list", "--topo-order", "--reverse", "--stdin"], more].concat();
        let mut running = git.start(&arguments, self.input(lines.iter())?)?;
        let mut out = Vec::new();
        let read = io::Read::read_to_end(&mut running.out, &mut out);
        let said = running.finish()?;
        let mut commits = Vec::with_capacity(out.len() / 41);
        for line in out.split_inclusive(|&byte| byte == b'\n') {
            let id = line.strip_suffix(b"\n").and_then(|line| ObjectId::from_hex(line).ok());
            match id.filter(|_| read.is_ok()) {
                Some(id) => commits.push(id),
                None => return Err(git.error("the list of commits that git told is not whole")),
            }
        }
        Ok((commits, said))
    }

    fn changes_of(&self, commits: &[ObjectId], said: Option<String>, side: Side) -> Result<Changes, Error> {
        let cut = self.cut_off()?;
        // What is new in a commit whose parents are not here cannot be told.
        let whole: Vec<ObjectId> = commits.iter().filter(|id| !cut.contains(id)).copied().collect();
        if !whole.is_empty() {
            self.0.askers.expect(&self.0.git);
        }
        let attempt = |renames: bool| {
            let mut gather = Gather::new(self, side);
            gather.said(said.as_deref());
            if whole.len() < commits.len() {
                gather.push(self.shallow_gap(commits.len() - whole.len()));
            }
            let said = self.differences(&whole, renames, &mut |number, difference| {
                gather.take(difference, whole.get(number).copied());
                ControlFlow::Continue(())
            })?;
            gather.said(said.as_deref());
            Ok(gather.done())
        };
        // What is similar is told by content, which a partial clone may not have.
        attempt(true).or_else(|error| if self.is_partial() { attempt(false) } else { Err(error) })
    }

    /// What differs in each of the commits, by its number, in their order. What git said comes back.
    ///
    /// # Errors
    /// Git fails, or leaves out a commit.
    pub(super) fn differences(
        &self,
        commits: &[ObjectId],
        renames: bool,
        each: &mut dyn FnMut(usize, Difference) -> ControlFlow<()>,
    ) -> Result<Option<String>, Error> {
        if commits.is_empty() {
            return Ok(None);
        }
        let git = &self.0.git;
        let how: &[&str] = if renames { &["-M", "-l400", "--combined-all-paths"] } else { &["--no-renames"] };
        let input = self.input(commits.iter())?;
        let mut running = git.start(&[DIFFERENCES, how].concat(), input)?;
        let mut expected = commits.iter().enumerate();
        let mut current: Option<(usize, &ObjectId)> = None;
        let mut raw = Raw::new(&mut running.out, renames);
        let ended = loop {
            match raw.next() {
                Ok(Some(Step::Difference(difference))) => {
                    let Some((number, _)) = current else { break Err(io::ErrorKind::InvalidData.into()) };
                    if each(number, difference).is_break() {
                        return Ok(None);
                    }
                }
                // A merge may be named more than once.
                Ok(Some(Step::Commit(id))) if current.is_some_and(|(_, named)| *named == id) => {}
                Ok(Some(Step::Commit(id))) => {
                    current = expected.next();
                    if current.is_none_or(|(_, named)| *named != id) {
                        break Err(io::Error::from(io::ErrorKind::InvalidData));
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        let left = expected.len();
        let said = running.finish()?;
        match ended {
            Ok(()) if left == 0 => Ok(said),
            _ => {
                let said = said.map(|said| format!("; git said: {said}")).unwrap_or_default();
                Err(git.error(format!("git did not tell what differs in {} commits{said}", left.max(1))))
            }
        }
    }

    /// Lines for git to read, in a file without a name: nobody has to write while git answers.
    pub(super) fn input(&self, lines: impl Iterator<Item = impl std::fmt::Display>) -> Result<Stdio, Error> {
        let write = || -> io::Result<File> {
            let mut file = io::BufWriter::new(tempfile::tempfile()?);
            for line in lines {
                writeln!(file, "{line}")?;
            }
            let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.seek(SeekFrom::Start(0))?;
            Ok(file)
        };
        write().map(Stdio::from).map_err(|error| {
            let error = crate::filesystem::describe(&error);
            self.0.git.error(format!("no temporary file can be written: {error}; see TMPDIR"))
        })
    }

    /// The commits whose parents were not cloned (<https://git-scm.com/docs/shallow>).
    pub(super) fn cut_off(&self) -> Result<BTreeSet<ObjectId>, Error> {
        if !self.0.is_shallow {
            return Ok(BTreeSet::new());
        }
        let text = std::fs::read(self.0.common.join("shallow")).map_err(|error| {
            let error = crate::filesystem::describe(&error);
            self.0.git.error(format!("where its history is cut off cannot be read: {error}"))
        })?;
        Ok(text.split(|&byte| byte == b'\n').filter_map(|line| ObjectId::from_hex(line).ok()).collect())
    }

    /// What stands for the history that was not cloned.
    pub(super) fn shallow_gap(&self, commits: usize) -> Gap {
        Gap {
            place: self.root().clone(),
            reason: Reason::ListFailed,
            detail: format!(
                "the clone is shallow: history is cut off at {commits} commits; `git fetch --unshallow` gets \
                 the rest"
            ),
            bytes: None,
        }
    }
}
