//! Git repositories of this machine, by git's own plumbing.
//!
//! | file | what |
//! |---|---|
//! | `command`, `asker` | how git is run, and asked for many objects at once |
//! | `repository`, `id` | a repository, ids of objects |
//! | `change`, `raw`, `gather` | what is new, and how git tells it |
//! | `index`, `commits`, `files` | the index, ranges of commits, the files of a side |
//! | `history` | every blob of all refs, in the order of packs |
//! | `connector`, `chunk`, `lfs` | blobs as units |
//! | `target` | targets: `git+file:///srv/repo` |
//!
//! No git that is run here writes, asks, or goes over a network. What git does not tell is an error or a gap,
//! never "nothing there": a failure, output that ends too early, and words on its error output.

mod asker;
mod change;
mod choice;
mod chunk;
mod command;
mod commits;
mod connector;
mod files;
mod gather;
mod history;
mod id;
mod index;
mod lfs;
mod raw;
mod repository;
mod target;

pub use change::{Change, Changes, Old, Side, Update};
pub(crate) use target::connect;

pub use id::{ObjectId, ParseIdError};
pub use repository::Repository;
