//! From what git tells to changes and gaps.

use std::collections::{BTreeSet, HashSet};

use crate::git::change::{Change, Changes, Old, Side, place};
use crate::git::raw::{Difference, Entry};
use crate::git::{ObjectId, Repository};
use crate::{Gap, Place, Reason};

/// Puts changes together.
pub(super) struct Gather<'r> {
    repository: &'r Repository,
    changes: Changes,
    /// Paths that were told as gaps: each is told once.
    told: BTreeSet<Vec<u8>>,
    /// What was told of commits: the same change in several is told once.
    seen: HashSet<(Vec<u8>, ObjectId, Vec<ObjectId>)>,
}

impl<'r> Gather<'r> {
    pub(super) fn new(repository: &'r Repository, side: Side) -> Gather<'r> {
        Gather { repository, changes: Changes::none(side), told: BTreeSet::new(), seen: HashSet::new() }
    }

    /// Takes a file that differs, in a commit or in the index.
    pub(super) fn take(&mut self, difference: Difference, commit: Option<ObjectId>) {
        if difference.unmerged {
            let place = self.place(difference.new.path.clone(), difference.new.id, commit);
            self.gap(difference.new.path, unmerged(place));
            return;
        }
        if !difference.is_new() {
            return;
        }
        let old = difference.old.into_iter().filter(|old| Entry::of(old.mode) == Entry::File);
        let old: Vec<Old> = old.map(|old| Old { path: old.path, id: old.id }).collect();
        if commit.is_some() {
            let compared = old.iter().map(|old| old.id).collect();
            if !self.seen.insert((difference.new.path.clone(), difference.new.id, compared)) {
                return;
            }
        }
        self.entry(difference.new.mode, difference.new.id, difference.new.path, (old, commit));
    }

    /// Takes a file of a listing.
    pub(super) fn entry(
        &mut self,
        mode: u32,
        new: ObjectId,
        path: Vec<u8>,
        (old, commit): (Vec<Old>, Option<ObjectId>),
    ) {
        match Entry::of(mode) {
            Entry::File => self.changes.changes.push(Change { path, old, new, mode, commit }),
            Entry::Nothing => {}
            kind => {
                let place = self.place(path.clone(), new, commit);
                self.gap(path, no_file(kind, place));
            }
        }
    }

    /// What git said beside its answer: something may be missing.
    pub(super) fn said(&mut self, said: Option<&str>) {
        if let Some(said) = said {
            self.changes.gaps.push(said_gap(self.repository.root(), said));
        }
    }

    /// Something that cannot be listed.
    pub(super) fn push(&mut self, gap: Gap) {
        self.changes.gaps.push(gap);
    }

    pub(super) fn done(self) -> Changes {
        self.changes
    }

    fn place(&self, path: Vec<u8>, new: ObjectId, commit: Option<ObjectId>) -> Place {
        let change = Change { path, old: Vec::new(), new, mode: 0, commit };
        place(self.repository.root(), &self.changes.side, &change)
    }

    fn gap(&mut self, path: Vec<u8>, gap: Gap) {
        if self.told.insert(path) {
            self.changes.gaps.push(gap);
        }
    }
}

/// What stands for an entry that is no file.
pub(super) fn no_file(kind: Entry, place: Place) -> Gap {
    let (reason, detail) = match kind {
        Entry::Submodule => (Reason::NotRequested, "a submodule; scan its own repository"),
        _ => (Reason::SymbolicLink, "a symbolic link: it holds the name of another file, and no content"),
    };
    Gap { place, reason, detail: detail.to_owned(), bytes: None }
}

/// What stands for a path whose conflict is not resolved.
pub(super) fn unmerged(place: Place) -> Gap {
    Gap {
        place,
        reason: Reason::Partial,
        detail: "the path is unmerged: resolve the conflict and stage the file".to_owned(),
        bytes: None,
    }
}

/// What stands for what git complained about while it listed.
pub(super) fn said_gap(root: &Place, said: &str) -> Gap {
    Gap {
        place: root.clone(),
        reason: Reason::ListFailed,
        detail: format!("git said, while it listed: {said}; `git fsck` may tell what is damaged"),
        bytes: None,
    }
}
