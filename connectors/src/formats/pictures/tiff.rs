//! TIFF 6.0 (<https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf>) and Exif 3.0 in it
//! (<https://www.cipa.jp/e/std/std-sec.html>): directories of tags.

use crate::formats::out::Reading;
use crate::formats::pictures::metadata::Metadata;
use crate::formats::pictures::{iptc, xmp};
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// Tags whose values are told, by number: TIFF 6.0 section 8, Exif 3.0 section 4.6, XP tags of Windows
/// (<https://learn.microsoft.com/en-us/windows/win32/wic/-wic-photoprop-system-author>). Other tags with text
/// are told by their number.
const NAMES: &[(u16, &str)] = &[
    (0x010d, "document-name"),
    (0x010e, "description"),
    (0x010f, "make"),
    (0x0110, "model"),
    (0x011d, "page-name"),
    (0x0131, "software"),
    (0x0132, "date"),
    (0x013b, "artist"),
    (0x013c, "host-computer"),
    (0x8298, "copyright"),
    (0x9003, "date-taken"),
    (0x9004, "date-digitized"),
    (0x9286, "comment"),
    (0x9c9b, "title"),
    (0x9c9c, "comment"),
    (0x9c9d, "author"),
    (0x9c9e, "keywords"),
    (0x9c9f, "subject"),
    (0xa420, "image-unique-id"),
    (0xa430, "camera-owner-name"),
    (0xa431, "body-serial-number"),
    (0xa433, "lens-make"),
    (0xa434, "lens-model"),
    (0xa435, "lens-serial-number"),
    (0xa436, "title"),
    (0xa437, "photographer"),
    (0xa438, "image-editor"),
    (0xc614, "unique-camera-model"),
    (0xc62f, "camera-serial-number"),
];

/// Tags of other directories, and of other formats.
const EXIF: u16 = 0x8769;
const GPS: u16 = 0x8825;
const XMP: u16 = 0x02bc;
const IPTC: u16 = 0x83bb;
const PHOTOSHOP: u16 = 0x8649;

/// Directories of a file: pages, thumbnails.
const MOST_DIRECTORIES: usize = 256;
/// Tags of all directories.
const MOST_TAGS: usize = 20_000;
/// Bytes of a text.
const LONGEST: u64 = 64 * 1024;
/// Bytes of another format in a tag.
const MOST_EMBEDDED: u64 = 8 << 20;

/// Reads the directories of the TIFF that begins at an offset.
///
/// # Errors
/// When it breaks the rules, or cannot be read.
pub(super) fn read(input: &Input<'_>, base: u64, metadata: &mut Metadata, out: &mut Out<'_>) -> Reading {
    let head = input.range(base, 8)?;
    let order = head.get(..2).unwrap_or_default();
    let is_big = match order {
        b"II" => false,
        b"MM" => true,
        _ => return Err(Failure::malformed("metadata that are no TIFF")),
    };
    let mut file = File { input, base, is_big, tags: 0 };
    let mut at = file.u32(&head, 4);
    let mut seen = Vec::new();
    while at != 0 {
        if seen.contains(&at) || seen.len() >= MOST_DIRECTORIES {
            return Err(Failure::malformed("its directories go round, or are too many"));
        }
        seen.push(at);
        out.check()?;
        at = file.directory(at, metadata, false, out)?;
    }
    Ok(())
}

struct File<'f> {
    input: &'f Input<'f>,
    base: u64,
    is_big: bool,
    tags: usize,
}

/// A tag of a directory.
struct Tag {
    number: u16,
    kind: u16,
    count: u32,
    /// The value, or where it is.
    field: [u8; 4],
}

/// Degrees, minutes and seconds of a position, and which way.
#[derive(Default)]
struct Position {
    latitude: Option<f64>,
    longitude: Option<f64>,
    is_south: bool,
    is_west: bool,
}

