//! The zip of a document: its parts by name.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufReader;

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::formats::input::Cursor;
use crate::formats::out::{Nested, Reading};
use crate::formats::{Capped, Input, Out};
use crate::{Failure, Reason};

type Bytes<'p> = BufReader<Cursor<&'p Input<'p>>>;

/// A part, decompressed.
pub(super) type Part<'p, 'i> = Capped<ZipFile<'p, Bytes<'i>>>;

/// The zip of a document.
pub(super) struct Package<'i> {
    zip: ZipArchive<Bytes<'i>>,
    /// Members by name, in lower case: names of parts do not differ by case alone (ECMA-376 part 2, section
    /// 6.2.2.3).
    members: BTreeMap<String, usize>,
    /// Those that were read.
    read: BTreeSet<usize>,
    /// Whether members have the same name: only one of them is read.
    has_twins: bool,
}

impl<'i> Package<'i> {
    /// Opens a zip.
    ///
    /// # Errors
    /// When it has no directory that can be read.
    pub(super) fn open(input: &'i Input<'i>) -> Reading<Package<'i>> {
        let bytes = BufReader::with_capacity(32 * 1024, input.cursor_at(0));
        let zip = ZipArchive::new(bytes).map_err(failure)?;
        let mut has_twins = zip.has_duplicate_names();
        let mut members = BTreeMap::new();
        for (index, name) in zip.file_names_raw().enumerate() {
            has_twins |= members.insert(key(&String::from_utf8_lossy(name)), index).is_some();
        }
        Ok(Package { zip, members, read: BTreeSet::new(), has_twins })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.members.contains_key(&key(name))
    }

    /// The names of all members, in lower case and sorted.
    pub(super) fn names(&self) -> Vec<String> {
        self.members.keys().cloned().collect()
    }

    /// A part, from its first byte on; `None` when there is none of this name. It counts as read.
    ///
    /// # Errors
    /// When it cannot be read: it is damaged or encrypted.
    pub(super) fn part(&mut self, name: &str, out: &Out<'_>) -> Reading<Option<Part<'_, 'i>>> {
        let Some(&index) = self.members.get(&key(name)) else { return Ok(None) };
        self.read.insert(index);
        let file = self.zip.by_index(index).map_err(failure)?;
        Ok(Some(Capped::new(file, out.meter())))
    }

    /// A part counts as read.
    pub(super) fn done(&mut self, name: &str) {
        if let Some(&index) = self.members.get(&key(name)) {
            self.read.insert(index);
        }
    }

    /// Whether a part was read.
    pub(super) fn is_read(&self, name: &str) -> bool {
        self.members.get(&key(name)).is_none_or(|index| self.read.contains(index))
    }

    /// Reads all members that were not read as content of their own, but for those that `is_dull`.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn rest(&mut self, out: &mut Out<'_>, is_dull: impl Fn(&str) -> bool) -> Reading {
        if self.has_twins {
            out.gap(Reason::Malformed, "several parts have the same name: one of each was read");
        }
        let members: Vec<(String, usize)> =
            self.members.iter().map(|(name, index)| (name.clone(), *index)).collect();
        for (name, index) in members {
            if self.read.contains(&index) || name.ends_with('/') || is_dull(&name) {
                continue;
            }
            self.member(out, &name)?;
        }
        Ok(())
    }

    /// Reads a member as content of its own.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn member(&mut self, out: &mut Out<'_>, name: &str) -> Reading {
        let Some(&index) = self.members.get(&key(name)) else { return Ok(()) };
        self.read.insert(index);
        match self.zip.by_index(index) {
            Ok(file) => {
                let (original, size) = (file.name_raw().to_vec(), file.size());
                let mut bytes = Capped::new(file, out.meter());
                out.member(&original, Nested::Stream(&mut bytes, Some(size)))
            }
            Err(error) => {
                let place = out.place().member(name.as_bytes());
                out.within(place, |_| Err(failure(error)))
            }
        }
    }
}

/// What names of members are compared by.
fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// What went wrong, and in which kind of part.
pub(super) fn of_part(what: &str, failure: Failure) -> Failure {
    Failure { detail: format!("{what}: {}", failure.detail), ..failure }
}

/// What a zip that cannot be read is as a failure.
pub(super) fn failure(error: ZipError) -> Failure {
    match error {
        ZipError::Io(error) => error.into(),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Failure { reason: Reason::Encrypted, detail: "a part of it is encrypted".to_owned() }
        }
        ZipError::CompressionMethodNotSupported(method) => Failure {
            reason: Reason::PartialText,
            detail: format!("compressed by method {method}, which has no reader"),
        },
        _ => Failure::malformed("the zip of the document cannot be read"),
    }
}
