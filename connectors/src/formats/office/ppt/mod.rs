//! PowerPoint 97 to 2003: [MS-PPT]
//! (<https://learn.microsoft.com/en-us/openspecs/office_file_formats/ms-ppt>).
//!
//! Slides are pages of the place, in their order; their notes are `#page=3#part=notes`, masters and what
//! belongs to the whole are parts. Comments and links are records of parts. Objects that are embedded are
//! members.

mod edits;
mod gather;
mod records;

use std::collections::BTreeSet;
use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::formats::office::aside::Aside;
use crate::formats::office::ole::bytes::Bytes;
use crate::formats::office::ole::compound::{Compound, range};
use crate::formats::office::ole::stream::Stream;
use crate::formats::out::Reading;
use crate::formats::{Capped, Input, Nested, Out, Prose};
use crate::{Failure, Reason};

use edits::Edits;
use gather::{Found, gather};
use records::{Head, children, head, kinds};

/// Reads a presentation.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let file = Compound::open(input)?;
    let user = file.stream("Current User")?.unwrap_or_default();
    let missing = || Failure::malformed("the stream of the presentation is missing");
    let mut stream = file.open_stream("PowerPoint Document").ok_or_else(missing)?;
    let edits = Edits::follow(&mut stream, &user, out)?;
    if edits.is_encrypted {
        out.gap(Reason::Encrypted, "a presentation behind a password");
        return Ok(());
    }
    let mut reader = Presentation { stream, edits, read: BTreeSet::new(), aside: Aside::default() };
    let is_read = reader.document(out)?;
    if !is_read {
        out.gap(
            Reason::PartialText,
            "no list of slides was found: the text was read in the order of storage",
        );
        reader.everything(out)?;
    }
    reader.aside.tell(out)
}

struct Presentation<'i> {
    stream: Stream<'i>,
    edits: Edits,
    /// Offsets of containers that were read.
    read: BTreeSet<u64>,
    aside: Aside,
}

/// A slide, or notes, in the list of the document: section 2.4.14.3.
#[derive(Default)]
struct Listed {
    persist: u32,
    id: u32,
    /// Text that stands in the list, not on the slide.
    text: String,
}

