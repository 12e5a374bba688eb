//! The files of a side.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use crate::Error;
use crate::git::{ObjectId, Repository, Side};

/// The files of the sides that were asked for.
pub(super) type Listings = BTreeMap<Side, Arc<Files>>;

/// The files of a side, sorted by path.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) entries: Vec<File>,
    /// What git said beside.
    pub(super) said: Option<String>,
}

/// A file of a side.
#[derive(Debug)]
pub(super) struct File {
    pub(super) path: Vec<u8>,
    pub(super) mode: u32,
    pub(super) id: ObjectId,
    /// Whether the index has several versions of it, and none that would be committed.
    pub(super) unmerged: bool,
}

impl Repository {
    /// Whether a side has a file of this path, or a directory with files. The first question lists all files of the
    /// side.
    ///
    /// # Errors
    /// Git does not tell.
    pub fn holds(&self, side: &Side, path: &[u8]) -> Result<bool, Error> {
        let files = self.files(side)?;
        Ok(files.find(path).is_some() || files.has_below(path))
    }

    /// The blob of a path on a side; `None` where it has no such file, or one that is unmerged.
    ///
    /// # Errors
    /// Git does not tell.
    pub fn entry(&self, side: &Side, path: &[u8]) -> Result<Option<ObjectId>, Error> {
        let files = self.files(side)?;
        Ok(files.find(path).filter(|file| !file.unmerged).map(|file| file.id))
    }

    /// The paths and blobs of all files of this name on a side, whatever directory they are in, sorted by path.
    ///
    /// # Errors
    /// Git does not tell.
    pub fn named(&self, side: &Side, name: &[u8]) -> Result<Vec<(Vec<u8>, ObjectId)>, Error> {
        let files = self.files(side)?;
        let of_name = files.entries.iter().filter(|file| {
            let before = file.path.strip_suffix(name);
            !file.unmerged && before.is_some_and(|before| before.is_empty() || before.ends_with(b"/"))
        });
        Ok(of_name.map(|file| (file.path.clone(), file.id)).collect())
    }

    /// The files of a side; listed once.
    pub(super) fn files(&self, side: &Side) -> Result<Arc<Files>, Error> {
        let mut listings = self.0.listings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(files) = listings.get(side) {
            return Ok(Arc::clone(files));
        }
        let files = Arc::new(self.list_files(side)?);
        listings.insert(*side, Arc::clone(&files));
        Ok(files)
    }

    fn list_files(&self, side: &Side) -> Result<Files, Error> {
        let git = &self.0.git;
        let (answer, in_index) = match side {
            // Of the whole repository, from whatever directory.
            Side::Index => (git.ask(&["ls-files", "--stage", "-z", "--full-name", "--", ":/"])?, true),
            Side::Commit(id) if id.is_null() => return Ok(Files::default()),
            Side::Commit(id) => (git.ask(&["ls-tree", "-r", "-z", "--full-tree", &id.to_string()])?, false),
        };
        let mut entries: Vec<File> = Vec::new();
        let mut rest = answer.out.as_slice();
        while !rest.is_empty() {
            let entry = memchr::memchr(0, rest).and_then(|end| {
                let entry = file(rest.get(..end)?, in_index);
                rest = rest.get(end + 1..)?;
                entry
            });
            let Some(entry) = entry else {
                return Err(git.error("the list of files that git told is not whole"));
            };
            // The versions of an unmerged path stand one after the other.
            if !(entry.unmerged && entries.last().is_some_and(|last| last.path == entry.path)) {
                entries.push(entry);
            }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Files { entries, said: answer.said().map(str::to_owned) })
    }
}

impl Files {
    fn find(&self, path: &[u8]) -> Option<&File> {
        let found = self.entries.binary_search_by(|file| file.path.as_slice().cmp(path));
        found.ok().and_then(|at| self.entries.get(at))
    }

    /// Whether a file stands below a directory.
    fn has_below(&self, directory: &[u8]) -> bool {
        let below = [directory, b"/"].concat();
        let at = self.entries.partition_point(|file| file.path < below);
        self.entries.get(at).is_some_and(|file| file.path.starts_with(&below))
    }
}

/// An entry: `mode id stage TAB path` of an index (<https://git-scm.com/docs/git-ls-files#_output>), `mode type id
/// TAB path` of a tree (<https://git-scm.com/docs/git-ls-tree#_output_format>).
fn file(entry: &[u8], in_index: bool) -> Option<File> {
    let tab = memchr::memchr(b'\t', entry)?;
    let (fields, path) = (entry.get(..tab)?, entry.get(tab + 1..)?);
    let mut fields = fields.split(|&byte| byte == b' ');
    let mode = u32::from_str_radix(std::str::from_utf8(fields.next()?).ok()?, 8).ok()?;
    let (second, third) = (fields.next()?, fields.next()?);
    let (id, unmerged) = if in_index { (second, third != b"0") } else { (third, false) };
    if path.is_empty() || fields.next().is_some() {
        return None;
    }
    Some(File { path: path.to_vec(), mode, id: ObjectId::from_hex(id).ok()?, unmerged })
}
