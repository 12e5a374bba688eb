//! What a unit holds, told by its first bytes. The name is never proof: it only says what to expect.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::formats::encoding::{Decoder, Encoding};
use crate::formats::source_code::{extension, is_source};
use crate::formats::{Format, Kind, archives, config, mail, markup, office, pictures, tables};
use crate::formats::{binary, csv, json, unicode};

/// What the first bytes say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sniffed {
    /// How it is to be read.
    pub format: Format,
    /// How its text is encoded.
    pub encoding: Encoding,
    /// Bytes of a byte order mark.
    pub bom: usize,
}

/// How many bytes are looked at.
const HEAD: usize = 64 * 1024;

/// Byte order marks (<https://www.unicode.org/faq/utf_bom.html#bom4>), the longer ones first.
static BOMS: &[(&[u8], Encoding)] = &[
    (b"\xff\xfe\0\0", Encoding::Utf32 { big_endian: false }),
    (b"\0\0\xfe\xff", Encoding::Utf32 { big_endian: true }),
    (b"\xef\xbb\xbf", Encoding::Utf8),
    (b"\xff\xfe", Encoding::Other(UTF_16LE)),
    (b"\xfe\xff", Encoding::Other(UTF_16BE)),
];

/// Tells what a unit holds by its first bytes. `whole`: nothing follows them. `name`: the last
/// component of its name.
pub fn sniff(head: &[u8], whole: bool, name: &[u8]) -> Sniffed {
    let whole = whole && head.len() <= HEAD;
    let head = &head[..head.len().min(HEAD)];
    let unsupported =
        |media_type| Sniffed { format: Format::Unsupported(media_type), encoding: Encoding::Utf8, bom: 0 };
    if let Some(kind) = kind(head) {
        return Sniffed { format: Format::Kind(kind), encoding: Encoding::Utf8, bom: 0 };
    }
    let Some((encoding, bom, text)) = encoding(head, whole) else {
        let media_type = binary::media_type(head);
        if matches!(media_type, binary::UNKNOWN | binary::PROGRAM_OF_WINDOWS | binary::PROGRAM)
            && archives::holds_zip(head)
        {
            return Sniffed { format: Format::Kind(Kind::Zip), encoding: Encoding::Utf8, bom: 0 };
        }
        return unsupported(media_type);
    };
    let text = text.map_or_else(|| decode(&head[bom..], encoding, whole), Cow::Borrowed);
    Sniffed { format: format(&text, whole, name), encoding, bom }
}

/// The kind of content whose first bytes tell it, text or not.
fn kind(head: &[u8]) -> Option<Kind> {
    let pdf = || {
        #[cfg(feature = "pdf")]
        if crate::formats::pdf::is_pdf(head) {
            return Some(Kind::Pdf);
        }
        None
    };
    archives::recognise(head)
        .or_else(|| office::recognise(head))
        .or_else(|| tables::recognise(head))
        .or_else(|| pictures::recognise(head))
        .or_else(pdf)
}

/// The encoding of a text, the length of its byte order mark, and the text itself where it is UTF-8 without
/// one; `None` for what is no text.
fn encoding(head: &[u8], whole: bool) -> Option<(Encoding, usize, Option<&str>)> {
    let marked = BOMS.iter().find(|(bom, _)| head.starts_with(bom));
    if let Some((bom, encoding)) = marked {
        return Some((*encoding, bom.len(), None));
    }
    let controls = binary::controls(head);
    if controls.zeros > 0
        && let Some(encoding) = wide(head, controls.zeros)
    {
        return Some((encoding, 0, None));
    }
    let unfinished = if whole { 0 } else { unicode::unfinished(head) };
    let body = &head[..head.len() - unfinished];
    let text = simdutf8::basic::from_utf8(body).ok();
    let (valid, invalid) = if text.is_some() { (0, 0) } else { sequences(body) };
    if invalid == 0 {
        let is_known_data = || binary::media_type(head) != binary::UNKNOWN;
        if !controls.are_of_text(head.len()) || (!controls.are_stray(head.len()) && is_known_data()) {
            return None;
        }
        // ISO-2022-JP is made of ASCII bytes.
        if controls.escapes > 0 && memchr::memmem::find(head, b"\x1b$").is_some() {
            let encoding = guess(head, whole);
            if encoding == encoding_rs::ISO_2022_JP {
                return Some((Encoding::Other(encoding), 0, None));
            }
        }
        return Some((Encoding::Utf8, 0, text));
    }
    if !controls.are_stray(head.len()) {
        return None;
    }
    if valid > 4 * invalid {
        return Some((Encoding::Utf8, 0, None));
    }
    Some((Encoding::Other(guess(head, whole)), 0, None))
}

/// Guesses an encoding that is not UTF-8.
fn guess(head: &[u8], whole: bool) -> &'static encoding_rs::Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(head, whole);
    detector.guess(None, Utf8Detection::Deny)
}

/// How many characters of more than one byte there are, and how many bytes that are no UTF-8.
fn sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|&b| b >= 0xc0).count();
        invalid += chunk.invalid().len();
    }
    (valid, invalid)
}

