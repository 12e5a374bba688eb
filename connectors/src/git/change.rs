//! Changes: which blobs are new, and what they are compared with.

use crate::git::{ObjectId, Repository};
use crate::{Gap, Place};

/// One state of the files of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// What would be committed now.
    Index,
    /// The tree of a commit. The null id stands for no files at all.
    Commit(ObjectId),
}

/// A blob that is new on one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path from the root of the repository, `/`-separated; any bytes but zero.
    pub path: Vec<u8>,
    /// What it is compared with: nothing where the file was added, several blobs in a merge.
    pub old: Vec<Old>,
    /// The blob.
    pub new: ObjectId,
    /// The mode of the file, as trees hold it: `0o100644`, `0o100755`.
    pub mode: u32,
    /// The commit that has it; `None` for the index, and for what was pushed without a commit.
    pub commit: Option<ObjectId>,
}

/// What a blob is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Old {
    /// Its path: another than the new one when the file was renamed.
    pub path: Vec<u8>,
    /// The blob.
    pub id: ObjectId,
}

/// What is new on one side, in the order of commits, oldest first, and of paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The new blobs.
    pub changes: Vec<Change>,
    /// What may be new and is not read.
    pub gaps: Vec<Gap>,
    /// The side that everything leads to.
    pub side: Side,
}

impl Changes {
    /// Nothing new, on a side.
    pub(super) fn none(side: Side) -> Changes {
        Changes { changes: Vec::new(), gaps: Vec::new(), side }
    }

    /// The place of a change: `git+file:///srv/repo;commit=<id>/src/seed.sql`, with `;index=0` for the index
    /// and `;object=<id>` for a blob without a commit.
    pub fn place(&self, repository: &Repository, change: &Change) -> Place {
        place(repository.root(), &self.side, change)
    }
}

/// See [`Changes::place`].
pub(super) fn place(root: &Place, side: &Side, change: &Change) -> Place {
    match (&change.commit, side) {
        (Some(commit), _) => at_commit(root, commit).item(&change.path),
        (None, Side::Index) => index(root).item(&change.path),
        (None, Side::Commit(_)) => object(root, &change.new).item(&change.path),
    }
}

/// The index of a repository. Its number is the stage of its entries: 0 is what will be committed.
pub(super) fn index(root: &Place) -> Place {
    root.param("index", b"0")
}

/// A commit of a repository.
pub(super) fn at_commit(root: &Place, commit: &ObjectId) -> Place {
    root.param("commit", commit.to_string().as_bytes())
}

/// An object of a repository that no commit was seen to have.
pub(super) fn object(root: &Place, id: &ObjectId) -> Place {
    root.param("object", id.to_string().as_bytes())
}

/// A ref that is updated: a line that git gives to a hook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// What the ref is now, on the receiving side; null when it is created.
    pub old: ObjectId,
    /// What it will be; null when it is deleted.
    pub new: ObjectId,
    /// The name of the ref, on the receiving side.
    pub name: Vec<u8>,
}

impl Update {
    /// Reads a line as `pre-receive` gets it: `old new name`
    /// (<https://git-scm.com/docs/githooks#pre-receive>). `None` when it is none.
    pub fn received(line: &[u8]) -> Option<Update> {
        let mut words = line.splitn(3, |&byte| byte == b' ');
        let (old, new, name) = (words.next()?, words.next()?, words.next()?);
        Update::of(old, new, name)
    }

    /// Reads a line as `pre-push` gets it: `local-ref local-id remote-ref remote-id`
    /// (<https://git-scm.com/docs/githooks#_pre_push>). `None` when it is none.
    pub fn to_push(line: &[u8]) -> Option<Update> {
        // The local side may be any revision, but no ref holds a space.
        let mut words = line.rsplitn(4, |&byte| byte == b' ');
        let (old, name, new) = (words.next()?, words.next()?, words.next()?);
        words.next()?;
        Update::of(old, new, name)
    }

    fn of(old: &[u8], new: &[u8], name: &[u8]) -> Option<Update> {
        if name.is_empty() {
            return None;
        }
        Some(Update {
            old: ObjectId::from_hex(old).ok()?,
            new: ObjectId::from_hex(new).ok()?,
            name: name.to_vec(),
        })
    }
}
