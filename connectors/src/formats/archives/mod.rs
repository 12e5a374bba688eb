//! Archives, and compression of single streams.

pub(crate) mod ar;
pub(crate) mod compressed;
pub(crate) mod cpio;
pub(crate) mod iso;
mod members;
pub(crate) mod rpm;
pub(crate) mod seven_zip;
mod source;
pub(crate) mod tar;
pub(crate) mod zip;

use crate::formats::Kind;

/// Magic numbers of archives: where they stand, and what they are.
const ARCHIVES: &[(usize, &[u8], Kind)] = &[
    // https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.16, 8.5.3 and 8.5.4
    (0, b"PK\x03\x04", Kind::Zip),
    (0, b"PK\x05\x06", Kind::Zip),
    (0, b"PK\x07\x08PK\x03\x04", Kind::Zip),
    (0, b"PK00PK\x03\x04", Kind::Zip),
    // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html (ustar, and GNU's)
    (257, b"ustar\0", Kind::Tar),
    (257, b"ustar ", Kind::Tar),
    // https://py7zr.readthedocs.io/en/latest/archive_format.html
    (0, b"7z\xbc\xaf\x27\x1c", Kind::SevenZip),
    // https://man.freebsd.org/cgi/man.cgi?query=ar&sektion=5
    (0, b"!<arch>\n", Kind::Ar),
    // https://rpm-software-management.github.io/rpm/manual/format_lead.html
    (0, b"\xed\xab\xee\xdb", Kind::Rpm),
    // ECMA-119 section 8
    (0x8001, b"CD001", Kind::Iso),
];

/// Magic numbers of compressed streams.
const STREAMS: &[(&[u8], Kind)] = &[
    // RFC 1952 section 2.3.1 (https://www.rfc-editor.org/rfc/rfc1952): the only method is 8
    (b"\x1f\x8b\x08", Kind::Gzip),
    // https://tukaani.org/xz/xz-file-format.txt, section 2.1.1.1
    (b"\xfd7zXZ\0", Kind::Xz),
    // RFC 8878 section 3.1.1 (https://www.rfc-editor.org/rfc/rfc8878)
    (b"\x28\xb5\x2f\xfd", Kind::Zstd),
    // https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md, frames and legacy frames
    (b"\x04\x22\x4d\x18", Kind::Lz4),
    (b"\x02\x21\x4c\x18", Kind::Lz4),
];

/// How many bytes tell a compressed stream.
const MAGIC_LENGTH: usize = 10;

/// What archive or compressed stream begins with `head`.
pub(crate) fn recognise(head: &[u8]) -> Option<Kind> {
    let is = |at: usize, magic: &[u8]| head.get(at..).is_some_and(|bytes| bytes.starts_with(magic));
    let archive = ARCHIVES.iter().find(|(at, magic, _)| is(*at, magic)).map(|(_, _, kind)| *kind);
    archive
        .or_else(|| compressed_kind(head))
        .or_else(|| behind_skippable(head))
        .or_else(|| cpio::is_cpio(head).then_some(Kind::Cpio))
        .or_else(|| tar::is_tar(head).then_some(Kind::Tar))
        .or_else(|| is_lzma(head).then_some(Kind::Lzma))
}

/// Whether data of no other format hold a zip behind their beginning: what was put before it, a program that
/// unpacks itself, a first header that is broken.
pub(crate) fn holds_zip(head: &[u8]) -> bool {
    memchr::memmem::find_iter(head, b"PK\x03\x04").any(|at| zip::is_header(&head[at..]))
}

/// What compressed stream begins here. LZMA alone has no magic number.
fn compressed_kind(head: &[u8]) -> Option<Kind> {
    // Bzip2: a digit, then that of a block or of the end of an empty stream
    // (https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf, section 2.2)
    let is_bzip2 = head.starts_with(b"BZh")
        && matches!(head.get(3), Some(b'1'..=b'9'))
        && head.get(4..10).is_some_and(|block| block == b"1AY&SY" || block == b"\x17\x72\x45\x38\x50\x90");
    if is_bzip2 {
        return Some(Kind::Bzip2);
    }
    // `compress`: its magic number, and the length of its longest codes, without bits that have no meaning
    let is_lzw = head.starts_with(b"\x1f\x9d")
        && head.get(2).is_some_and(|flags| flags & 0x60 == 0 && (9..=16).contains(&(flags & 0x1f)));
    if is_lzw {
        return Some(Kind::Compress);
    }
    STREAMS.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Whether a frame that holds no content of a stream begins here: RFC 8878 section 3.1.2.
fn is_skippable_frame(head: &[u8]) -> bool {
    head.get(..4).is_some_and(|magic| (0x50..=0x5f).contains(&magic[0]) && magic[1..] == *b"\x2a\x4d\x18")
}

/// The kind of the stream whose first frames hold no content.
fn behind_skippable(head: &[u8]) -> Option<Kind> {
    let mut rest = head;
    if !is_skippable_frame(rest) {
        return None;
    }
    while is_skippable_frame(rest)
        && let Some(length) = rest.get(4..8).and_then(|length| <[u8; 4]>::try_from(length).ok())
    {
        let next = 8usize.saturating_add(u32::from_le_bytes(length) as usize);
        match rest.get(next..) {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    // Zstandard writes such frames more often.
    Some(compressed_kind(rest).filter(|kind| *kind == Kind::Lz4).unwrap_or(Kind::Zstd))
}

/// Whether this is LZMA alone: properties, a dictionary of a usual size, a length that is not known or below
/// 256 GiB, and the first byte of its coder, which is zero (`lzma-file-format.txt` of
/// <https://tukaani.org/xz/>, section 1, and what `file` and `xz` take for it).
fn is_lzma(head: &[u8]) -> bool {
    let (Some(&properties), Some(&coder)) = (head.first(), head.get(13)) else { return false };
    let field = |at: usize| head.get(at..at + 8).and_then(|field| <[u8; 8]>::try_from(field).ok());
    let (Some(size), Some(dictionary)) = (field(5), field(1)) else { return false };
    let (size, dictionary) = (u64::from_le_bytes(size), u64::from_le_bytes(dictionary) as u32);
    // 2^n or 2^n + 2^(n-1)
    let is_usual = dictionary >= 1 << 12
        && (dictionary == u32::MAX
            || dictionary.is_power_of_two()
            || dictionary % 3 == 0 && (dictionary / 3).is_power_of_two());
    let literals = properties % 9 + properties / 9 % 5;
    properties < 225 && literals <= 4 && coder == 0 && is_usual && (size == u64::MAX || size < 1 << 38)
}
