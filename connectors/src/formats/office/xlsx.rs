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

/// Reads a workbook: each sheet in `#sheet=NAME`.
pub(crate) fn read(input: &Input<'_>, _part: Part, out: &mut Out<'_>) -> Reading {
    let package = &mut Package::open(input)?;
    properties::tell(package, out)?;
    let main = relations::main_part(package, &["xl/workbook.xml"], out)?;
    let mut aside = Aside::default();
    let parts = relations::of(package, &main, out)?;
    let mut workbook = Workbook::default();
    if let Err(failure) = overview(package, &main, &mut workbook, &mut aside, out) {
        out.failed(of_part("the workbook", failure))?;
    }
    let mut book = Book { strings: Strings::default(), styles: Styles::default(), epoch: workbook.epoch };
    let of_kind = |kind: &str| parts.iter().find(|part| part.kind == kind).map(|part| part.target.clone());
    let styles = of_kind("styles").unwrap_or_else(|| "xl/styles.xml".to_owned());
    if let Err(failure) = book.styles.read(package, &styles, out) {
        out.failed(of_part("styles", failure))?;
    }
    let strings = of_kind("sharedStrings").unwrap_or_else(|| "xl/sharedStrings.xml".to_owned());
    if let Err(failure) = book.strings.read(package, &strings, out) {
        out.failed(of_part("shared strings", failure))?;
    }
    let people = beside::people(package, &parts, out)?;
    for (name, part) in sheets(package, workbook.sheets, &parts) {
        out.check()?;
        let place = out.place().part("sheet", name.as_bytes());
        out.within(place, |out| {
            let mut aside = Aside::default();
            let read = sheet::read(package, &part, &book, &mut aside, out);
            read.or_else(|failure| out.failed(failure))?;
            beside::read(package, &part, &people, &mut aside, out)?;
            aside.tell(out)
        })?;
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
    const FOLDERS: &[&str] = &["xl/worksheets/", "xl/macrosheets/", "xl/chartsheets/", "xl/dialogsheets/"];
    for name in package.names() {
        let file = FOLDERS.iter().find_map(|folder| name.strip_prefix(folder));
        let Some(file) = file.filter(|file| !file.contains('/')).and_then(|file| file.strip_suffix(".xml"))
        else {
            continue;
        };
        if !sheets.iter().any(|(_, part)| part.eq_ignore_ascii_case(&name)) {
            sheets.push((file.to_owned(), name));
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
