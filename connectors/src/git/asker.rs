//! Objects by their ids, from a git that is kept running.
//!
//! `git cat-file --batch-command --buffer` (<https://git-scm.com/docs/git-cat-file#_batch_output>) is asked for
//! many objects at once and answers in their order into a pipe, so that nobody waits for a round trip a blob.
//! Versions before 2.36 are asked by `--batch`, which answers the same.

use std::fs::File;
use std::io::{self, BufRead, Read, Seek, SeekFrom, Write};
use std::process::{ChildStdin, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::git::ObjectId;
use crate::git::command::{Git, Running};
use crate::{Error, Failure, Reason};

/// The longest line that precedes an object: an id, a type and a size.
const LONGEST_HEADER: u64 = 256;

/// What git says of an object that it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A blob of so many bytes, which follow.
    Blob(u64),
    /// An object of another type, of so many bytes, which follow.
    Other(u64),
    /// It is not in the repository.
    Missing,
}

/// A git that is asked for objects.
pub(super) struct Asker {
    git: Running,
    input: ChildStdin,
    /// Whether it has to be told to answer.
    commands: bool,
}

impl Asker {
    fn start(git: &Git, commands: bool, cache: Option<u32>) -> Result<Asker, Error> {
        let cache = cache.map(|mebibytes| format!("core.deltaBaseCacheLimit={mebibytes}m"));
        let mut arguments: Vec<&str> = cache.iter().flat_map(|cache| ["-c", cache]).collect();
        arguments.extend_from_slice(match commands {
            true => &["cat-file", "--batch-command", "--buffer"],
            false => &["cat-file", "--batch"],
        });
        let mut git_running = git.start(&arguments, Stdio::piped())?;
        let input = git_running.input().ok_or_else(|| git.error("git does not listen"))?;
        Ok(Asker { git: git_running, input, commands })
    }

    /// Asks for objects: so few that their ids fit into a pipe (64 KiB: pipe(7)), so that asking never waits for
    /// answers to be read.
    pub(super) fn ask(&mut self, ids: &[ObjectId]) -> io::Result<()> {
        let mut lines = Vec::with_capacity(ids.len() * 80);
        for id in ids {
            // Writing to memory does not fail.
            let _ = if self.commands { writeln!(lines, "contents {id}") } else { writeln!(lines, "{id}") };
        }
        if self.commands {
            lines.extend_from_slice(b"flush\n");
        }
        self.input.write_all(&lines)
    }

