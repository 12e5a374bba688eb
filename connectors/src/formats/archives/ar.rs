//! Ar: static libraries, and Debian packages
//! (<https://man.freebsd.org/cgi/man.cgi?query=ar&sektion=5>).

use std::io::Read as _;

use super::members::Members;
use super::source::{Section, Source};
use crate::formats::out::Reading;
use crate::formats::{Input, Nested, Out};
use crate::{Failure, Reason};

/// Bytes of a header.
const HEADER: usize = 60;

/// The longest table of long names.
const LONGEST: u64 = 16 << 20;

/// Reads the members of an archive.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut source = Source::whole(input);
    let mut members = Members::default();
    let mut names = Vec::new();
    source.skip(8);
    loop {
        out.check()?;
        let at = source.offset();
        let head = source.peek(HEADER)?;
        if head.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        let size = head.get(48..58).and_then(decimal).filter(|_| head.get(58..) == Some(b"`\n"));
        let (Some(size), Some(name)) = (size, head.get(..16)) else {
            return Err(Failure::malformed(format!("no header at offset {at}; nothing behind it was read")));
        };
        let name = name.trim_ascii_end().to_vec();
        source.skip(HEADER as u64);
        let end = source.offset().saturating_add(size).saturating_add(size & 1);
        // Tables of symbols hold names of functions alone.
        match &*name {
            b"//" => {
                if size > LONGEST {
                    out.gap(Reason::Limit, format!("a table of names of {size} bytes"));
                }
                Section::new(&mut source, size.min(LONGEST)).read_to_end(&mut names)?;
            }
            b"/" | b"/SYM64/" => {}
            name => member(&mut source, name, size, &names, &mut members, out)?,
        }
        source.skip_to(end);
    }
}

/// Reads a member.
fn member(
    source: &mut Source<'_>,
    name: &[u8],
    mut size: u64,
    names: &[u8],
    members: &mut Members,
    out: &mut Out<'_>,
) -> Reading {
    let mut long = Vec::new();
    let mut name = name.strip_suffix(b"/").unwrap_or(name);
    if let Some(length) = name.strip_prefix(b"#1/").and_then(decimal) {
        // BSD: the name stands before the content.
        let length = length.min(size);
        Section::new(source, length.min(4096)).read_to_end(&mut long)?;
        source.skip(length.saturating_sub(4096));
        size -= length;
        name = super::tar::until_zero(&long);
    } else if let Some(at) = name.strip_prefix(b"/").and_then(decimal) {
        // GNU: the name stands in the table.
        let rest = usize::try_from(at).ok().and_then(|at| names.get(at..)).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        name = rest[..end].strip_suffix(b"/").unwrap_or(&rest[..end]);
    }
    if name.starts_with(b"__.SYMDEF") {
        return Ok(());
    }
    let mut data = Section::new(source, size);
    members.read(out, name, Nested::Stream(&mut data, Some(size)))
}

/// A decimal number before blanks.
fn decimal(field: &[u8]) -> Option<u64> {
    let digits = field.trim_ascii();
    std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}
