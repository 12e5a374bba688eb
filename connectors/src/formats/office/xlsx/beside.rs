//! What stands beside the cells of a sheet, in parts of its own: comments, drawings, values of other workbooks.

use crate::formats::Out;
use crate::formats::office::aside::Aside;
use crate::formats::office::package::Package;
use crate::formats::office::relations::{self, Relation};
use crate::formats::office::xlsx::drawn;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;

/// The longest comment, in bytes, and how many people there may be.
const LONGEST: usize = 1 << 20;
const MOST_PEOPLE: usize = 100_000;

/// A person who comments.
pub(super) struct Person {
    id: String,
    name: String,
    user: String,
}

/// The people of a workbook.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn people(
    package: &mut Package<'_>,
    parts: &[Relation],
    out: &mut Out<'_>,
) -> Reading<Vec<Person>> {
    let mut people = Vec::new();
    for part in parts.iter().filter(|part| part.kind == "person") {
        if let Err(failure) = persons(package, &part.target, &mut people, out) {
            out.failed(failure)?;
        }
    }
    Ok(people)
}

fn persons(package: &mut Package<'_>, part: &str, people: &mut Vec<Person>, out: &Out<'_>) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        if tag.name() == "person" && people.len() < MOST_PEOPLE {
            let text = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
            people.push(Person { id: text("id"), name: text("displayName"), user: text("userId") });
        }
    }
    Ok(())
}

/// Reads what the sheet of `part` refers to.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    people: &[Person],
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let parts = relations::of(package, part, out)?;
    let has_threads = parts.iter().any(|part| part.kind == "threadedComment");
    for part in parts.iter().filter(|part| !part.is_external) {
        if package.is_read(&part.target) {
            continue;
        }
        let read = match part.kind.as_str() {
            "comments" => comments(package, &part.target, has_threads, aside, out),
            "threadedComment" => threads(package, &part.target, people, aside, out),
            "vmlDrawing" => boxes(package, &part.target, aside, out),
            "drawing" => {
                drawn(package, &part.target, aside, out)?;
                charts(package, &part.target, aside, out)
            }
            _ => Ok(()),
        };
        read.or_else(|failure| out.failed(failure))?;
    }
    Ok(())
}

/// The charts and diagrams of a drawing.
fn charts(package: &mut Package<'_>, drawing: &str, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    for part in relations::of(package, drawing, out)? {
        if part.is_external || package.is_read(&part.target) {
            continue;
        }
        match part.kind.as_str() {
            "chart" | "chartEx" | "diagramData" => {
                drawn(package, &part.target, aside, out)?;
                for inner in relations::of(package, &part.target, out)? {
                    if inner.kind == "chartUserShapes" && !package.is_read(&inner.target) {
                        drawn(package, &inner.target, aside, out)?;
                    }
                }
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

/// Comments, also called notes (ECMA-376 part 1, section 18.7).
fn comments(
    package: &mut Package<'_>,
    part: &str,
    has_threads: bool,
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    let mut authors: Vec<String> = Vec::new();
    let (mut cell, mut author) = (String::new(), String::new());
    let mut text = String::new();
    let mut in_text = false;
    while let Some(node) = xml.next(out)? {
        match node {
            Node::Start(tag) => match tag.name() {
                "author" | "t" => {
                    in_text = true;
                    if tag.name() == "author" {
                        text.clear();
                    }
                }
                "comment" => {
                    text.clear();
                    cell = tag.attribute("ref").unwrap_or_default().into_owned();
                    let number = tag.attribute("authorId").and_then(|id| id.parse::<usize>().ok());
                    author = number.and_then(|number| authors.get(number)).cloned().unwrap_or_default();
                }
                _ => {}
            },
            Node::Text(more) if in_text && text.len() + more.len() <= LONGEST => text.push_str(&more),
            Node::End(tag) => match tag.name() {
                "author" => {
                    in_text = false;
                    if authors.len() < MOST_PEOPLE {
                        authors.push(std::mem::take(&mut text));
                    }
                }
                "t" => in_text = false,
                // A thread stands here once more, for programs that know no threads.
                "comment" if !(has_threads && author.starts_with("tc=")) => {
                    let (cell, author) = (std::mem::take(&mut cell), std::mem::take(&mut author));
                    let text = std::mem::take(&mut text);
                    aside.record("comments", vec![("cell", cell), ("author", author), ("text", text)]);
                }
                _ => {}
            },
            Node::Text(_) | Node::Other => {}
        }
    }
    Ok(())
}

/// Comments in threads ([MS-XLSX] section 2.6.202,
/// <https://learn.microsoft.com/en-us/openspecs/office_standards/ms-xlsx/>).
fn threads(
    package: &mut Package<'_>,
    part: &str,
    people: &[Person],
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        if tag.name() != "threadedComment" {
            continue;
        }
        let attribute = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        let (cell, date, id) = (attribute("ref"), attribute("dT"), attribute("personId"));
        let text = xml.text(out, LONGEST)?;
        let mut record = vec![("cell", cell), ("date", date), ("text", text)];
        if let Some(person) = people.iter().find(|person| person.id == id) {
            record.push(("author", person.name.clone()));
            record.push(("user", person.user.clone()));
        }
        aside.record("comments", record);
    }
    Ok(())
}

/// The texts of boxes and buttons of older drawings.
fn boxes(package: &mut Package<'_>, part: &str, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        match tag.name() {
            "textbox" => {
                let text = xml.text(out, LONGEST)?;
                aside.once("boxes", "text", &text);
            }
            "shape" => aside.once("descriptions", "text", &tag.attribute("alt").unwrap_or_default()),
            _ => {}
        }
    }
    Ok(())
}

/// Values of another workbook that were kept in this one (ECMA-376 part 1, section 18.14).
///
/// # Errors
/// When the rest cannot be read.
pub(super) fn external(
    package: &mut Package<'_>,
    part: &str,
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    let mut cell = String::new();
    let mut sheets: Vec<String> = Vec::new();
    let mut sheet = String::new();
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        let text = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        match tag.name() {
            "sheetName" if sheets.len() < 1000 => sheets.push(text("val")),
            "sheetData" => {
                let number = text("sheetId").parse::<usize>().ok();
                sheet = number.and_then(|number| sheets.get(number)).cloned().unwrap_or_default();
            }
            "cell" => cell = text("r"),
            "v" | "val" => {
                let value = xml.text(out, LONGEST)?;
                let place = std::mem::take(&mut cell);
                aside.record("external", vec![("sheet", sheet.clone()), ("cell", place), ("value", value)]);
            }
            "ddeLink" => {
                aside.once("links", "target", &format!("{} {}", text("ddeService"), text("ddeTopic")))
            }
            _ => {}
        }
    }
    Ok(())
}
