//! Which objects of a listing are left out.

use std::time::SystemTime;

use ignore::overrides::{Override, OverrideBuilder};

use crate::s3::page::{Entry, Kind};
use crate::{ObjectFilter, Scope};

/// What is left out of the listing of a target.
pub(super) struct Choice<'c> {
    globs: Override,
    max_depth: Option<usize>,
    filter: &'c ObjectFilter,
}

impl<'c> Choice<'c> {
    /// # Errors
    /// Which glob cannot be read.
    pub(super) fn new(scope: &Scope, filter: &'c ObjectFilter) -> Result<Choice<'c>, ignore::Error> {
        // Globs to leave out come last: they win.
        let mut globs = OverrideBuilder::new("");
        for glob in &scope.include {
            globs.add(glob)?;
        }
        for glob in &scope.exclude {
            globs.add(&format!("!{glob}"))?;
        }
        Ok(Choice { globs: globs.build()?, max_depth: scope.max_depth, filter })
    }

    /// Whether an entry is listed. `below` is its key below the prefix of the target.
    pub(super) fn takes(&self, entry: &Entry, below: &str) -> bool {
        let is_directory = entry.key.bytes().ends_with(b"/");
        self.takes_key(below, is_directory) && (entry.kind == Kind::DeleteMarker || self.takes_object(entry))
    }

    /// Keys that end in `/` stand for directories in the tools that make them.
    fn takes_key(&self, below: &str, is_directory: bool) -> bool {
        if self.max_depth.is_some_and(|depth| below.split('/').count() > depth) {
            return false;
        }
        if self.globs.is_empty() {
            return true;
        }
        // A glob that leaves out a directory leaves out what is below.
        let directories = below.match_indices('/').map(|(slash, _)| &below[..slash]);
        let itself = is_directory.then_some(below);
        let in_left_out = directories.chain(itself).any(|path| self.globs.matched(path, true).is_ignore());
        !in_left_out && !self.globs.matched(below, false).is_ignore()
    }

    fn takes_object(&self, entry: &Entry) -> bool {
        let filter = self.filter;
        let modified = || entry.modified.and_then(|time| SystemTime::try_from(time).ok());
        let class = if entry.class.is_empty() { "STANDARD" } else { &entry.class };
        filter.min_size.is_none_or(|least| entry.size >= least)
            && filter.max_size.is_none_or(|most| entry.size <= most)
            && filter.newer_than.is_none_or(|time| modified().is_none_or(|modified| modified >= time))
            && filter.older_than.is_none_or(|time| modified().is_none_or(|modified| modified < time))
            && (filter.storage_classes.is_empty()
                || filter.storage_classes.iter().any(|wanted| wanted.eq_ignore_ascii_case(class)))
    }
}
