//! Reads one state of a document: its pages and what hangs on them.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, String as PdfString};
use hayro_syntax::page::Page;

use crate::Reason;
use crate::formats::out::Reading;
use crate::formats::pdf::content::{Interpreter, Painted};
use crate::formats::pdf::fonts::Fonts;
use crate::formats::pdf::form::{self, Field};
use crate::formats::pdf::{annotations, attachments, pictures, properties, strings};
use crate::formats::{Out, Prose};

/// Pages that a gap names.
const MOST_NAMED: usize = 12;
/// Entries of the outline that are read.
const MOST_ENTRIES: usize = 100_000;
/// Pictures of one page that are handed on to be recognised.
const MOST_PICTURES: usize = 64;

/// What was read of a document, to tell what earlier states had beyond that.
#[derive(Default)]
pub(super) struct Read {
    /// Digests of the texts of pages.
    pub(super) pages: BTreeSet<u64>,
    /// The fields of its form.
    pub(super) fields: Vec<Field>,
}

/// What could not be read, page by page.
#[derive(Default)]
struct Losses {
    unknown: Vec<String>,
    unknown_pages: usize,
    damaged: Vec<u32>,
    pictures: Vec<u32>,
    drawings: Vec<u32>,
}

/// Reads the latest state.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn read(pdf: &Pdf, out: &mut Out<'_>) -> Reading<Read> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    properties::read(pdf, &root, out)?;
    let mut read = Read { fields: form::fields(&root), ..Read::default() };
    let values = form::told(&read.fields);
    let told = |value: &str| values.contains(value);
    let mut fonts = Fonts::new();
    let mut losses = Losses::default();
    let mut number = 0u32;
    for page in pdf.pages().iter() {
        number = number.saturating_add(1);
        let place = out.place().page(number);
        let mut painted = None;
        let result = out.within(place, |out| {
            let found = paint(page, &mut fonts, &told, out)?;
            let found = painted.insert(found);
            tell(page, found, out)
        });
        let Some(painted) = painted else {
            result?;
            losses.damaged.push(number);
            continue;
        };
        losses.count(number, &painted, out.recognises());
        read.pages.insert(digest(&painted.text));
        result?;
    }
    let stated = root.get::<Dict<'_>>("Pages").and_then(|pages| pages.get::<u32>("Count")).unwrap_or(0);
    if number == 0 {
        out.gap(Reason::Malformed, "no page can be made out");
    } else if stated > number {
        let detail = format!("{number} pages can be made out, of {stated} that it says to have");
        out.gap(Reason::PartialText, detail);
    }
    losses.tell(out);
    if !read.fields.is_empty() {
        let place = out.place().part("part", b"form");
        out.within(place, |out| form::tell(&read.fields, out))?;
    }
    form::xfa(&root, out)?;
    outline(&root, out)?;
    attachments::read(&root, out)?;
    Ok(read)
}

/// Paints a page and how its annotations look.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn paint<'a>(
    page: &Page<'a>,
    fonts: &mut Fonts<'a>,
    told: &dyn Fn(&str) -> bool,
    out: &mut Out<'_>,
) -> Reading<Painted> {
    let mut interpreter = Interpreter::new(fonts, out.meter());
    interpreter.page(page.raw(), page.resources())?;
    for annotation in annotations::of(page.raw()) {
        annotations::paint(&annotation, told, &mut interpreter)?;
    }
    out.check()?;
    Ok(interpreter.finish())
}

/// A number for the text of a page.
pub(super) fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn tell(page: &Page<'_>, painted: &Painted, out: &mut Out<'_>) -> Reading {
    prose(&painted.text, out);
    if out.recognises() && is_only_pictures(painted) {
        let all = pictures::of(page, &out.meter())?;
        for (index, picture) in all.into_iter().take(MOST_PICTURES).enumerate() {
            let place = out.place().part("image", (index + 1).to_string().as_bytes());
            out.nested_at(&place, crate::formats::Nested::Bytes(picture))?;
        }
    }
    annotations::read(&annotations::of(page.raw()), out)
}

/// Tells the text of a place.
pub(super) fn prose(text: &str, out: &mut Out<'_>) {
    if !text.is_empty() {
        let mut prose = Prose::new();
        prose.push(out, text);
        prose.finish(out);
    }
}

fn is_only_pictures(painted: &Painted) -> bool {
    painted.pictures > 0 && painted.text.trim().is_empty()
}

impl Losses {
    fn count(&mut self, page: u32, painted: &Painted, recognised: bool) {
        if painted.unknown > 0 {
            self.unknown_pages += 1;
            if self.unknown.len() < MOST_NAMED {
                let Painted { unknown, glyphs, .. } = painted;
                self.unknown.push(format!("page {page}: {unknown} of {glyphs}"));
            }
        }
        if painted.is_damaged {
            self.damaged.push(page);
        }
        if painted.glyphs == 0 && painted.text.is_empty() {
            if is_only_pictures(painted) {
                if !recognised {
                    self.pictures.push(page);
                }
            } else if painted.drawings > 0 {
                self.drawings.push(page);
            }
        }
    }

    fn tell(&self, out: &mut Out<'_>) {
        if !self.unknown.is_empty() {
            let more = self.unknown_pages - self.unknown.len();
            let more = if more > 0 { format!(", and {more} more pages") } else { String::new() };
            let detail = format!("glyphs have no character: {}{more}", self.unknown.join(", "));
            out.gap(Reason::PartialText, detail);
        }
        if !self.damaged.is_empty() {
            out.gap(
                Reason::PartialText,
                format!("content could not be decoded whole: {}", pages(&self.damaged)),
            );
        }
        if !self.pictures.is_empty() {
            out.gap(Reason::ImageOnly, format!("only pictures on {}", pages(&self.pictures)));
        }
        if !self.drawings.is_empty() {
            out.gap(Reason::ImageOnly, format!("only drawings on {}", pages(&self.drawings)));
        }
    }
}

/// Numbers of pages, as ranges.
fn pages(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if last.saturating_add(1) == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let more = if ranges.len() > MOST_NAMED { ", ..." } else { "" };
    let named = ranges.iter().take(MOST_NAMED).map(|(from, to)| match from == to {
        true => from.to_string(),
        false => format!("{from}-{to}"),
    });
    let named: Vec<String> = named.collect();
    format!("pages {}{more} ({} in all)", named.join(", "), numbers.len())
}

/// The titles of the outline (ISO 32000-2, section 12.3.3).
fn outline(root: &Dict<'_>, out: &mut Out<'_>) -> Reading {
    let Some(first) = root.get::<Dict<'_>>("Outlines").and_then(|all| all.get::<Dict<'_>>("First")) else {
        return Ok(());
    };
    let mut text = String::new();
    let mut seen = BTreeSet::new();
    let mut next = vec![first];
    while let Some(entry) = next.pop() {
        if seen.len() >= MOST_ENTRIES || !seen.insert(entry.data().as_ptr() as usize) {
            continue;
        }
        if let Some(title) = entry.get::<PdfString<'_>>("Title") {
            text.push_str(strings::text(title.as_bytes()).trim());
            text.push('\n');
        }
        next.extend(entry.get::<Dict<'_>>("Next"));
        next.extend(entry.get::<Dict<'_>>("First"));
        out.check()?;
    }
    if text.trim().is_empty() {
        return Ok(());
    }
    let place = out.place().part("part", b"outline");
    out.within(place, |out| {
        prose(&text, out);
        Ok(())
    })
}
