//! WebP (RFC 9649, <https://www.rfc-editor.org/rfc/rfc9649>): chunks with metadata.

use crate::Failure;
use crate::formats::out::Reading;
use crate::formats::pictures::metadata::Metadata;
use crate::formats::pictures::{tiff, xmp};
use crate::formats::{Input, Out};

/// Bytes of a chunk with metadata.
const MOST: u32 = 8 << 20;

/// Reads the chunks, without those of pixels.
///
/// # Errors
/// When it breaks the rules, or cannot be read.
pub(super) fn read(input: &Input<'_>, metadata: &mut Metadata, out: &mut Out<'_>) -> Reading {
    let mut at = 12u64;
    loop {
        out.check()?;
        let head = input.range(at, 8)?;
        let &[ref name @ .., a, b, c, d] = head.as_slice() else {
            return if head.is_empty() { Ok(()) } else { Err(Failure::malformed("it ends within a chunk")) };
        };
        let length = u32::from_le_bytes([a, b, c, d]);
        if matches!(name, b"EXIF" | b"XMP ") {
            let body = input.range(at + 8, length.min(MOST) as usize)?;
            if name == b"XMP " {
                xmp::read(&body, metadata);
            } else {
                let exif = body.strip_prefix(b"Exif\0\0").unwrap_or(&body);
                let result = tiff::read(&Input::memory(exif.to_vec()), 0, metadata, out);
                result.or_else(|failure| out.failed(failure))?;
            }
        }
        at += 8 + u64::from(length) + u64::from(length & 1);
        if at > input.size() {
            return Err(Failure::malformed("it ends within a chunk"));
        }
    }
}