/// UTF-16 or UTF-32 without a byte order mark: ASCII characters have their zero bytes all at the
/// same places.
fn wide(head: &[u8], zeros: usize) -> Option<Encoding> {
    let mut at = [0usize; 4];
    for (place, byte) in head.iter().enumerate() {
        at[place % 4] += usize::from(*byte == 0);
    }
    let (quads, pairs) = (head.len() / 4, head.len() / 2);
    let (even, odd) = (at[0] + at[2], at[1] + at[3]);
    let is_wide = |right: usize, wrong: usize| right > 0 && wrong * 8 <= right;
    // The highest byte of a code point is always zero, the next one nearly always.
    let is_top = |highest: usize, next: usize| highest >= quads && next * 4 >= quads * 3;
    let is_quads = head.len().is_multiple_of(4) || quads > 16;
    let candidates = [
        (is_quads && is_top(at[3], at[2]), Encoding::Utf32 { big_endian: false }),
        (is_quads && is_top(at[0], at[1]), Encoding::Utf32 { big_endian: true }),
        (is_wide(odd, even), Encoding::Other(UTF_16LE)),
        (is_wide(even, odd), Encoding::Other(UTF_16BE)),
    ];
    if head.len() < 4 || !(head.len().is_multiple_of(2) || pairs > 16) {
        return None;
    }
    // Text that is hardly ASCII has zero bytes at its blanks and line ends at least; it is told from
    // numbers by being of few scripts.
    let has_some = zeros * 64 >= pairs;
    candidates.into_iter().filter(|(is_possible, _)| *is_possible).map(|(_, encoding)| encoding).find(
        |encoding| {
            let text = decode(head, *encoding, false);
            is_plausible(&text) && (is_mostly_ascii(&text) || (has_some && is_of_few_scripts(&text)))
        },
    )
}

fn is_mostly_ascii(text: &str) -> bool {
    let ascii = text.bytes().filter(u8::is_ascii).count();
    ascii * 4 >= text.chars().count() * 3
}

/// Whether the characters are of few blocks: real text of some length is.
fn is_of_few_scripts(text: &str) -> bool {
    let block = |c: char| match c as u32 {
        // The scripts of East Asia have many blocks.
        0x2e80..=0xd7ff | 0xf900..=0xfaff | 0xff00..=0xffef => 0x30,
        code => code >> 8,
    };
    let mut blocks: Vec<u32> = text.chars().map(block).collect();
    let length = blocks.len();
    blocks.sort_unstable();
    blocks.dedup();
    length >= 16 && blocks.len() <= 4
}

/// Whether a text that was decoded on suspicion has nothing in it that texts do not have.
fn is_plausible(text: &str) -> bool {
    let is_odd = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}'))
            || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' | '\u{f0000}'..)
    };
    !text.is_empty() && !text.chars().any(is_odd)
}

/// Decodes the head of a text.
fn decode(head: &[u8], encoding: Encoding, whole: bool) -> Cow<'_, str> {
    match Decoder::new(encoding) {
        None => {
            let unfinished = if whole { 0 } else { unicode::unfinished(head) };
            let body = &head[..head.len() - unfinished];
            match simdutf8::basic::from_utf8(body) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => Cow::Owned(unicode::mend(body)),
            }
        }
        Some(mut decoder) => {
            let mut out = vec![0; head.len() * 3 + 16];
            let (_, written) = decoder.decode(head, &mut out, whole);
            out.truncate(written);
            Cow::Owned(String::from_utf8(out).unwrap_or_default())
        }
    }
}

/// Extensions of formats that have no reader yet and would be taken for a table, or are never one.
const NO_TABLES: &[&str] =
    &["eml", "htm", "html", "log", "markdown", "md", "rst", "sql", "svg", "tex", "xml"];

/// How a text is read.
fn format(text: &str, whole: bool, name: &[u8]) -> Format {
    let extension = extension(name).unwrap_or_default();
    let extension = extension.as_str();
    if let Some(format) = json_format(text, extension) {
        return format;
    }
    let kind = mail::recognise(text, whole, name, extension)
        .or_else(|| markup::recognise(text, whole, name, extension))
        .or_else(|| tables::recognise_text(text, extension))
        .or_else(|| config::recognise(text, whole, name, extension));
    if let Some(kind) = kind {
        return Format::Kind(kind);
    }
    let source = is_source(name, text.as_bytes());
    let expect = match extension {
        "csv" | "tsv" | "tab" | "psv" => Some(csv::Expect::Table),
        extension if source || NO_TABLES.contains(&extension) => None,
        _ => Some(csv::Expect::Anything),
    };
    if let Some(dialect) = expect.and_then(|expect| csv::detect(text, whole, expect)) {
        return Format::Csv(dialect);
    }
    Format::Text { media_type: binary::text_media_type(text), source }
}

/// Extensions of files that hold one JSON document.
const JSON: &[&str] = &["json", "geojson", "har", "webmanifest", "avsc", "topojson", "jsonld"];

/// Extensions of files that hold a JSON value a line.
const JSON_LINES: &[&str] = &["jsonl", "ndjson", "jsonlines", "ldjson", "ldj"];

fn json_format(text: &str, extension: &str) -> Option<Format> {
    let is_json = JSON.contains(&extension);
    let is_lines = JSON_LINES.contains(&extension);
    let begins = text.trim_start().bytes().next()?;
    let is_container = matches!(begins, b'{' | b'[');
    if !is_container && !is_json && !is_lines {
        return None;
    }
    let probe = json::probe(text);
    match probe.error {
        None if probe.one_a_line && (is_lines || probe.values > 1) => Some(Format::JsonLines),
        None => Some(Format::Json),
        Some(_) => {
            let (good, all) = lines_of_json(text);
            let mostly = good >= 2 && good * 2 >= all;
            if mostly || (is_lines && good > 0) {
                Some(Format::JsonLines)
            } else if is_json && is_container {
                Some(Format::Json)
            } else {
                None
            }
        }
    }
}

/// How many lines are objects or arrays, and how many lines there are.
fn lines_of_json(text: &str) -> (usize, usize) {
    const LINES: usize = 100;
    let (mut good, mut all) = (0, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(LINES) {
        let probe = json::probe(line);
        all += 1;
        good += usize::from(probe.error.is_none() && probe.values > 0 && probe.only_containers);
    }
    (good, all)
}
