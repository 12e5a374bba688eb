//! The local file system.

mod connector;
mod links;
mod notice;
mod opened;
mod os;
mod parts;
mod pseudo;
mod read_part;
mod reader;
mod source;
mod walk;

use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

pub use connector::Filesystem;
pub use opened::Opened;
pub use os::{FileKind, Metadata, Os, Unix};
pub use parts::{Base, PartStart, PartSummary};
pub use reader::{ReadOutcome, Reader, ReaderOptions};

use crate::{Failure, Gap, Place, Reason};

/// The place of an absolute path: `file:///srv/notes.txt`.
pub fn place_of(system: &Place, path: &Path) -> Place {
    let bytes = path.as_os_str().as_bytes();
    system.item(bytes.strip_prefix(b"/").unwrap_or(bytes))
}

/// The gap that stands for something that could not be opened or read.
pub(crate) fn gap_of(place: Place, what: &str, error: &io::Error) -> Gap {
    use rustix::io::Errno;
    if let Some(failure) = Failure::of(error) {
        let detail = format!("{what}: {}", failure.detail);
        return Gap { place, reason: failure.reason.clone(), detail, bytes: None };
    }
    let reason = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Reason::Vanished,
        io::ErrorKind::PermissionDenied => Reason::PermissionDenied,
        _ => match error.raw_os_error() {
            // A symbolic link where a file was listed: open(2) with O_NOFOLLOW.
            Some(code) if code == Errno::LOOP.raw_os_error() => Reason::SymbolicLink,
            // A socket, or a device without a driver: open(2).
            Some(code) if code == Errno::NXIO.raw_os_error() || code == Errno::NODEV.raw_os_error() => {
                Reason::NotAFile
            }
            Some(code) if code == Errno::STALE.raw_os_error() => Reason::Vanished,
            _ => Reason::IoError,
        },
    };
    Gap { place, reason, detail: format!("{what}: {}", describe(error)), bytes: None }
}

/// An error in words, without what the system adds about the process.
pub(crate) fn describe(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(_) => error.to_string(),
        None => error.kind().to_string(),
    }
}
