//! Excel workbooks: Office Open XML.

mod beside;
mod numbers;
mod pivot;
mod sheet;
mod strings;
mod styles;

use crate::Reason;
use crate::formats::kind::Part;
use crate::formats::office::aside::Aside;
use crate::formats::office::package::{Package, of_part};
use crate::formats::office::relations::Relation;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::office::{docx, properties, relations};
use crate::formats::out::Reading;
use crate::formats::{Input, Out};

use numbers::Epoch;
use strings::Strings;
use styles::Styles;

/// More sheets than this are not looked for.
const MOST_SHEETS: usize = 100_000;

/// The most parts of one workbook.
const MOST_PARTS: u64 = 1024;

/// What the workbook says (ECMA-376 part 1, section 18.2).
#[derive(Default)]
struct Workbook {
    /// Names and relationships of the sheets, hidden ones too.
    sheets: Vec<(String, String)>,
    epoch: Epoch,
}

/// What cells are read with.
struct Book {
    strings: Strings,
    styles: Styles,
    epoch: Epoch,
}

/// Parts without text of their own.
fn is_dull(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    const DULL: &[&str] =
        &["[content_types].xml", "styles.xml", "calcchain.xml", "metadata.xml", "sheetmetadata.xml"];
    const FOLDERS: &[&str] = &[
        "/theme/",
        "/tables/",
        "/pivottables/",
        "/ctrlprops/",
        "/slicers/",
        "/slicercaches/",
        "/timelines/",
        "/timelinecaches/",
        "/printersettings/",
        "/richdata/",
    ];
    let is_chart_style =
        name.contains("/charts/") && (file.starts_with("style") || file.starts_with("colors"));
    DULL.contains(&file)
        || is_chart_style
        || name.ends_with(".rels")
        || FOLDERS.iter().any(|folder| name.contains(folder))
        || (file.starts_with("itemprops") && file.ends_with(".xml"))
        || name.starts_with("docprops/thumbnail")
}

/// In how many parts a workbook can be read: one a sheet, as long as they have about `part` bytes.
pub(crate) fn parts(input: &Input<'_>, part: u64) -> Reading<u32> {
    let sheets = Package::open(input)?.names().iter().filter(|name| is_sheet(name).is_some()).count();
    let parts = (input.size() / part.max(1)).min(sheets as u64).clamp(1, MOST_PARTS);
    Ok(parts as u32)
}

/// The name of the file of a sheet, for a part that is one.
fn is_sheet(name: &str) -> Option<&str> {
    const FOLDERS: &[&str] = &["xl/worksheets/", "xl/macrosheets/", "xl/chartsheets/", "xl/dialogsheets/"];
    let file = FOLDERS.iter().find_map(|folder| name.strip_prefix(folder))?;
    Some(file).filter(|file| !file.contains('/'))?.strip_suffix(".xml")
}

