//! Processes that read risky formats.
//!
//! The libraries for some formats may panic, run away or ask for more memory than there is. They run in
//! processes of their own, with limits of processor time and memory that the system enforces; when one
//! dies, it costs the file that it read, and the next file gets a new process. Parent and child speak over
//! one socket, the standard input of the child:
//!
//! ```text
//! parent ── Read{kind, part, size} ──────────────────────────────> child
//!        <─ Want{offset, length} ── Bytes ──> (random access)       its reader, unchanged
//!        <─ Enter, Field, Batch, Gap, Counted, Leave ──             every call of the visitor
//!        <─ Member{place}, Chunk.., End ──                          read by the parent like any member
//!        <─ Done{failure?} ──
//! ```
//!
//! The child opens nothing: it has the bytes that it asks for, and no other.

mod batches;
mod process;
mod serve;
mod wire;

use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) use process::Process;
pub use serve::serve;

/// How a process that reads risky formats is started. Its program calls [`serve`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Isolation {
    /// The program: most often the one that runs.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// Variables that are set for it. It gets no others.
    pub variables: Vec<(OsString, OsString)>,
}