impl Presentation<'_> {
    /// Reads slide by slide; whether there was a list of them.
    fn document(&mut self, out: &mut Out<'_>) -> Reading<bool> {
        let Some(document) = self.container(self.edits.document, kinds::DOCUMENT)? else { return Ok(false) };
        let (mut slides, mut notes, mut masters) = (Vec::new(), Vec::new(), Vec::new());
        let mut rest = Found::default();
        let mut objects = Vec::new();
        for child in children(&mut self.stream, &document)? {
            out.check()?;
            match (child.kind, child.instance) {
                (kinds::SLIDE_LIST, 0) => slides = self.list(&child, out)?,
                (kinds::SLIDE_LIST, 1) => masters = self.list(&child, out)?,
                (kinds::SLIDE_LIST, 2) => notes = self.list(&child, out)?,
                (kinds::OBJECT_LIST, _) => {
                    gather(&mut self.stream, &child, &mut rest, out)?;
                    objects.append(&mut rest.objects);
                }
                _ => gather(&mut self.stream, &child, &mut rest, out)?,
            }
        }
        if slides.is_empty() && masters.is_empty() {
            return Ok(false);
        }
        self.beside(&mut rest, out);
        for (number, slide) in (1u32..).zip(&slides) {
            let notes: Vec<u32> = self.notes_of(slide.id, &notes)?;
            out.within(out.place().page(number), |out| self.slide(slide, &notes, out))?;
        }
        for (number, master) in (1..).zip(&masters) {
            let place = out.place().part("part", format!("master-{number}").as_bytes());
            out.within(place, |out| self.slide(master, &[], out))?;
        }
        if !rest.text.is_empty() {
            let place = out.place().part("part", b"document");
            out.within(place, |out| {
                tell(&rest.text, out);
                Ok(())
            })?;
        }
        for object in objects {
            self.object(object, out)?;
        }
        Ok(true)
    }

    /// The container that a number of the directory stands for, where it is of a kind.
    fn container(&mut self, persist: u32, kind: u16) -> Reading<Option<Head>> {
        let Some(offset) = self.edits.offset(persist) else { return Ok(None) };
        let found = head(&mut self.stream, offset)?;
        Ok(found.filter(|head| head.kind == kind))
    }

    fn list(&mut self, list: &Head, out: &Out<'_>) -> Reading<Vec<Listed>> {
        let mut all: Vec<Listed> = Vec::new();
        for child in children(&mut self.stream, list)? {
            out.check()?;
            if child.kind == kinds::SLIDE_PERSIST {
                let atom = range(&mut self.stream, child.start, 20)?;
                let (Some(persist), Some(id)) = (Bytes(&atom).u32(0), Bytes(&atom).u32(12)) else { continue };
                all.push(Listed { persist, id, text: String::new() });
                continue;
            }
            let mut found = Found::default();
            gather(&mut self.stream, &child, &mut found, out)?;
            if let Some(last) = all.last_mut() {
                last.text.push_str(&found.text);
            }
        }
        Ok(all)
    }

    /// The notes of a slide: those whose atom names it, section 2.5.12.
    fn notes_of(&mut self, slide: u32, notes: &[Listed]) -> Reading<Vec<u32>> {
        let mut of_slide = Vec::new();
        for note in notes {
            let Some(container) = self.container(note.persist, kinds::NOTES)? else { continue };
            let Some(atom) = head(&mut self.stream, container.start)? else { continue };
            if atom.kind == kinds::NOTES_ATOM {
                let atom = range(&mut self.stream, atom.start, 4)?;
                if Bytes(&atom).u32(0) == Some(slide) {
                    of_slide.push(note.persist);
                }
            }
        }
        Ok(of_slide)
    }

    fn slide(&mut self, slide: &Listed, notes: &[u32], out: &mut Out<'_>) -> Reading {
        let mut found = Found { text: slide.text.clone(), ..Found::default() };
        match self.edits.offset(slide.persist) {
            Some(offset) if self.read.insert(offset) => {
                let container = head(&mut self.stream, offset)?;
                let is_slide = |head: &Head| {
                    matches!(head.kind, kinds::SLIDE | kinds::MASTER | kinds::NOTES | kinds::HANDOUT)
                };
                match container.filter(is_slide) {
                    Some(container) => gather(&mut self.stream, &container, &mut found, out)?,
                    None => out.gap(Reason::PartialText, "a slide of the list is missing"),
                }
            }
            Some(_) => {}
            None => out.gap(Reason::PartialText, "a slide of the list is missing"),
        }
        tell(&found.text, out);
        self.beside(&mut found, out);
        for &note in notes {
            let Some(container) = self.container(note, kinds::NOTES)? else { continue };
            if !self.read.insert(container.start) {
                continue;
            }
            let place = out.place().part("part", b"notes");
            out.within(place, |out| {
                let mut found = Found::default();
                gather(&mut self.stream, &container, &mut found, out)?;
                tell(&found.text, out);
                self.beside(&mut found, out);
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Keeps comments and links.
    fn beside(&mut self, found: &mut Found, out: &mut Out<'_>) {
        for comment in found.comments.drain(..) {
            self.aside.record("comments", comment);
        }
        for link in found.links.drain(..) {
            self.aside.once("links", "target", &link);
        }
        if std::mem::take(&mut found.is_cut) {
            out.gap(Reason::PartialText, "text that is too long or stands too deep was left out");
        }
    }

    /// Reads an object that is embedded: a compound file, most often compressed; section 2.10.34.
    fn object(&mut self, persist: u32, out: &mut Out<'_>) -> Reading {
        let Some(object) = self.container(persist, kinds::OBJECT)? else { return Ok(()) };
        let name = format!("object-{persist}");
        let mut bytes = range(&mut self.stream, object.start, object.length())?;
        if object.instance == 1 {
            let packed = bytes.split_off(bytes.len().min(4));
            let mut content = Vec::new();
            let mut decoder = Capped::new(ZlibDecoder::new(&packed[..]), out.meter());
            let result = decoder.by_ref().take(records::MOST as u64).read_to_end(&mut content);
            if let Err(error) = result {
                out.failed(error.into())?;
            }
            bytes = content;
        }
        if bytes.is_empty() {
            return Ok(());
        }
        out.member(name.as_bytes(), Nested::Bytes(bytes))
    }

    /// Reads all text there is, in the order of storage.
    fn everything(&mut self, out: &mut Out<'_>) -> Reading {
        let mut offset = 0;
        let mut found = Found::default();
        while let Some(record) = head(&mut self.stream, offset)? {
            out.check()?;
            gather(&mut self.stream, &record, &mut found, out)?;
            offset = record.end;
        }
        tell(&found.text, out);
        self.beside(&mut found, out);
        Ok(())
    }
}

fn tell(text: &str, out: &mut Out<'_>) {
    let mut prose = Prose::new();
    prose.push(out, text);
    prose.finish(out);
}
