//! The raw output of git's differences.
//!
//! `:old-mode new-mode old-id new-id status NUL path NUL`, with two paths for a rename; for merges one colon, mode,
//! id, status and path for each parent (<https://git-scm.com/docs/git-diff-index#_raw_output_format>,
//! "diff format for merges", `--combined-all-paths`).

use std::io::{self, BufRead};

use crate::git::ObjectId;

/// A file without content of its own in a tree.
const KIND: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;
const LINK: u32 = 0o120_000;
const SUBMODULE: u32 = 0o160_000;

/// What an entry of a tree or an index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A file.
    File,
    /// A symbolic link.
    Link,
    /// A commit of another repository.
    Submodule,
    /// Nothing: it is not there.
    Nothing,
}

impl Entry {
    /// What a mode says.
    pub(super) fn of(mode: u32) -> Entry {
        match mode & KIND {
            REGULAR => Entry::File,
            LINK => Entry::Link,
            SUBMODULE => Entry::Submodule,
            _ => Entry::Nothing,
        }
    }
}

/// The state of a file on one side of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) mode: u32,
    pub(super) id: ObjectId,
    pub(super) path: Vec<u8>,
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// Its state in each of what it is compared with.
    pub(super) old: Vec<State>,
    pub(super) new: State,
    /// Whether the index has no entry that would be committed.
    pub(super) unmerged: bool,
}

impl Difference {
    /// Whether the new side has an object here that none of the others has in this file.
    pub(super) fn is_new(&self) -> bool {
        Entry::of(self.new.mode) != Entry::Nothing && self.old.iter().all(|old| old.id != self.new.id)
    }
}

/// One thing that was read of a list of differences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// What follows is of this commit.
    Commit(ObjectId),
    Difference(Difference),
}

/// Reads differences.
pub(super) struct Raw<R> {
    input: R,
    field: Vec<u8>,
    /// Whether merges name the file in each parent.
    all_paths: bool,
}

impl<R: BufRead> Raw<R> {
    /// Of the output of `--raw -z --no-abbrev`, and `--combined-all-paths` if `all_paths`.
    pub(super) fn new(input: R, all_paths: bool) -> Raw<R> {
        Raw { input, field: Vec::with_capacity(512), all_paths }
    }

    /// What comes next; `None` at the end.
    ///
    /// # Errors
    /// The output ends in the middle, or is something else.
    pub(super) fn next(&mut self) -> io::Result<Option<Step>> {
        if !self.field()? {
            return Ok(None);
        }
        if self.field.first() == Some(&b':') {
            return self.difference().map(|difference| Some(Step::Difference(difference)));
        }
        let id = ObjectId::from_hex(&self.field).map_err(|_| io::ErrorKind::InvalidData)?;
        Ok(Some(Step::Commit(id)))
    }

    fn difference(&mut self) -> io::Result<Difference> {
        let (mut old, mut new, status) = header(&self.field).ok_or(io::ErrorKind::InvalidData)?;
        let is_merge = old.len() > 1;
        let is_rename = !is_merge && status.iter().any(|kind| matches!(kind, b'R' | b'C'));
        if (is_merge && self.all_paths) || is_rename {
            for state in &mut old {
                state.path = self.path()?;
            }
            new.path = self.path()?;
        } else {
            new.path = self.path()?;
            for state in &mut old {
                state.path.clone_from(&new.path);
            }
        }
        Ok(Difference { old, new, unmerged: status.first() == Some(&b'U') })
    }

    fn path(&mut self) -> io::Result<Vec<u8>> {
        match self.field()? && !self.field.is_empty() {
            true => Ok(self.field.clone()),
            false => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Reads up to a zero byte; `false` at the end.
    fn field(&mut self) -> io::Result<bool> {
        self.field.clear();
        if self.input.read_until(0, &mut self.field)? == 0 {
            return Ok(false);
        }
        match self.field.pop() {
            Some(0) => Ok(true),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }
}

/// Modes, ids and statuses of a difference.
fn header(field: &[u8]) -> Option<(Vec<State>, State, Vec<u8>)> {
    let parents = field.iter().take_while(|&&byte| byte == b':').count();
    let mut words = field.get(parents..)?.split(|&byte| byte == b' ');
    let mut modes = Vec::with_capacity(parents + 1);
    for _ in 0..=parents {
        let mode = std::str::from_utf8(words.next()?).ok()?;
        modes.push(u32::from_str_radix(mode, 8).ok()?);
    }
    let mut states = Vec::with_capacity(parents + 1);
    for mode in modes {
        states.push(State { mode, id: ObjectId::from_hex(words.next()?).ok()?, path: Vec::new() });
    }
    let status = words.next()?.to_vec();
    let new = states.pop()?;
    (words.next().is_none() && !status.is_empty()).then_some((states, new, status))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    #[test]
    fn output_that_is_cut_off_anywhere_is_an_error() {
        let whole = format!(
            "{ID}\0:100644 100755 {ID} {ID} R096\0old\0new\0::100644 100644 100644 {ID} {ID} {ID} RM\0a\0b\0b\0"
        );
        let read = |bytes: &[u8]| {
            let mut raw = Raw::new(bytes, true);
            let mut steps = Vec::new();
            while let Some(step) = raw.next()? {
                steps.push(step);
            }
            io::Result::Ok(steps)
        };
        let steps = read(whole.as_bytes()).unwrap();
        assert_eq!(steps.len(), 3);
        let Step::Difference(merge) = &steps[2] else { panic!("{steps:?}") };
        assert_eq!((merge.old[0].path.as_slice(), merge.old[1].path.as_slice()), (&b"a"[..], &b"b"[..]));
        // Where a step ends, nothing is missing that could be seen.
        let ends: Vec<usize> = [0, ID.len() + 1, whole.find("::").unwrap(), whole.len()].into();
        for end in 0..whole.len() {
            assert_eq!(read(&whole.as_bytes()[..end]).is_ok(), ends.contains(&end), "{end}");
        }
        for wrong in ["x\0", ":1 2\0", ":100644 100644 0 0 M\0a\0", "::100644 100644 100644 M\0a\0"] {
            assert!(read(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }
}
