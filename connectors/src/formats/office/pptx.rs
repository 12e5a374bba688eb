//! PowerPoint presentations: Office Open XML.

mod comments;

use crate::Reason;
use crate::formats::office::aside::Aside;
use crate::formats::office::flow::Flow;
use crate::formats::office::package::{Package, of_part};
use crate::formats::office::xml::{Node, Xml};
use crate::formats::office::{docx, properties, relations};
use crate::formats::out::Reading;
use crate::formats::{Input, Out};

/// More slides than this are not looked for.
const MOST_SLIDES: usize = 100_000;

/// Parts without text of their own.
fn is_dull(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    const DULL: &[&str] =
        &["[content_types].xml", "presprops.xml", "viewprops.xml", "tablestyles.xml", "revisioninfo.xml"];
    let is_chart_style =
        name.contains("/charts/") && (file.starts_with("style") || file.starts_with("colors"));
    let is_print_setting = file.starts_with("printersettings");
    DULL.contains(&file)
        || is_chart_style
        || is_print_setting
        || name.ends_with(".rels")
        || name.ends_with(".fntdata")
        || name.contains("/theme/")
        || (file.starts_with("itemprops") && file.ends_with(".xml"))
        || name.starts_with("docprops/thumbnail")
}

/// Reads a presentation: each slide in `#slide=NUMBER`, by the order in which they are shown.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let package = &mut Package::open(input)?;
    properties::tell(package, out)?;
    let main = relations::main_part(package, &["ppt/presentation.xml"], out)?;
    let mut aside = Aside::default();
    let parts = relations::of(package, &main, out)?;
    let mut ids = Vec::new();
    if let Err(failure) = order(package, &main, &mut ids, &mut aside, out) {
        out.failed(of_part("the order of the slides", failure))?;
    }
    let mut slides: Vec<String> = Vec::new();
    for id in ids {
        slides.extend(parts.iter().find(|part| part.id == id).map(|part| part.target.clone()));
    }
    // Slides that the presentation does not show.
    let mut lost: Vec<String> = package
        .names()
        .into_iter()
        .filter(|name| {
            name.strip_prefix("ppt/slides/").is_some_and(|file| file.ends_with(".xml") && !file.contains('/'))
        })
        .filter(|name| !slides.iter().any(|slide| slide.eq_ignore_ascii_case(name)))
        .collect();
    lost.sort_by_key(|name| (name.len(), name.clone()));
    slides.append(&mut lost);
    let authors = comments::authors(package, &parts, out)?;
    for (number, part) in (1u32..).zip(&slides) {
        out.check()?;
        let place = out.place().part("slide", number.to_string().as_bytes());
        out.within(place, |out| {
            let mut aside = Aside::default();
            let read = docx::text(package, part, &mut aside, out);
            read.or_else(|failure| out.failed(failure))?;
            beside(package, part, &authors, &mut aside, out)?;
            aside.tell(out)
        })?;
    }
    masters(package, &mut aside, out)?;
    relations::links(package, &mut aside, out)?;
    aside.tell(out)?;
    package.rest(out, is_dull)
}

/// The ids of the slides in the order in which they are shown.
fn order(
    package: &mut Package<'_>,
    main: &str,
    ids: &mut Vec<String>,
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let Some(part) = package.part(main, out)? else {
        out.gap(Reason::PartialText, "the order of the slides is missing");
        return Ok(());
    };
    let mut xml = Xml::new(part);
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        match tag.name() {
            "sldId" if ids.len() < MOST_SLIDES => {
                ids.extend(tag.prefixed("id").map(|id| id.into_owned()));
            }
            "section" | "custShow" => {
                aside.once("sections", "name", &tag.attribute("name").unwrap_or_default())
            }
            _ => {}
        }
    }
    Ok(())
}

/// What a slide refers to: notes, comments, charts, diagrams.
fn beside(
    package: &mut Package<'_>,
    slide: &str,
    authors: &[comments::Author],
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    for part in relations::of(package, slide, out)? {
        if part.is_external || package.is_read(&part.target) {
            continue;
        }
        let file = part.target.rsplit('/').next().unwrap_or_default().trim_end_matches(".xml").to_owned();
        match part.kind.as_str() {
            "notesSlide" => {
                let place = out.place().part("part", b"notes");
                out.within(place, |out| docx::text(package, &part.target, aside, out))?;
            }
            "comments" => {
                let read = comments::read(package, &part.target, authors, aside, out);
                read.or_else(|failure| out.failed(failure))?;
            }
            "chart" | "chartEx" | "diagramData" => {
                let place = out.place().part("part", file.as_bytes());
                out.within(place, |out| docx::text(package, &part.target, aside, out))?;
            }
            "tags" => {
                let read = tags(package, &part.target, aside, out);
                read.or_else(|failure| out.failed(failure))?;
            }
            // The same text again, or how it looks.
            "diagramDrawing" | "diagramLayout" | "diagramColors" | "diagramQuickStyle" => {
                package.done(&part.target);
            }
            _ => {}
        }
    }
    Ok(())
}

/// Names and values that programs leave on slides.
fn tags(package: &mut Package<'_>, part: &str, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        if tag.name() == "tag" {
            aside.once("tags", "value", &tag.attribute("val").unwrap_or_default());
        }
    }
    Ok(())
}

/// The text of masters and layouts that is theirs: not that of placeholders ("Click to edit").
fn masters(package: &mut Package<'_>, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    const FOLDERS: &[&str] =
        &["ppt/slidemasters/", "ppt/slidelayouts/", "ppt/notesmasters/", "ppt/handoutmasters/"];
    for name in package.names() {
        let file = FOLDERS.iter().find_map(|folder| name.strip_prefix(folder));
        let Some(file) = file.filter(|file| !file.contains('/')).and_then(|file| file.strip_suffix(".xml"))
        else {
            continue;
        };
        if package.is_read(&name) {
            continue;
        }
        let place = out.place().part("part", file.as_bytes());
        out.within(place, |out| {
            let Some(part) = package.part(&name, out)? else { return Ok(()) };
            let mut flow = Flow::new();
            let mut story = docx::Story::without_placeholders();
            let result = story.read(&mut Xml::new(part), &mut flow, aside, out, None);
            flow.finish(out);
            result
        })?;
    }
    Ok(())
}
