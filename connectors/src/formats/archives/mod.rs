//! Archives, and compression of single streams.

pub(crate) mod ar;
pub(crate) mod compressed;
pub(crate) mod cpio;
pub(crate) mod iso;
pub(crate) mod rpm;
pub(crate) mod seven_zip;
pub(crate) mod tar;
pub(crate) mod zip;

use crate::formats::Kind;

/// Magic numbers: where they stand, and what they are.
const MAGIC: &[(usize, &[u8], Kind)] = &[
    // RFC 1952 (https://www.rfc-editor.org/rfc/rfc1952)
    (0, b"\x1f\x8b\x08", Kind::Gzip),
    (0, b"BZh", Kind::Bzip2),
    // https://tukaani.org/xz/xz-file-format.txt
    (0, b"\xfd7zXZ\0", Kind::Xz),
    // https://github.com/facebook/zstd/blob/dev/doc/zstd_compression_format.md
    (0, b"\x28\xb5\x2f\xfd", Kind::Zstd),
    // https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
    (0, b"\x04\x22\x4d\x18", Kind::Lz4),
    // https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
    (0, b"PK\x03\x04", Kind::Zip),
    (0, b"PK\x05\x06", Kind::Zip),
    (0, b"PK\x07\x08", Kind::Zip),
    // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html (ustar, and GNU's)
    (257, b"ustar", Kind::Tar),
    // https://py7zr.readthedocs.io/en/latest/archive_format.html
    (0, b"7z\xbc\xaf\x27\x1c", Kind::SevenZip),
    (0, b"070701", Kind::Cpio),
    (0, b"070702", Kind::Cpio),
    (0, b"070707", Kind::Cpio),
    (0, b"!<arch>\n", Kind::Ar),
    (0, b"\xed\xab\xee\xdb", Kind::Rpm),
    // ECMA-119 section 8
    (0x8001, b"CD001", Kind::Iso),
];

/// What archive or compressed stream begins with `head`.
pub(crate) fn recognise(head: &[u8]) -> Option<Kind> {
    let is = |at: usize, magic: &[u8]| head.get(at..).is_some_and(|bytes| bytes.starts_with(magic));
    MAGIC.iter().find(|(at, magic, _)| is(*at, magic)).map(|(_, _, kind)| *kind)
}
