//! Telling text from other data, and naming what other data it is.

use crate::formats::lanes::has_controls;

/// Magic numbers that the `infer` crate does not know: where they stand, what they are, and the media
/// type.
const MAGIC: &[(usize, &[u8], &str)] = &[
    // https://parquet.apache.org/docs/file-format/
    (0, b"PAR1", "application/vnd.apache.parquet"),
    (0, b"PARE", "application/vnd.apache.parquet"),
    // https://orc.apache.org/specification/ORCv1/
    (0, b"ORC", "application/x-orc"),
    // https://avro.apache.org/docs/1.12.0/specification/#object-container-files
    (0, b"Obj\x01", "application/vnd.apache.avro"),
    // https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format
    (0, b"ARROW1\0\0", "application/vnd.apache.arrow.file"),
    (0, b"FEA1", "application/vnd.apache.arrow.file"),
    // https://www.sqlite.org/fileformat.html#the_database_header
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    // https://github.com/facebook/zstd/blob/dev/doc/zstd_compression_format.md
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    // https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
    (0, b"\x04\x22\x4d\x18", "application/x-lz4"),
    // https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html
    (0, b"\x89HDF\r\n\x1a\n", "application/x-hdf5"),
    // https://git-scm.com/docs/gitformat-pack
    (0, b"PACK\0\0\0", "application/x-git"),
    // https://git-scm.com/docs/index-format
    (0, b"DIRC\0\0\0", "application/x-git"),
    // https://learn.microsoft.com/en-us/openspecs/office_file_formats/ms-pst
    (0, b"!BDN", "application/vnd.ms-outlook-pst"),
    // https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-cfb (doc, xls, ppt, msg, ...)
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    // https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxtnef section 2.1.3.1
    (0, b"\x78\x9f\x3e\x22", "application/vnd.ms-tnef"),
    // https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html
    (0, b"\xca\xfe\xba\xbe\0\0\0", "application/java-vm"),
    // https://docs.python.org/3/library/pickle.html (protocols 2 to 5)
    (0, b"\x80\x02", "application/x-pickle"),
    (0, b"\x80\x03", "application/x-pickle"),
    (0, b"\x80\x04\x95", "application/x-pickle"),
    (0, b"\x80\x05\x95", "application/x-pickle"),
    // https://jdbc.postgresql.org and pg_dump -Fc
    (0, b"PGDMP", "application/x-pgdump"),
    // https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
    (0, b"\x93NUMPY", "application/x-numpy"),
];

/// The media type of data of which nothing is known (RFC 2046 section 4.5.1).
pub(super) const UNKNOWN: &str = "application/octet-stream";

/// Media types of programs, as the `infer` crate names them.
pub(super) const PROGRAM_OF_WINDOWS: &str = "application/vnd.microsoft.portable-executable";
pub(super) const PROGRAM: &str = "application/x-executable";

/// Media types of text that is read as text, by how it begins (in lower case, after blanks).
const TEXTS: &[(&str, &str)] = &[
    ("<!doctype html", "text/html"),
    ("<html", "text/html"),
    ("<?xml", "text/xml"),
    ("{\\rtf", "text/rtf"),
    ("%!ps", "application/postscript"),
];

/// What data is that is no text.
pub(super) fn media_type(head: &[u8]) -> &'static str {
    let listed = MAGIC.iter().find(|(at, magic, _)| head.get(*at..).is_some_and(|b| b.starts_with(magic)));
    if let Some((_, _, media_type)) = listed {
        return media_type;
    }
    match infer::get(head) {
        Some(kind) if kind.matcher_type() != infer::MatcherType::Text => kind.mime_type(),
        _ => UNKNOWN,
    }
}

/// The media type of a text without a reader of its own.
pub(super) fn text_media_type(head: &str) -> &'static str {
    let trimmed = head.trim_start();
    let start: String = trimmed.chars().take(16).collect::<String>().to_ascii_lowercase();
    TEXTS
        .iter()
        .find(|(begin, _)| start.starts_with(begin))
        .map_or("text/plain", |(_, media_type)| media_type)
}

/// How many bytes are control characters that texts do not have. Texts have tabs, line ends, form
/// feeds, backspaces (of `man`) and escapes (of terminals).
pub(super) fn controls(bytes: &[u8]) -> Controls {
    let mut controls = Controls::default();
    // Nearly all texts have none of these.
    if !has_controls(bytes) {
        return controls;
    }
    let mut counts = [0usize; 32];
    for &byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    controls.escapes = counts[0x1b];
    controls.zeros = counts[0];
    counts[8..=13].fill(0);
    counts[0x1b] = 0;
    controls.odd = counts.iter().sum();
    controls.kinds = counts.iter().filter(|count| **count > 0).count();
    controls.has_adjacent_zeros = controls.zeros > 1 && memchr::memmem::find(bytes, &[0, 0]).is_some();
    controls
}

/// Counts of control characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Controls {
    /// Those that texts do not have.
    odd: usize,
    /// How many different ones.
    kinds: usize,
    /// Zero bytes among them.
    pub(super) zeros: usize,
    has_adjacent_zeros: bool,
    /// Escapes, which some texts have.
    pub(super) escapes: usize,
}

impl Controls {
    /// Whether a text of `length` bytes in some old encoding may have them: a stray one or two.
    pub(super) fn are_stray(&self, length: usize) -> bool {
        self.odd * STRAY <= length
    }

    /// Whether a text of `length` bytes of UTF-8 may have them. Some texts are divided by control
    /// characters: messages of FIX and HL7, tables of Hive, lists for `xargs -0`.
    pub(super) fn are_of_text(&self, length: usize) -> bool {
        let are_dividers =
            self.kinds <= MOST_DIVIDERS && self.odd * SHORTEST_FIELD <= length && !self.has_adjacent_zeros;
        self.are_stray(length) || are_dividers || (self.zeros == 0 && self.odd * FEW <= length)
    }
}

/// At most one odd control character in so many bytes of any text.
const STRAY: usize = 512;

/// At most one odd control character, no zero byte, in so many bytes of UTF-8.
const FEW: usize = 32;

/// At most so many different control characters divide a text.
const MOST_DIVIDERS: usize = 2;

/// On average at least so many bytes stand between two of them.
const SHORTEST_FIELD: usize = 4;
