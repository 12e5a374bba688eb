//! JPEG: ITU-T T.81 annex B (<https://www.w3.org/Graphics/JPEG/itu-t81.pdf>), and where metadata stand in it:
//! Exif 2.32 section 4.7, XMP part 3 section 1.1.3.

use crate::formats::out::Reading;
use crate::formats::pictures::metadata::Metadata;
use crate::formats::pictures::{iptc, tiff, xmp};
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const XMP_EXTENSION: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
/// A GUID, the length of all, and an offset.
const EXTENSION_HEAD: usize = 40;
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// Bytes of an extended packet of XMP.
const MOST_EXTENDED: usize = 8 << 20;

/// Reads the segments up to the pixels.
///
/// # Errors
/// When it breaks the rules, or cannot be read.
pub(super) fn read(input: &Input<'_>, metadata: &mut Metadata, out: &mut Out<'_>) -> Reading {
    let mut at = 2u64;
    let mut extended = Vec::new();
    let result = loop {
        out.check()?;
        let head = input.range(at, 4)?;
        let &[0xff, marker, high, low] = head.as_slice() else {
            break match head.first() {
                // Padding.
                Some(0xff) if head.get(1) == Some(&0xff) => {
                    at += 1;
                    continue;
                }
                Some(0xff) if matches!(head.get(1), Some(0xd9)) => Ok(()),
                _ => Err(Failure::malformed(format!("no segment at offset {at}"))),
            };
        };
        match marker {
            0xff => {
                at += 1;
                continue;
            }
            // Standalone: TEM and restarts.
            0x01 | 0xd0..=0xd8 => {
                at += 2;
                continue;
            }
            // The pixels, and the end.
            0xda | 0xd9 => break Ok(()),
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        if length < 2 {
            break Err(Failure::malformed(format!("a segment of no length at offset {at}")));
        }
        if matches!(marker, 0xe1 | 0xed | 0xfe) {
            let body = input.range(at + 4, length - 2)?;
            if body.len() < length - 2 {
                break Err(Failure::malformed("it ends within a segment"));
            }
            segment(marker, body, &mut extended, metadata, out)?;
        }
        at += 2 + length as u64;
    };
    if !extended.is_empty() {
        xmp::read(&extended, metadata);
    }
    result
}

fn segment(
    marker: u8,
    body: Vec<u8>,
    extended: &mut Vec<u8>,
    metadata: &mut Metadata,
    out: &mut Out<'_>,
) -> Reading {
    if marker == 0xfe {
        metadata.add_bytes("comment", &body);
    } else if let Some(exif) = body.strip_prefix(EXIF) {
        let result = tiff::read(&Input::memory(exif.to_vec()), 0, metadata, out);
        result.or_else(|failure| out.failed(failure))?;
    } else if let Some(packet) = body.strip_prefix(XMP) {
        xmp::read(packet, metadata);
    } else if let Some(part) = body.strip_prefix(XMP_EXTENSION) {
        if extended.len() < MOST_EXTENDED {
            extended.extend_from_slice(part.get(EXTENSION_HEAD..).unwrap_or_default());
        } else {
            out.gap(Reason::Limit, format!("more than {MOST_EXTENDED} bytes of XMP"));
        }
    } else if let Some(resources) = body.strip_prefix(PHOTOSHOP) {
        iptc::resources(resources, metadata);
    }
    Ok(())
}