impl File<'_> {
    fn u16(&self, bytes: &[u8], at: usize) -> u16 {
        let chunk = bytes.get(at..).and_then(|bytes| bytes.first_chunk::<2>()).copied().unwrap_or_default();
        if self.is_big { u16::from_be_bytes(chunk) } else { u16::from_le_bytes(chunk) }
    }

    fn u32(&self, bytes: &[u8], at: usize) -> u32 {
        let chunk = bytes.get(at..).and_then(|bytes| bytes.first_chunk::<4>()).copied().unwrap_or_default();
        if self.is_big { u32::from_be_bytes(chunk) } else { u32::from_le_bytes(chunk) }
    }

    /// Reads a directory; where the next one is. `inner`: it is one of Exif or of a position.
    fn directory(
        &mut self,
        at: u32,
        metadata: &mut Metadata,
        inner: bool,
        out: &mut Out<'_>,
    ) -> Reading<u32> {
        let at = self.base + u64::from(at);
        let count = self.input.range(at, 2)?;
        if count.len() < 2 {
            return Err(Failure::malformed("a directory lies outside of the file"));
        }
        let count = usize::from(self.u16(&count, 0));
        self.tags += count;
        if self.tags > MOST_TAGS {
            return Err(Failure { reason: Reason::Limit, detail: format!("more than {MOST_TAGS} tags") });
        }
        let entries = self.input.range(at + 2, count * 12 + 4)?;
        let mut position = Position::default();
        for entry in entries.as_chunks::<12>().0.iter().take(count) {
            let mut field = [0; 4];
            field.copy_from_slice(&entry[8..]);
            let tag = Tag {
                number: self.u16(entry, 0),
                kind: self.u16(entry, 2),
                count: self.u32(entry, 4),
                field,
            };
            match tag.number {
                EXIF if !inner => {
                    let at = self.u32(&tag.field, 0);
                    self.inner(at, metadata, out)?;
                }
                GPS if !inner => {
                    let at = self.u32(&tag.field, 0);
                    self.position(at, &mut position, metadata)?;
                }
                _ => self.tag(&tag, metadata)?,
            }
        }
        if let (Some(latitude), Some(longitude)) = (position.latitude, position.longitude) {
            let latitude = if position.is_south { -latitude } else { latitude };
            let longitude = if position.is_west { -longitude } else { longitude };
            metadata.add("gps-position", &format!("{latitude:.6}, {longitude:.6}"));
        }
        if entries.len() < count * 12 {
            return Err(Failure::malformed("it ends within a directory"));
        }
        Ok(if inner { 0 } else { self.u32(&entries, count * 12) })
    }

    fn inner(&mut self, at: u32, metadata: &mut Metadata, out: &mut Out<'_>) -> Reading {
        match self.directory(at, metadata, true, out) {
            Ok(_) => Ok(()),
            Err(failure) => out.failed(failure),
        }
    }

    /// The bytes of a value, at most so many.
    fn bytes(&self, tag: &Tag, most: u64) -> Reading<Vec<u8>> {
        // TIFF 6.0 section 2, Exif 3.0 section 4.6.2.
        let size: u64 = match tag.kind {
            1 | 2 | 6 | 7 | 129 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => return Ok(Vec::new()),
        };
        let length = (size * u64::from(tag.count)).min(most);
        if size * u64::from(tag.count) <= 4 {
            return Ok(tag.field[..length as usize].to_vec());
        }
        let at = self.base + u64::from(self.u32(&tag.field, 0));
        Ok(self.input.range(at, length as usize)?)
    }

    fn tag(&self, tag: &Tag, metadata: &mut Metadata) -> Reading {
        match tag.number {
            XMP => xmp::read(&self.bytes(tag, MOST_EMBEDDED)?, metadata),
            IPTC => iptc::read(&self.bytes(tag, MOST_EMBEDDED)?, metadata),
            PHOTOSHOP => iptc::resources(&self.bytes(tag, MOST_EMBEDDED)?, metadata),
            number => {
                let name = NAMES.iter().find(|(listed, _)| *listed == number).map(|(_, name)| *name);
                let is_text = matches!(tag.kind, 2 | 129);
                if !is_text && name.is_none() {
                    return Ok(());
                }
                let value = self.bytes(tag, LONGEST)?;
                let named = name.map_or_else(|| format!("tag-{number:04x}"), str::to_owned);
                match number {
                    0x9286 => metadata.add(&named, &self.comment(&value)),
                    0x9c9b..=0x9c9f => metadata.add(&named, &utf16(&value, false)),
                    _ => metadata.add_bytes(&named, &value),
                }
            }
        }
        Ok(())
    }

    /// A comment, with eight bytes before it that say how it is written: Exif 3.0 section 4.6.6.
    fn comment(&self, value: &[u8]) -> String {
        let (code, text) = value.split_at(value.len().min(8));
        match code {
            b"UNICODE\0" => utf16(text, self.is_big),
            b"JIS\0\0\0\0\0" => encoding_rs::ISO_2022_JP.decode_without_bom_handling(text).0.into_owned(),
            b"ASCII\0\0\0" | b"\0\0\0\0\0\0\0\0" => crate::formats::unicode::mend(text),
            _ => crate::formats::unicode::mend(value),
        }
    }

    /// Reads the directory of a position: Exif 3.0 section 4.6.7.
    fn position(&mut self, at: u32, position: &mut Position, metadata: &mut Metadata) -> Reading {
        let at = self.base + u64::from(at);
        let count = usize::from(self.u16(&self.input.range(at, 2)?, 0)).min(256);
        let entries = self.input.range(at + 2, count * 12)?;
        for entry in entries.as_chunks::<12>().0 {
            let mut field = [0; 4];
            field.copy_from_slice(&entry[8..]);
            let tag = Tag {
                number: self.u16(entry, 0),
                kind: self.u16(entry, 2),
                count: self.u32(entry, 4),
                field,
            };
            let value = self.bytes(&tag, LONGEST)?;
            match tag.number {
                1 => position.is_south = value.first() == Some(&b'S'),
                2 => position.latitude = self.degrees(&value),
                3 => position.is_west = value.first() == Some(&b'W'),
                4 => position.longitude = self.degrees(&value),
                0x1b => metadata.add("gps-method", &self.comment(&value)),
                0x1c => metadata.add("gps-area", &self.comment(&value)),
                0x1d => metadata.add_bytes("gps-date", &value),
                _ => {}
            }
        }
        Ok(())
    }

    fn degrees(&self, value: &[u8]) -> Option<f64> {
        let mut degrees = 0.0;
        let parts = value.as_chunks::<8>().0;
        for (part, unit) in parts.iter().zip([1.0, 60.0, 3600.0]) {
            let (over, under) = (f64::from(self.u32(part, 0)), f64::from(self.u32(part, 4)));
            if under > 0.0 {
                degrees += over / under / unit;
            } else if over > 0.0 {
                return None;
            }
        }
        (!parts.is_empty() && degrees <= 180.0).then_some(degrees)
    }
}

fn utf16(bytes: &[u8], is_big: bool) -> String {
    let encoding = if is_big { encoding_rs::UTF_16BE } else { encoding_rs::UTF_16LE };
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}
