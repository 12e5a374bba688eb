//! Formats: bytes in, addressed text out.
//!
//! What a unit holds is told by its content ([`Format`]), decoded to UTF-8 window by window
//! ([`Encoding`]), and handed on as batches. However it is cut into windows and parts, every byte of
//! the decoded content is owned by exactly one batch.

mod archives;
mod binary;
mod calendar;
mod capped;
mod config;
mod csv;
mod encoding;
mod input;
mod isolation;
mod json;
mod kind;
mod lanes;
mod limits;
mod mail;
mod markup;
mod nested;
mod office;
mod out;
#[cfg(feature = "pdf")]
mod pdf;
mod pictures;
mod pieces;
mod prose;
mod records;
mod rows;
mod sniff;
mod source_code;
mod stream;
mod tables;
pub(crate) mod text;
pub(crate) mod unicode;
mod whole;

use std::io;

pub use csv::Dialect;
pub use encoding::Encoding;
pub use isolation::{Isolation, serve};
pub use kind::Kind;
pub use limits::Limits;
pub use sniff::{Sniffed, sniff};

pub(crate) use capped::Capped;

pub(crate) use csv::CsvReader;
pub(crate) use input::{Forward, Input, SharedCursor};
pub(crate) use json::JsonReader;
#[cfg(feature = "postgres")]
pub(crate) use json::{JsonValues, MOST_KEYS, MOST_PATHS};
pub(crate) use kind::Part;
pub(crate) use nested::{Session, SessionSettings};
pub(crate) use out::{Nested, Out};
#[cfg(feature = "postgres")]
pub(crate) use pieces::{PieceOf, Pieces};
pub(crate) use prose::Prose;
#[cfg(feature = "postgres")]
pub(crate) use records::is_value;
pub(crate) use records::{Keyed, RecordBuffers};
pub(crate) use rows::Rows;
pub(crate) use stream::{Buffers, Handler, Info, Range as StreamRange, Stream, drive};
pub(crate) use text::{TextReader, resync};
pub(crate) use whole::read_whole;

/// How the content of a unit is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Running text.
    Text {
        /// Its media type: `text/plain`, or that of a format that is read as text.
        media_type: &'static str,
        /// Whether it looks like source code or configuration rather than prose.
        source: bool,
    },
    /// A table with a row a line: CSV, TSV and their relatives.
    Csv(Dialect),
    /// One JSON document, or several that follow each other.
    Json,
    /// A JSON value a line.
    JsonLines,
    /// Content with a reader of its own.
    Kind(Kind),
    /// No reader exists; the media type.
    Unsupported(&'static str),
}

impl Format {
    /// The media type, from the registry of IANA where it has one
    /// (<https://www.iana.org/assignments/media-types/media-types.xhtml>).
    pub fn media_type(&self) -> &'static str {
        match self {
            Format::Text { media_type, .. } | Format::Unsupported(media_type) => media_type,
            Format::Csv(dialect) => dialect.media_type(),
            Format::Json => "application/json",
            Format::JsonLines => "application/jsonl",
            Format::Kind(kind) => kind.media_type(),
        }
    }

    /// Whether several workers can read parts of one unit at once.
    pub(crate) fn splittable(&self, encoding: Encoding) -> bool {
        match self {
            Format::Text { .. } => encoding.splittable(),
            Format::Csv(_) | Format::JsonLines => encoding == Encoding::Utf8,
            Format::Json | Format::Kind(_) | Format::Unsupported(_) => false,
        }
    }
}

/// Content that can be read from any offset.
pub(crate) trait ReadAt {
    /// Reads up to the length of `buffer`; 0 at the end.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize>;
}
