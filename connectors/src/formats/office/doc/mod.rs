//! Word 97 to 2003, Word 6 and 95: [MS-DOC]
//! (<https://learn.microsoft.com/en-us/openspecs/office_file_formats/ms-doc>).
//!
//! The body is the running text of the place; notes, headers, comments and text boxes are parts of it
//! (`#part=footnotes`). The hidden instructions of fields, links among them, are `#part=fields`. Objects that
//! are embedded are members.

mod fib;
mod pieces;
mod text;

use crate::formats::office::ole;
use crate::formats::office::ole::bytes::{Bytes, utf16};
use crate::formats::office::ole::compound::{Compound, range};
use crate::formats::office::ole::stream::Stream;
use crate::formats::out::Reading;
use crate::formats::{Input, Out, Prose, Rows};
use crate::{Failure, Reason};

use fib::Fib;
use pieces::Pieces;
use text::Text;

/// So many characters are decoded at a time.
const STEP: u32 = 32 * 1024;

/// Reads a document.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let file = Compound::open(input)?;
    let missing = || Failure::malformed("the stream of the text is missing");
    let mut main = file.open_stream("WordDocument").ok_or_else(missing)?;
    let head = range(&mut main, 0, fib::LONGEST)?;
    let fib = Fib::parse(&head).ok_or_else(|| Failure::malformed("no header of a document of Word"))?;
    if fib.is_encrypted {
        out.gap(Reason::Encrypted, "a document behind a password");
        return Ok(());
    }
    let mut table = fib.table.and_then(|name| file.open_stream(name));
    // Word 6 and 95 keep their tables in the stream of the text.
    let clx = match (&mut table, fib.is_old) {
        (Some(table), false) => range(table, fib.clx.0.into(), fib::bound(fib.clx.1))?,
        (_, true) => range(&mut main, fib.clx.0.into(), fib::bound(fib.clx.1))?,
        (None, false) => Vec::new(),
    };
    let pieces = match Pieces::parse(&clx, &fib) {
        Some(pieces) => pieces,
        None => {
            if !fib.is_old || fib.clx.1 > 0 {
                let detail = "the table of pieces is damaged: the text was read in the order of storage";
                out.gap(Reason::PartialText, detail);
            }
            Pieces::of_whole(&fib)
        }
    };
    let authors = match &mut table {
        Some(table) => authors(&range(table, fib.authors.0.into(), fib::bound(fib.authors.1))?),
        None => Vec::new(),
    };
    let mut text = Text::default();
    let mut at = 0u32;
    for (part, length) in fib.parts() {
        let stretch = (at, at.saturating_add(length).min(pieces.end()));
        at = stretch.1;
        if stretch.0 >= stretch.1 {
            continue;
        }
        match part {
            None => stretch_of(&mut main, &pieces, stretch, &mut text, out)?,
            Some(part) => {
                let place = out.place().part("part", part.as_bytes());
                let authors = if part == "comments" { &authors[..] } else { &[] };
                out.within(place, |out| {
                    stretch_of(&mut main, &pieces, stretch, &mut text, out)?;
                    tell_authors(authors, out);
                    Ok(())
                })?;
            }
        }
    }
    text.tell_fields(out)?;
    if pieces.is_cut {
        out.gap(Reason::PartialText, "pieces of the text lie outside of the file");
    }
    ole::objects(&file, "ObjectPool", |_| true, out)
}

/// Reads a stretch of characters as the running text of the current place.
fn stretch_of(
    main: &mut Stream<'_>,
    pieces: &Pieces,
    (from, to): (u32, u32),
    text: &mut Text,
    out: &mut Out<'_>,
) -> Reading {
    let mut prose = Prose::new();
    let mut at = from;
    while at < to {
        out.check()?;
        let Some(piece) = pieces.at(at) else { break };
        let end = piece.end.min(to).min(at.saturating_add(STEP));
        let width = if piece.is_wide { 2 } else { 1 };
        let offset = u64::from(piece.offset) + u64::from(at - piece.start) * width;
        let bytes = range(main, offset, ((end - at) as usize).saturating_mul(width as usize))?;
        let decoded = if piece.is_wide {
            utf16(&bytes)
        } else {
            ole::code_page::decode(&bytes, piece.code_page).into_owned()
        };
        text.push(&decoded, &mut prose, out);
        if bytes.is_empty() {
            break;
        }
        at = end;
    }
    text.end();
    prose.finish(out);
    Ok(())
}

/// Who wrote the comments: `GrpXstAtnOwners`, [MS-DOC] section 2.9.103: strings, each with its length before it.
fn authors(bytes: &[u8]) -> Vec<String> {
    let mut authors = Vec::new();
    let mut rest = Bytes(bytes);
    while let Some(length) = rest.u16(0) {
        let length = usize::from(length) * 2;
        let Some(name) = rest.slice(2, length) else { break };
        authors.push(utf16(name));
        rest = rest.from(2 + length);
    }
    authors
}

fn tell_authors(authors: &[String], out: &mut Out<'_>) {
    if authors.is_empty() {
        return;
    }
    let mut rows = Rows::new();
    let field = rows.column(out, "author");
    for author in authors {
        rows.value(out, field, author);
        rows.end_record(out);
    }
    rows.finish(out);
}
