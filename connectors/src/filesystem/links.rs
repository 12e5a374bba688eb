//! Following symbolic links without reading anything twice.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::Reason;
use crate::filesystem::os::{FileKind, Os};

/// What following links has met so far. A link that leads into one of the targets is not followed:
/// what it leads to is listed under its own name. What lies outside is listed once.
pub(super) struct Links {
    /// The canonical paths of the targets.
    targets: Vec<PathBuf>,
    /// Device and inode of everything that was reached through a link.
    seen: BTreeSet<(u64, u64)>,
    /// The depth of the link to a directory that the walk is below of.
    below: Option<usize>,
}

impl Links {
    pub(super) fn new(targets: Vec<PathBuf>) -> Links {
        Links { targets, seen: BTreeSet::new(), below: None }
    }

    /// Whether an entry is to be listed; the reason and its words, if not.
    pub(super) fn enter<O: Os>(
        &mut self,
        os: &O,
        path: &Path,
        depth: usize,
        is_link: bool,
    ) -> Result<(), (Reason, &'static str)> {
        if self.below.is_some_and(|link| depth <= link) {
            self.below = None;
        }
        if !is_link && self.below.is_none() {
            return Ok(());
        }
        if is_link {
            let canonical = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            if self.targets.iter().any(|target| canonical.starts_with(target)) {
                return Err((Reason::SymbolicLink, "leads to something that is listed under its own name"));
            }
        }
        // What cannot be told is tried to be read, and fails there with its reason.
        let Ok(metadata) = os.stat_path(path, true) else { return Ok(()) };
        if !self.seen.insert(metadata.inode) {
            return Err((Reason::AlreadyRead, "reached before through another link"));
        }
        if is_link && metadata.kind == FileKind::Directory && self.below.is_none() {
            self.below = Some(depth);
        }
        Ok(())
    }
}