/// Reads a workbook: each sheet in `#sheet=NAME`. Of several parts, each reads the rows of its sheets; the first
/// reads everything else.
pub(crate) fn read(input: &Input<'_>, part: Part, out: &mut Out<'_>) -> Reading {
    let is_first = part.index == 0;
    let package = &mut Package::open(input)?;
    if is_first {
        properties::tell(package, out)?;
    }
    let main = relations::main_part(package, &["xl/workbook.xml"], out)?;
    let mut aside = Aside::default();
    let parts = relations::of(package, &main, out)?;
    let mut workbook = Workbook::default();
    // What is wrong with what all parts read is told once.
    let told = |what: &str, read: Reading, out: &mut Out<'_>| match read {
        Err(failure) if is_first => out.failed(of_part(what, failure)),
        _ => Ok(()),
    };
    let read = overview(package, &main, &mut workbook, &mut aside, out);
    told("the workbook", read, out)?;
    let mut book = Book { strings: Strings::default(), styles: Styles::default(), epoch: workbook.epoch };
    let of_kind = |kind: &str| parts.iter().find(|part| part.kind == kind).map(|part| part.target.clone());
    let styles = of_kind("styles").unwrap_or_else(|| "xl/styles.xml".to_owned());
    let read = book.styles.read(package, &styles, out);
    told("styles", read, out)?;
    let strings = of_kind("sharedStrings").unwrap_or_else(|| "xl/sharedStrings.xml".to_owned());
    let read = book.strings.read(package, &strings, out);
    told("shared strings", read, out)?;
    let people = if is_first { beside::people(package, &parts, out)? } else { Vec::new() };
    for (number, (name, file)) in sheets(package, workbook.sheets, &parts).into_iter().enumerate() {
        out.check()?;
        let is_ours = number % part.of.max(1) as usize == part.index as usize;
        if !is_ours {
            package.done(&file);
        }
        if !is_ours && !is_first {
            continue;
        }
        let place = out.place().part("sheet", name.as_bytes());
        out.within(place, |out| {
            let mut aside = Aside::default();
            if is_ours {
                let read = sheet::read(package, &file, &book, &mut aside, out);
                read.or_else(|failure| out.failed(failure))?;
            }
            if is_first {
                beside::read(package, &file, &people, &mut aside, out)?;
            }
            aside.tell(out)
        })?;
    }
    if !is_first {
        return Ok(());
    }
    for part in &parts {
        match part.kind.as_str() {
            "pivotCacheDefinition" => pivot::read(package, &part.target, out)?,
            "externalLink" => {
                let read = beside::external(package, &part.target, &mut aside, out);
                read.or_else(|failure| out.failed(failure))?;
            }
            _ => {}
        }
    }
    relations::links(package, &mut aside, out)?;
    aside.tell(out)?;
    package.rest(out, is_dull)
}

/// The sheets that the workbook names, in its order, with their parts; then those that it does not name.
fn sheets(
    package: &mut Package<'_>,
    named: Vec<(String, String)>,
    parts: &[Relation],
) -> Vec<(String, String)> {
    let mut sheets: Vec<(String, String)> = Vec::new();
    for (name, id) in named {
        if let Some(part) = parts.iter().find(|part| part.id == id) {
            sheets.push((name, part.target.clone()));
        }
    }
    for name in package.names() {
        let Some(file) = is_sheet(&name) else { continue };
        if !sheets.iter().any(|(_, part)| part.eq_ignore_ascii_case(&name)) {
            sheets.push((file.to_owned(), name.clone()));
        }
    }
    sheets
}

fn overview(
    package: &mut Package<'_>,
    main: &str,
    workbook: &mut Workbook,
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let Some(part) = package.part(main, out)? else {
        out.gap(Reason::PartialText, "the workbook is missing: sheets have no names");
        return Ok(());
    };
    let mut xml = Xml::new(part);
    // Formulas of defined names, and whose they are.
    let mut defined: Option<(String, String)> = None;
    while let Some(node) = xml.next(out)? {
        match node {
            Node::Start(tag) => {
                let text = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
                match tag.name() {
                    "sheet" if workbook.sheets.len() < MOST_SHEETS => {
                        let id = tag.prefixed("id").unwrap_or_default().into_owned();
                        workbook.sheets.push((text("name"), id));
                    }
                    "workbookPr" if matches!(text("date1904").as_str(), "1" | "true" | "on") => {
                        workbook.epoch = Epoch::Mac;
                    }
                    "fileSharing" => aside.once("people", "user", &text("userName")),
                    "absPath" => aside.once("links", "target", &text("url")),
                    "definedName" => {
                        aside.once("names", "comment", &text("comment"));
                        defined = Some((text("name"), String::new()));
                    }
                    _ => {}
                }
            }
            Node::Text(more) => {
                if let Some((_, formula)) = defined.as_mut().filter(|(_, formula)| formula.len() < 64 * 1024)
                {
                    formula.push_str(&more);
                }
            }
            Node::End(tag) if tag.name() == "definedName" => {
                if let Some((name, formula)) = defined.take() {
                    aside.record("names", vec![("name", name), ("formula", formula)]);
                }
            }
            Node::End(_) | Node::Other => {}
        }
    }
    Ok(())
}

/// The text of a drawing or chart, in a part of the current place.
fn drawn(package: &mut Package<'_>, name: &str, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    let file = name.rsplit('/').next().unwrap_or_default().trim_end_matches(".xml").to_owned();
    let place = out.place().part("part", file.as_bytes());
    out.within(place, |out| docx::text(package, name, aside, out))
}
