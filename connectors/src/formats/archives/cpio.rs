//! Cpio: the formats `newc`, `crc`, `odc` and the old binary one
//! (<https://man.freebsd.org/cgi/man.cgi?query=cpio&sektion=5>).

use std::io::Read as _;

use super::members::{DEVICE, LINK, Members};
use super::source::{Section, Source};
use crate::formats::out::Reading;
use crate::formats::{Input, Nested, Out};
use crate::{Failure, Reason};

/// The longest name.
const LONGEST_NAME: u64 = 64 * 1024;

/// The name of what ends an archive.
const TRAILER: &[u8] = b"TRAILER!!!";

/// One header.
struct Header {
    mode: u32,
    links: u32,
    size: u64,
    name_length: u64,
    /// Bytes of the header.
    length: u64,
    /// Names and contents begin at multiples of this.
    unit: u64,
}

/// Whether `head` begins with a header of cpio.
pub(super) fn is_cpio(head: &[u8]) -> bool {
    Header::of(head).is_some_and(|header| {
        let is_text = head[0] == b'0';
        (1..=LONGEST_NAME).contains(&header.name_length)
            && (is_text || matches!(header.mode & 0o170_000, 0o40_000 | 0o100_000 | 0o120_000))
    })
}

impl Header {
    /// The longest header: six octal or hexadecimal digits of magic, and the fields of `newc`.
    const LONGEST: usize = 110;

    fn of(head: &[u8]) -> Option<Header> {
        match head.get(..6)? {
            b"070701" | b"070702" => {
                let field = |at: usize| number(head.get(6 + 8 * at..14 + 8 * at)?, 16);
                Some(Header {
                    mode: field(1)? as u32,
                    links: field(4)? as u32,
                    size: field(6)?,
                    name_length: field(11)?,
                    length: 110,
                    unit: 4,
                })
            }
            b"070707" => {
                let field = |from: usize, to: usize| number(head.get(from..to)?, 8);
                Some(Header {
                    mode: field(18, 24)? as u32,
                    links: field(36, 42)? as u32,
                    size: field(65, 76)?,
                    name_length: field(59, 65)?,
                    length: 76,
                    unit: 1,
                })
            }
            [a @ 0xc7, b @ 0x71, ..] | [a @ 0x71, b @ 0xc7, ..] => {
                let is_big = (*a, *b) == (0x71, 0xc7);
                let field = |at: usize| {
                    let pair: [u8; 2] = head.get(2 * at..2 * at + 2)?.try_into().ok()?;
                    let pair = if is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
                    Some(u64::from(pair))
                };
                Some(Header {
                    mode: field(3)? as u32,
                    links: field(6)? as u32,
                    size: field(11)? << 16 | field(12)?,
                    name_length: field(10)?,
                    length: 26,
                    unit: 2,
                })
            }
            _ => None,
        }
    }
}

/// A number of digits to a base.
fn number(digits: &[u8], base: u32) -> Option<u64> {
    let text = std::str::from_utf8(digits).ok()?.trim_matches([' ', '\0']);
    u64::from_str_radix(text, base).ok()
}

/// Reads the members of an archive.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    read_from(&mut Source::whole(input), out)
}

/// As [`read`], from a stream.
pub(super) fn read_from(source: &mut Source<'_>, out: &mut Out<'_>) -> Reading {
    let mut members = Members::default();
    loop {
        out.check()?;
        let at = source.offset();
        let head = source.peek(Header::LONGEST)?;
        let Some(header) = Header::of(head) else {
            let what =
                if head.is_empty() { "it ends" } else { "there is no header, and nothing more is read," };
            return Err(Failure::malformed(format!("{what} at offset {at}, without a trailer")));
        };
        if header.name_length == 0 || header.name_length > LONGEST_NAME {
            return Err(Failure::malformed(format!("a name of no length or a very long one at offset {at}")));
        }
        let mut name = vec![0; header.name_length as usize];
        source.skip(header.length);
        source.read_exact(&mut name)?;
        let name = super::tar::until_zero(&name);
        source.skip_to(aligned(at, header.length + header.name_length, header.unit));
        let end = aligned(source.offset(), header.size, header.unit);
        if name == TRAILER {
            source.skip_to(end);
            return behind(source, out);
        }
        let name = name.strip_prefix(b"./").unwrap_or(name);
        member(source, &header, name, &mut members, out)?;
        source.skip_to(end);
    }
}

/// Reads a member.
fn member(
    source: &mut Source<'_>,
    header: &Header,
    name: &[u8],
    members: &mut Members,
    out: &mut Out<'_>,
) -> Reading {
    match header.mode & 0o170_000 {
        0o40_000 => Ok(()),
        0o120_000 => members.unread(out, name, Reason::SymbolicLink, LINK),
        // The content of a file with several names stands behind the last of them.
        0o100_000 if header.size == 0 && header.links > 1 => {
            members.unread(out, name, Reason::AlreadyRead, LINK)
        }
        0o100_000 | 0 => {
            let mut data = Section::new(source, header.size);
            members.read(out, name, Nested::Stream(&mut data, Some(header.size)))
        }
        _ => members.unread(out, name, Reason::NotAFile, DEVICE),
    }
}

/// Where something begins that stands behind `length` bytes from `at` on.
fn aligned(at: u64, length: u64, unit: u64) -> u64 {
    at.saturating_add(length).checked_next_multiple_of(unit).unwrap_or(u64::MAX)
}

/// What stands behind an archive: zeros, or another one, as the kernel of Linux takes several in one file, the
/// later ones compressed.
fn behind(source: &mut Source<'_>, out: &mut Out<'_>) -> Reading {
    loop {
        out.check()?;
        let bytes = source.peek(32 * 1024)?;
        if bytes.is_empty() {
            return Ok(());
        }
        let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
        let is_all = zeros == bytes.len();
        source.skip(zeros as u64);
        if !is_all {
            break;
        }
    }
    let place = out.place().part("offset", source.offset().to_string().as_bytes());
    out.nested_at(&place, Nested::Stream(source, None))
}