    /// The next answer, which has to be about `id`.
    ///
    /// # Errors
    /// It is none, or about something else.
    pub(super) fn head(&mut self, id: &ObjectId) -> io::Result<Head> {
        let mut line = Vec::with_capacity(80);
        (&mut self.git.out).take(LONGEST_HEADER).read_until(b'\n', &mut line)?;
        let told = line.strip_suffix(b"\n").ok_or(io::ErrorKind::UnexpectedEof)?;
        let mut words = told.split(|&byte| byte == b' ');
        if words.next().and_then(|word| ObjectId::from_hex(word).ok()).as_ref() != Some(id) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let (kind, size) = (words.next().unwrap_or_default(), words.next());
        if kind == b"missing" && size.is_none() {
            return Ok(Head::Missing);
        }
        let size = size.and_then(|size| std::str::from_utf8(size).ok()).and_then(|size| size.parse().ok());
        match (kind, size) {
            (b"blob", Some(size)) => Ok(Head::Blob(size)),
            (b"commit" | b"tree" | b"tag", Some(size)) => Ok(Head::Other(size)),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// The bytes behind a head, in memory.
    pub(super) fn bytes(&mut self, size: u64) -> io::Result<Vec<u8>> {
        // The size may be a lie of a damaged object: memory follows what comes.
        let room = usize::try_from(size).unwrap_or(usize::MAX).min(64 << 20);
        let mut bytes = Vec::with_capacity(room);
        let count = (&mut self.git.out).take(size).read_to_end(&mut bytes)?;
        if count as u64 != size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.end().map(|()| bytes)
    }

    /// The bytes behind a head, in a file without a name (mode 0600, or unlinked before anything is written).
    pub(super) fn file(&mut self, size: u64) -> io::Result<File> {
        let mut file = tempfile::tempfile()?;
        if io::copy(&mut (&mut self.git.out).take(size), &mut file)? != size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        file.seek(SeekFrom::Start(0))?;
        self.end().map(|()| file)
    }

    /// Passes over the bytes behind a head.
    pub(super) fn skip(&mut self, size: u64) -> io::Result<()> {
        if io::copy(&mut (&mut self.git.out).take(size), &mut io::sink())? != size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.end()
    }

    /// The line end behind an object.
    fn end(&mut self) -> io::Result<()> {
        let mut end = [0];
        self.git.out.read_exact(&mut end)?;
        if end == *b"\n" { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    /// Why it gave no answer.
    fn fault(self, error: &io::Error) -> Failure {
        use io::ErrorKind::{BrokenPipe, InvalidData, UnexpectedEof};
        let Asker { git, input, .. } = self;
        // It hears that it is not asked any more.
        drop(input);
        let (reason, detail) = match error.kind() {
            InvalidData => (Reason::Corrupted, "git answered something else than it was asked".to_owned()),
            BrokenPipe | UnexpectedEof => (Reason::Corrupted, git.broken()),
            _ => (Reason::IoError, crate::filesystem::describe(error)),
        };
        Failure { reason, detail }
    }
}

/// Gits that wait to be asked: as many as were needed at the same time.
#[derive(Default)]
pub(super) struct Askers {
    idle: Mutex<Vec<Asker>>,
    /// Whether this git does not know `--batch-command`.
    is_old: AtomicBool,
    /// How many mebibytes of what versions are made from each git keeps; git's own choice where it is not set.
    cache: OnceLock<u32>,
}

/// What all gits keep together of what versions are made from, in mebibytes.
const CACHES: u32 = 512;

/// What each keeps at least: git's own choice
/// (<https://git-scm.com/docs/git-config#Documentation/git-config.txt-coredeltaBaseCacheLimit>).
const LEAST_CACHE: u32 = 96;

impl Askers {
    /// Says that so many are going to be asked for all objects, in turns: each gets only some of the versions of a
    /// file, and makes all that they rest on. Where it has to forget these, it makes them again and again.
    pub(super) fn many(&self, threads: usize) {
        let threads = u32::try_from(threads.max(1)).unwrap_or(u32::MAX);
        let _ = self.cache.set((CACHES / threads).max(LEAST_CACHE));
    }

    fn start(&self, git: &Git) -> Result<Asker, Error> {
        Asker::start(git, !self.is_old.load(Ordering::Relaxed), self.cache.get().copied())
    }

    /// Starts one that may be needed soon, if there is none: while it starts, something else is done.
    pub(super) fn expect(&self, git: &Git) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.is_empty()
            && let Ok(asker) = self.start(git)
        {
            idle.push(asker);
        }
    }

    /// Takes back one that has answered everything.
    pub(super) fn give_back(&self, asker: Asker) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(asker);
    }

    /// Asks for objects; the first answer's head comes along.
    ///
    /// # Errors
    /// Git cannot be started, or gives no answer.
    pub(super) fn ask(&self, git: &Git, ids: &[ObjectId]) -> Result<(Asker, Head), Failure> {
        let Some(first) = ids.first() else {
            let detail = "no object was asked for".to_owned();
            return Err(Failure { reason: Reason::ReaderFailed, detail });
        };
        loop {
            // A statement of its own: the lock is not held while git starts.
            let waiting = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut asker = match waiting {
                Some(asker) => asker,
                None => self
                    .start(git)
                    .map_err(|error| Failure { reason: Reason::IoError, detail: error.message })?,
            };
            let answer = asker.ask(ids).and_then(|()| asker.head(first));
            let error = match answer {
                Ok(head) => return Ok((asker, head)),
                Err(error) => error,
            };
            let commands = asker.commands;
            let failure = asker.fault(&error);
            // "error: unknown option `batch-command'", and how it is used.
            if !(commands && failure.detail.contains("unknown option `batch-command'")) {
                return Err(failure);
            }
            self.is_old.store(true, Ordering::Relaxed);
        }
    }

    /// Why an asker gave no more answers.
    pub(super) fn lost(asker: Asker, error: &io::Error) -> Failure {
        asker.fault(error)
    }
}
