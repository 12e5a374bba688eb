//! What text stands in a record and those within it.

use crate::formats::Out;
use crate::formats::office::aside::Record;
use crate::formats::office::ole::bytes::{Bytes, utf16};
use crate::formats::office::ole::compound::range;
use crate::formats::office::ole::stream::Stream;
use crate::formats::office::ppt::records::{Head, children, kinds};
use crate::formats::out::Reading;

/// Records within records: how deep.
const MOST_DEPTH: u32 = 32;
/// So much text of one slide is kept.
const MOST_TEXT: usize = 8 << 20;

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) comments: Vec<Record>,
    pub(super) links: Vec<String>,
    /// Numbers of embedded objects.
    pub(super) objects: Vec<u32>,
    /// Whether there was more than is kept.
    pub(super) is_cut: bool,
}

/// Adds what stands in a record.
pub(super) fn gather(stream: &mut Stream<'_>, record: &Head, found: &mut Found, out: &Out<'_>) -> Reading {
    within(stream, record, found, out, 0)
}

fn within(stream: &mut Stream<'_>, record: &Head, found: &mut Found, out: &Out<'_>, depth: u32) -> Reading {
    match record.kind {
        kinds::TEXT | kinds::TEXT_BYTES | kinds::STRING => {
            let text = text(stream, record)?;
            add(&text, found);
        }
        kinds::COMMENT => {
            let comment = comment(stream, record)?;
            found.comments.push(comment);
        }
        kinds::HYPERLINK => {
            for child in children(stream, record)? {
                if child.kind == kinds::STRING {
                    let link = text(stream, &child)?;
                    found.links.push(link);
                }
            }
        }
        kinds::OBJECT_ATOM => {
            // Section 2.10.27: the number of the object stands behind four others.
            let atom = range(stream, record.start, 24)?;
            found.objects.extend(Bytes(&atom).u32(16).filter(|number| *number != 0));
        }
        // Tags hold records, but do not say so: section 2.11.23.
        kind if record.is_container || kind == kinds::TAG_DATA => {
            if depth >= MOST_DEPTH {
                found.is_cut = true;
                return Ok(());
            }
            out.check()?;
            for child in children(stream, record)? {
                within(stream, &child, found, out, depth + 1)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// The text of an atom: sections 2.9.42, 2.9.44 and 2.2.8.
fn text(stream: &mut Stream<'_>, atom: &Head) -> Reading<String> {
    let bytes = range(stream, atom.start, atom.length())?;
    Ok(match atom.kind {
        kinds::TEXT_BYTES => bytes.iter().map(|&byte| char::from(byte)).collect(),
        _ => utf16(&bytes),
    })
}

/// Text with line ends as everywhere else: paragraphs end with a return, lines with a vertical tab.
fn add(text: &str, found: &mut Found) {
    if found.text.len() + text.len() > MOST_TEXT {
        found.is_cut = true;
        return;
    }
    // A star stands for the number of the slide, the date, a footer.
    if text.trim().is_empty() || text == "*" {
        return;
    }
    found.text.extend(text.chars().filter(|c| *c != '\0').map(|c| match c {
        '\r' | '\u{b}' => '\n',
        c => c,
    }));
    if !found.text.ends_with('\n') {
        found.text.push('\n');
    }
}

/// A comment: who, what, initials, and when: section 2.5.23.
fn comment(stream: &mut Stream<'_>, record: &Head) -> Reading<Record> {
    let mut comment = Record::new();
    for child in children(stream, record)? {
        match (child.kind, child.instance) {
            (kinds::STRING, 0) => comment.push(("author", text(stream, &child)?)),
            (kinds::STRING, 1) => comment.push(("text", text(stream, &child)?)),
            (kinds::STRING, 2) => comment.push(("initials", text(stream, &child)?)),
            (kinds::COMMENT_ATOM, _) => {
                let atom = range(stream, child.start, 20)?;
                let at = |offset: usize| Bytes(&atom).u16(offset).unwrap_or(0);
                let date = format!("{:04}-{:02}-{:02}", at(4), at(6), at(10));
                comment.push(("date", date));
            }
            _ => {}
        }
    }
    Ok(comment)
}
