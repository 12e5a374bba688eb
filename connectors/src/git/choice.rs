//! Which paths of a repository are left out.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use ignore::overrides::{Override, OverrideBuilder};

use crate::{Node, Place, Scope};

/// What is left out of a listing.
pub(super) struct Choice {
    globs: Override,
    max_depth: Option<usize>,
}

impl Choice {
    /// # Errors
    /// Which glob cannot be read.
    pub(super) fn new(scope: &Scope) -> Result<Choice, ignore::Error> {
        // Globs to leave out come last: they win.
        let mut globs = OverrideBuilder::new("");
        for glob in &scope.include {
            globs.add(glob)?;
        }
        for glob in &scope.exclude {
            globs.add(&format!("!{glob}"))?;
        }
        Ok(Choice { globs: globs.build()?, max_depth: scope.max_depth })
    }

    /// Whether a path from the root of the repository is listed.
    pub(super) fn takes(&self, path: &[u8]) -> bool {
        let slashes = || memchr::memchr_iter(b'/', path);
        if self.max_depth.is_some_and(|depth| slashes().count() >= depth) {
            return false;
        }
        if self.globs.is_empty() {
            return true;
        }
        let matched = |path: &[u8], is_directory: bool| {
            self.globs.matched(Path::new(OsStr::from_bytes(path)), is_directory).is_ignore()
        };
        // A glob that leaves out a directory leaves out what is below.
        let in_left_out = slashes().any(|slash| matched(path.get(..slash).unwrap_or_default(), true));
        !in_left_out && !matched(path, false)
    }

    /// As [`Choice::takes`], for a place in a repository; what is no file in it is always listed.
    pub(super) fn takes_place(&self, place: &Place) -> bool {
        match (place.node(), place.parent().map(Place::node)) {
            (Node::Item(path), Some(Node::Param { .. })) => self.takes(path),
            _ => true,
        }
    }
}
