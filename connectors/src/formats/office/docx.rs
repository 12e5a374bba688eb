//! Word documents: Office Open XML.

mod comments;
mod story;

use crate::Reason;
use crate::formats::office::aside::Aside;
use crate::formats::office::flow::Flow;
use crate::formats::office::package::{Package, of_part};
use crate::formats::office::xml::Xml;
use crate::formats::office::{properties, relations};
use crate::formats::out::Reading;
use crate::formats::{Input, Out};

pub(super) use story::Story;

/// Parts with text of their own beside the main one, by what refers to them.
const TEXTS: &[&str] =
    &["header", "footer", "footnotes", "endnotes", "glossaryDocument", "frame", "aFChunk", "subDocument"];

/// Parts without text of their own: fonts, colours, and what styles are called.
fn is_dull(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    const DULL: &[&str] = &[
        "[content_types].xml",
        "styles.xml",
        "styleswitheffects.xml",
        "fonttable.xml",
        "websettings.xml",
        "numbering.xml",
        "commentsextended.xml",
        "commentsids.xml",
        "commentsextensible.xml",
    ];
    let file_is = |start: &str, end: &str| file.starts_with(start) && file.ends_with(end);
    DULL.contains(&file)
        || name.ends_with(".rels")
        || name.contains("/theme/")
        || name.ends_with(".odttf")
        || file_is("itemprops", ".xml")
        || file_is("printersettings", ".bin")
        // A picture of the first page.
        || name.starts_with("docprops/thumbnail")
}

/// Reads a document: its text in the place itself, other parts in `#part=...`.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let package = &mut Package::open(input)?;
    properties::tell(package, out)?;
    let main = relations::main_part(package, &["word/document.xml", "word/document2.xml"], out)?;
    let mut aside = Aside::default();
    text(package, &main, &mut aside, out).or_else(|failure| out.failed(failure))?;
    let mut parts = relations::of(package, &main, out)?;
    let mut glossary = Vec::new();
    for part in parts.iter().filter(|part| part.kind == "glossaryDocument") {
        glossary.extend(relations::of(package, &part.target, out)?);
    }
    parts.append(&mut glossary);
    for part in &parts {
        if part.is_external || package.is_read(&part.target) {
            continue;
        }
        let is_xml = part.target.ends_with(".xml");
        if TEXTS.contains(&part.kind.as_str()) && is_xml {
            let name = part.target.rsplit('/').next().unwrap_or_default();
            let place = out.place().part("part", name.trim_end_matches(".xml").as_bytes());
            out.within(place, |out| text(package, &part.target, &mut aside, out))?;
        } else if part.kind == "comments" {
            comments::read(package, &part.target, &mut aside, out)
                .or_else(|failure| out.failed(of_part("comments", failure)))?;
        } else if matches!(part.kind.as_str(), "people" | "settings") {
            comments::values(package, &part.target, &mut aside, out)
                .or_else(|failure| out.failed(failure))?;
        } else if part.kind == "chart" || part.kind == "diagramData" {
            let name = part.target.rsplit('/').next().unwrap_or_default();
            let place = out.place().part("part", name.trim_end_matches(".xml").as_bytes());
            out.within(place, |out| text(package, &part.target, &mut aside, out))?;
        } else if part.kind == "diagramDrawing" || part.kind == "diagramLayout" {
            // The same text again, as it was drawn.
            package.done(&part.target);
        }
    }
    relations::links(package, &mut aside, out)?;
    aside.tell(out)?;
    package.rest(out, is_dull)
}

/// The text of a part, in the current place.
pub(super) fn text(package: &mut Package<'_>, name: &str, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    let Some(part) = package.part(name, out)? else {
        out.gap(Reason::PartialText, "a part of the document is missing");
        return Ok(());
    };
    let mut flow = Flow::new();
    let result = Story::new().read(&mut Xml::new(part), &mut flow, aside, out, None);
    flow.finish(out);
    result
}
