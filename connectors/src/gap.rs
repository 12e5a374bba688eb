//! Gaps: what could not be read, and why.

use crate::Place;

/// Something that was listed but not read whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where.
    pub place: Place,
    /// Why, as one of a closed list.
    pub reason: Reason,
    /// More about the reason, for people: never content, never a part of a value.
    pub detail: String,
    /// How many bytes were not read, where that is known.
    pub bytes: Option<u64>,
}

/// Why something was not read. The ids are stable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// No reader for this media type exists yet. `unsupported_format(application/zip)`.
    UnsupportedFormat(String),
    /// The operating system or server refused access.
    PermissionDenied,
    /// It was listed, and gone when it was to be read.
    Vanished,
    /// It changed while it was read; what was read may mix two states.
    ChangedWhileRead,
    /// An input or output error of the device, file system or network.
    IoError,
    /// A directory or prefix could not be listed whole: what is below is unknown.
    ListFailed,
    /// A FIFO, socket, device or other thing that is no stored data.
    NotAFile,
    /// A symbolic link that was not followed.
    SymbolicLink,
    /// A second name of a file that was read under its first (hard link).
    AlreadyRead,
    /// Only a part was read; the detail says which.
    Partial,
    /// The content breaks the rules of its format; the detail says where.
    Malformed,
    /// Encrypted or protected by a password.
    Encrypted,
    /// A limit of the configuration was reached (size, depth, time).
    Limit,
    /// The reader itself failed: a defect of ours, on record.
    ReaderFailed,
}

impl Reason {
    /// The stable id, without the argument: `unsupported_format`, `permission_denied`, ...
    pub fn id(&self) -> &'static str {
        match self {
            Reason::UnsupportedFormat(_) => "unsupported_format",
            Reason::PermissionDenied => "permission_denied",
            Reason::Vanished => "vanished",
            Reason::ChangedWhileRead => "changed_while_read",
            Reason::IoError => "io_error",
            Reason::ListFailed => "list_failed",
            Reason::NotAFile => "not_a_file",
            Reason::SymbolicLink => "symbolic_link",
            Reason::AlreadyRead => "already_read",
            Reason::Partial => "partial",
            Reason::Malformed => "malformed",
            Reason::Encrypted => "encrypted",
            Reason::Limit => "limit",
            Reason::ReaderFailed => "reader_failed",
        }
    }

    /// Whether content may have been missed. Links and second names are accounted for, but hide
    /// nothing: what they lead to is read under its own name, or lies outside the scope.
    pub fn hides_content(&self) -> bool {
        !matches!(self, Reason::SymbolicLink | Reason::AlreadyRead | Reason::NotAFile)
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reason::UnsupportedFormat(media) => write!(f, "unsupported_format({media})"),
            other => f.write_str(other.id()),
        }
    }
}
