//! Pictures: what their metadata tell.

use crate::formats::out::Reading;
use crate::formats::{Input, Kind, Out};

/// Not written yet.
pub(crate) fn read(_kind: Kind, _input: &Input<'_>, _out: &mut Out<'_>) -> Reading {
    Err(crate::Failure::malformed("not written yet"))
}

/// What picture begins with `head`.
pub(crate) fn recognise(head: &[u8]) -> Option<Kind> {
    const MAGIC: &[(usize, &[u8], Kind)] = &[
        (0, b"\xff\xd8\xff", Kind::Jpeg),
        (0, b"\x89PNG\r\n\x1a\n", Kind::Png),
        (0, b"II*\0", Kind::Tiff),
        (0, b"MM\0*", Kind::Tiff),
        (8, b"WEBP", Kind::Webp),
        (4, b"ftypheic", Kind::Heif),
        (4, b"ftypheix", Kind::Heif),
        (4, b"ftypmif1", Kind::Heif),
        (4, b"ftypavif", Kind::Heif),
        (0, b"GIF8", Kind::Gif),
    ];
    let is = |at: usize, magic: &[u8]| head.get(at..).is_some_and(|bytes| bytes.starts_with(magic));
    MAGIC.iter().find(|(at, magic, _)| is(*at, magic)).map(|(_, _, kind)| *kind)
}
