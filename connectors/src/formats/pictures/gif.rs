//! GIF 89a (<https://www.w3.org/Graphics/GIF/spec-gif89a.txt>): comments, texts, and XMP (XMP part 3 section
//! 1.1.2).

use std::io::{BufRead, Read};

use crate::Failure;
use crate::formats::out::Reading;
use crate::formats::pictures::metadata::Metadata;
use crate::formats::pictures::xmp;
use crate::formats::{Input, Out};

/// Bytes of one text.
const MOST: usize = 8 << 20;

/// Reads the blocks, without those of pixels.
///
/// # Errors
/// When it breaks the rules, or cannot be read.
pub(super) fn read(input: &Input<'_>, metadata: &mut Metadata, out: &mut Out<'_>) -> Reading {
    let mut reader = input.reader();
    let mut head = [0; 13];
    reader.read_exact(&mut head)?;
    skip(&mut reader, colours(head[10]))?;
    loop {
        out.check()?;
        match byte(&mut reader)? {
            0x3b => return Ok(()),
            // An image: its descriptor, colours, and the size of its codes.
            0x2c => {
                let mut descriptor = [0; 9];
                reader.read_exact(&mut descriptor)?;
                skip(&mut reader, colours(descriptor[8]) + 1)?;
                blocks(&mut reader, None, out)?;
            }
            0x21 => extension(&mut reader, metadata, out)?,
            _ => return Err(Failure::malformed("a block of no known kind")),
        }
    }
}

fn extension(reader: &mut impl BufRead, metadata: &mut Metadata, out: &mut Out<'_>) -> Reading {
    let mut bytes = Vec::new();
    match byte(reader)? {
        0xfe => {
            let result = blocks(reader, Some(&mut bytes), out);
            metadata.add_bytes("comment", &bytes);
            result
        }
        // Text to be shown: behind its place and colours.
        0x01 => {
            let head = byte(reader)?;
            skip(reader, u64::from(head))?;
            let result = blocks(reader, Some(&mut bytes), out);
            metadata.add_bytes("text", &bytes);
            result
        }
        0xff => {
            let length = byte(reader)?;
            let mut name = vec![0; usize::from(length)];
            reader.read_exact(&mut name)?;
            if name != b"XMP DataXMP" {
                return blocks(reader, None, out);
            }
            // The packet is no blocks, but its end makes them end at the right place.
            reader.take(MOST as u64).read_until(0, &mut bytes)?;
            // The magic trailer is read to its first zero; another may follow.
            if reader.fill_buf()?.first() == Some(&0) {
                reader.consume(1);
            }
            let end = memchr::memmem::rfind(&bytes, b"?>").map_or(bytes.len(), |at| at + 2);
            xmp::read(&bytes[..end], metadata);
            Ok(())
        }
        _ => blocks(reader, None, out),
    }
}

/// Bytes of a table of colours.
fn colours(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn byte(reader: &mut impl Read) -> Reading<u8> {
    let mut one = [0];
    reader.read_exact(&mut one)?;
    Ok(one[0])
}

fn skip(reader: &mut impl Read, count: u64) -> Reading {
    let skipped = std::io::copy(&mut reader.take(count), &mut std::io::sink())?;
    if skipped < count { Err(Failure::malformed("it ends too early")) } else { Ok(()) }
}

/// Reads or skips blocks up to the one of no length.
fn blocks(reader: &mut impl Read, mut to: Option<&mut Vec<u8>>, out: &mut Out<'_>) -> Reading {
    let mut count = 0u32;
    loop {
        let length = byte(reader)?;
        if length == 0 {
            return Ok(());
        }
        count = count.wrapping_add(1);
        if count.is_multiple_of(256) {
            out.check()?;
        }
        match to.as_mut().filter(|to| to.len() < MOST) {
            Some(to) => {
                let taken = reader.take(u64::from(length)).read_to_end(to)?;
                if taken < usize::from(length) {
                    return Err(Failure::malformed("it ends too early"));
                }
            }
            None => skip(reader, u64::from(length))?,
        }
    }
}
