//! PNG, third edition (<https://www.w3.org/TR/png-3/>): chunks with text, section 11.3.3.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::formats::out::Reading;
use crate::formats::pictures::metadata::Metadata;
use crate::formats::pictures::{iptc, tiff, xmp};
use crate::formats::{Capped, Input, Out};
use crate::{Failure, Reason};

/// Bytes of a chunk with text.
const MOST: u64 = 8 << 20;
/// Bytes of a text when it is decompressed.
const MOST_TEXT: u64 = 8 << 20;

/// Reads the chunks, without those of pixels.
///
/// # Errors
/// When it breaks the rules, or cannot be read.
pub(super) fn read(input: &Input<'_>, metadata: &mut Metadata, out: &mut Out<'_>) -> Reading {
    let mut at = 8u64;
    loop {
        out.check()?;
        let head = input.range(at, 8)?;
        let &[a, b, c, d, ref name @ ..] = head.as_slice() else {
            return Err(Failure::malformed("it ends before its last chunk"));
        };
        let length = u64::from(u32::from_be_bytes([a, b, c, d]));
        match name {
            b"IEND" => return Ok(()),
            b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" if length > MOST => {
                out.gap(Reason::Limit, format!("a text of {length} bytes at offset {at} was not read"));
            }
            b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" => {
                let body = input.range(at + 8, length as usize)?;
                let result = chunk(name, &body, metadata, out);
                result.or_else(|failure| out.failed(failure))?;
            }
            name if !name.iter().all(u8::is_ascii_alphabetic) || name.len() < 4 => {
                return Err(Failure::malformed(format!("no chunk at offset {at}")));
            }
            _ => {}
        }
        at += 12 + length;
    }
}

fn chunk(name: &[u8], body: &[u8], metadata: &mut Metadata, out: &mut Out<'_>) -> Reading {
    if name == b"eXIf" {
        return tiff::read(&Input::memory(body.to_vec()), 0, metadata, out);
    }
    let (key, rest) = until_zero(body);
    let text = match name {
        b"tEXt" => rest.to_vec(),
        b"zTXt" => inflate(rest.get(1..).unwrap_or_default(), out)?,
        _ => {
            let (&[is_compressed, _], behind) = rest.split_first_chunk::<2>().unwrap_or((&[0, 0], &[]));
            let (_language, behind) = until_zero(behind);
            let (translated, behind) = until_zero(behind);
            metadata.add_bytes("keyword", translated);
            if is_compressed == 1 { inflate(behind, out)? } else { behind.to_vec() }
        }
    };
    let key = String::from_utf8_lossy(key).to_lowercase();
    // https://www.imagemagick.org keeps profiles so.
    match key.strip_prefix("raw profile type ") {
        Some("exif" | "app1") => {
            let bytes = profile(&text);
            let exif = bytes.strip_prefix(b"Exif\0\0").unwrap_or(&bytes);
            return tiff::read(&Input::memory(exif.to_vec()), 0, metadata, out);
        }
        Some("iptc") => iptc::resources(&profile(&text), metadata),
        Some("xmp") => xmp::read(&profile(&text), metadata),
        Some(_) => {}
        None if key == "xml:com.adobe.xmp" => xmp::read(&text, metadata),
        None => metadata.add_bytes(&key, &text),
    }
    Ok(())
}

fn until_zero(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(0, bytes).unwrap_or(bytes.len());
    (&bytes[..end], bytes.get(end + 1..).unwrap_or_default())
}

fn inflate(bytes: &[u8], out: &mut Out<'_>) -> Reading<Vec<u8>> {
    let mut text = Vec::new();
    let result = Capped::new(ZlibDecoder::new(bytes), out.meter()).take(MOST_TEXT).read_to_end(&mut text);
    if text.len() as u64 == MOST_TEXT {
        out.gap(Reason::Limit, format!("a text of more than {MOST_TEXT} bytes; the rest of it was not read"));
    }
    match result {
        Err(error) if text.is_empty() => Err(error.into()),
        Err(error) => out.failed(error.into()).map(|()| text),
        Ok(_) => Ok(text),
    }
}

/// A profile in hexadecimal digits, behind lines with its name and its length.
fn profile(text: &[u8]) -> Vec<u8> {
    let mut lines = text.trim_ascii_start().splitn(3, |&b| b == b'\n');
    let digits = lines.nth(2).unwrap_or_default();
    let nibbles: Vec<u8> =
        digits.iter().filter_map(|&b| char::from(b).to_digit(16)).map(|digit| digit as u8).collect();
    nibbles.as_chunks::<2>().0.iter().map(|[high, low]| high << 4 | low).collect()
}
