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
    /// In a storage class that has to be restored before it can be read.
    Archived,
    /// Encrypted under a key of the service that may not be used.
    KeyDenied,
    /// Encrypted under a key that only the customer holds, which has to come with each request.
    CustomerKey,
    /// The server asked to slow down for longer than it is waited for.
    Throttled,
    /// What came is not what the server said it would send: cut off, or of another checksum.
    Corrupted,
    /// The server took longer than allowed: a statement, a lock or a request timed out.
    TimedOut,
    /// The connection was lost, again and again.
    ConnectionLost,
    /// Row security would have left out rows without a word.
    RowSecurity,
    /// Only a random sample was read; the detail says how much.
    Sampled,
    /// Read on request only: data of another server, say.
    NotRequested,
    /// A view: what it shows stands in tables that are read under their own names.
    View,
    /// A marker that says that an object was deleted: nothing to read.
    DeleteMarker,
    /// The scan was asked to stop before this was read.
    Interrupted,
    /// Only a part of the text could be told: glyphs without characters, a damaged page. The detail says
    /// what is missing.
    PartialText,
    /// A picture of text: nothing to read without recognition of characters (`--ocr`).
    ImageOnly,
    /// Containers within containers, deeper than the limit.
    DepthLimit,
    /// It grows when it is decompressed, far beyond what content does.
    RatioLimit,
    /// A container with more members than the limit.
    MemberLimit,
    /// Members of a container that share their bytes, so that one file poses as many.
    OverlappingMembers,
    /// Reading took more processor time than the limit.
    TimeLimit,
    /// Reading took more memory than the limit.
    MemoryLimit,
    /// The process that read it crashed.
    ParserCrash,
    /// The reader itself failed: a defect of ours, on record.
    ReaderFailed,
}

impl Reason {
    /// The stable id, without the argument: `unsupported_format`, `permission_denied`, ...
    pub fn id(&self) -> &'static str {
        match self {
            Reason::UnsupportedFormat(_) => "unsupported_format",
            other => other.plain_id(),
        }
    }

    /// The reason with this id and argument; `None` for an id that is none.
    pub fn from_id(id: &str, argument: &str) -> Option<Reason> {
        match id {
            "unsupported_format" => Some(Reason::UnsupportedFormat(argument.to_owned())),
            other => Reason::from_plain_id(other),
        }
    }

    /// Whether content may have been missed. Links, second names and views are accounted for, but hide
    /// nothing: what they lead to is read under its own name, or lies outside the scope.
    pub fn hides_content(&self) -> bool {
        use Reason::{AlreadyRead, DeleteMarker, NotAFile, SymbolicLink, View};
        !matches!(self, SymbolicLink | AlreadyRead | NotAFile | View | DeleteMarker)
    }
}

/// The ids of reasons without an argument, read in both directions from one list.
macro_rules! plain_reasons {
    ($($reason:ident = $id:literal,)*) => {
        impl Reason {
            fn plain_id(&self) -> &'static str {
                match self {
                    Reason::UnsupportedFormat(_) => "",
                    $(Reason::$reason => $id,)*
                }
            }

            fn from_plain_id(id: &str) -> Option<Reason> {
                match id {
                    $($id => Some(Reason::$reason),)*
                    _ => None,
                }
            }
        }
    };
}

plain_reasons! {
    PermissionDenied = "permission_denied",
    Vanished = "vanished",
    ChangedWhileRead = "changed_while_read",
    IoError = "io_error",
    ListFailed = "list_failed",
    NotAFile = "not_a_file",
    SymbolicLink = "symbolic_link",
    AlreadyRead = "already_read",
    Partial = "partial",
    Malformed = "malformed",
    Encrypted = "encrypted",
    Limit = "limit",
    Archived = "archived",
    KeyDenied = "key_denied",
    CustomerKey = "customer_key",
    Throttled = "throttled",
    Corrupted = "corrupted",
    TimedOut = "timed_out",
    ConnectionLost = "connection_lost",
    RowSecurity = "row_security",
    Sampled = "sampled",
    NotRequested = "not_requested",
    View = "view",
    DeleteMarker = "delete_marker",
    Interrupted = "interrupted",
    PartialText = "partial_text",
    ImageOnly = "image_only_no_ocr",
    DepthLimit = "depth_limit",
    RatioLimit = "ratio_limit",
    MemberLimit = "member_limit",
    OverlappingMembers = "overlapping_members",
    TimeLimit = "time_limit",
    MemoryLimit = "memory_limit",
    ParserCrash = "parser_crash",
    ReaderFailed = "reader_failed",
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reason::UnsupportedFormat(media) => write!(f, "unsupported_format({media})"),
            other => f.write_str(other.id()),
        }
    }
}
