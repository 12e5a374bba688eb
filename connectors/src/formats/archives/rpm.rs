//! RPM packages (<https://rpm-software-management.github.io/rpm/manual/format_v4.html>).

use std::io::Read as _;

use super::compressed::Streams;
use super::source::{Section, Source};
use crate::formats::out::Reading;
use crate::formats::unicode::mend;
use crate::formats::{Capped, Forward, Input, Kind, Out, Prose};
use crate::{Failure, Reason};

/// What a header begins with.
const HEADER: &[u8] = b"\x8e\xad\xe8\x01";

/// Bytes of the lead.
const LEAD: u64 = 96;

/// The most entries and bytes of a header: the limits of rpm itself are 64 Ki and 256 MiB.
const MOST_ENTRIES: u32 = 1 << 16;
const MOST_BYTES: u32 = 32 << 20;

/// Tags whose strings are told as properties
/// (<https://rpm-software-management.github.io/rpm/manual/tags.html>).
const PROPERTIES: &[(u32, &str)] = &[
    (1000, "name"),
    (1001, "version"),
    (1002, "release"),
    (1004, "summary"),
    (1007, "buildhost"),
    (1010, "distribution"),
    (1011, "vendor"),
    (1014, "license"),
    (1015, "packager"),
    (1020, "url"),
];

/// Tags whose strings are running text: where they stand, and the number.
const TEXTS: &[(&str, &[u32])] = &[
    ("description", &[1005]),
    // Pairs of who changed it and what.
    ("changelog", &[1081, 1082]),
    ("scripts", &[1023, 1024, 1025, 1026]),
];

/// Reads the headers of a package and its files.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut source = Source::whole(input);
    source.skip(LEAD);
    let signature = header(&mut source)?;
    source.skip_to(source.offset().next_multiple_of(8));
    drop(signature);
    let header = header(&mut source)?;
    tell(&header, out)?;
    files(source, out)
}

/// One header: its entries (tag, kind, offset, count) and its data.
struct Header {
    index: Vec<u8>,
    data: Vec<u8>,
}

fn header(source: &mut Source<'_>) -> Reading<Header> {
    let at = source.offset();
    let head = source.peek(16)?;
    let number = |from: usize| head.get(from..from + 4).and_then(|bytes| bytes.try_into().ok());
    let (Some(entries), Some(bytes)) = (number(8), number(12)) else {
        return Err(Failure::malformed(format!("it ends within the header at offset {at}")));
    };
    let (entries, bytes) = (u32::from_be_bytes(entries), u32::from_be_bytes(bytes));
    if !head.starts_with(HEADER) || entries > MOST_ENTRIES || bytes > MOST_BYTES {
        return Err(Failure::malformed(format!("no header at offset {at}")));
    }
    source.skip(16);
    let mut header = Header { index: Vec::new(), data: Vec::new() };
    Section::new(source, u64::from(entries) * 16).read_to_end(&mut header.index)?;
    Section::new(source, u64::from(bytes)).read_to_end(&mut header.data)?;
    Ok(header)
}

impl Header {
    /// The strings of a tag; none where it is not there.
    fn strings(&self, tag: u32) -> Vec<String> {
        let field = |entry: &[u8], at: usize| {
            let bytes = entry.get(4 * at..4 * at + 4).and_then(|bytes| <[u8; 4]>::try_from(bytes).ok());
            bytes.map(u32::from_be_bytes).unwrap_or_default()
        };
        let Some(entry) = self.index.chunks_exact(16).find(|entry| field(entry, 0) == tag) else {
            return Vec::new();
        };
        // Strings, arrays of them, and translated ones, of which the first is that of the C locale.
        let most = match field(entry, 1) {
            6 | 9 => 1,
            8 => field(entry, 3) as usize,
            _ => 0,
        };
        let data = self.data.get(field(entry, 2) as usize..).unwrap_or_default();
        data.split(|&byte| byte == 0).take(most).map(mend).collect()
    }
}

/// Tells what the header says of the package.
fn tell(header: &Header, out: &mut Out<'_>) -> Reading {
    let strings: Vec<(&str, String)> =
        PROPERTIES.iter().map(|(tag, name)| (*name, header.strings(*tag).join(" "))).collect();
    let properties: Vec<(&str, &str)> = strings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    out.properties(&properties);
    for (part, tags) in TEXTS {
        let lists: Vec<Vec<String>> = tags.iter().map(|tag| header.strings(*tag)).collect();
        let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
        if longest == 0 {
            continue;
        }
        out.within(out.place().part("part", part.as_bytes()), |out| {
            let mut text = Prose::new();
            for at in 0..longest {
                for line in lists.iter().filter_map(|list| list.get(at)) {
                    text.push(out, line);
                    text.end_line(out);
                }
                out.check()?;
            }
            text.finish(out);
            Ok(())
        })?;
    }
    Ok(())
}

/// Reads the files: a cpio archive, compressed.
fn files(mut source: Source<'_>, out: &mut Out<'_>) -> Reading {
    let head = source.peek(512)?;
    if super::cpio::is_cpio(head) {
        return super::cpio::read_from(&mut source, out);
    }
    let is_lzma = || super::is_lzma(head).then_some(Kind::Lzma);
    let Some(kind) = super::compressed_kind(head).or_else(is_lzma) else {
        let reason = Reason::UnsupportedFormat("application/x-rpm".to_owned());
        return Err(Failure { reason, detail: "how its files are compressed is not known".to_owned() });
    };
    let mut capped = Capped::new(Streams::of(kind, source), out.meter());
    let forward = Forward::new(&mut capped, 0)?;
    super::cpio::read_from(&mut Source::whole(&Input::forward(&forward, None)), out)
}
