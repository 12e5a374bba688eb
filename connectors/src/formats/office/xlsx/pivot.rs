//! Caches of pivot tables: copies of rows that may stand nowhere else any more.

use crate::FieldId;
use crate::formats::office::package::Package;
use crate::formats::office::relations;
use crate::formats::office::xlsx::numbers::{Epoch, Format};
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;
use crate::formats::{Out, Rows};

/// How many fields there may be: a sheet has 16,384 columns.
const MOST: usize = 1 << 16;

/// Reads a cache (ECMA-376 part 1, section 18.10): the values of each of its fields, and its records where they
/// hold values of their own.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn read(package: &mut Package<'_>, part: &str, out: &mut Out<'_>) -> Reading {
    let file = |part: &str| part.rsplit('/').next().unwrap_or_default().trim_end_matches(".xml").to_owned();
    let mut names = Vec::new();
    let place = out.place().part("part", file(part).as_bytes());
    out.within(place, |out| definition(package, part, &mut names, out))?;
    for inner in relations::of(package, part, out)? {
        if inner.kind == "pivotCacheRecords" && !package.is_read(&inner.target) {
            let place = out.place().part("part", file(&inner.target).as_bytes());
            out.within(place, |out| records(package, &inner.target, &names, out))?;
        }
    }
    Ok(())
}

fn definition(package: &mut Package<'_>, part: &str, names: &mut Vec<String>, out: &mut Out<'_>) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    let mut rows = Rows::new();
    let refreshed = rows.column(out, "refreshedBy");
    let mut field = refreshed;
    let mut result = Ok(());
    loop {
        let tag = match xml.next(out) {
            Ok(Some(Node::Start(tag))) => tag,
            Ok(Some(_)) => continue,
            Ok(None) => break,
            Err(failure) => {
                result = Err(failure);
                break;
            }
        };
        match tag.name() {
            "pivotCacheDefinition" => {
                rows.value(out, refreshed, &tag.attribute("refreshedBy").unwrap_or_default());
                rows.end_record(out);
            }
            "cacheField" if names.len() < MOST => {
                let name = tag.attribute("name").unwrap_or_default();
                field = rows.column(out, &name);
                names.push(name.into_owned());
            }
            "s" | "n" | "d" if field != refreshed => {
                rows.value(out, field, &shown(tag.name(), &tag.attribute("v").unwrap_or_default()));
                rows.end_record(out);
            }
            _ => {}
        }
    }
    rows.finish(out);
    result
}

fn records(package: &mut Package<'_>, part: &str, names: &[String], out: &mut Out<'_>) -> Reading {
    let Some(bytes) = package.part(part, out)? else { return Ok(()) };
    let mut xml = Xml::new(bytes);
    let mut rows = Rows::new();
    let fields: Vec<FieldId> = names.iter().map(|name| rows.column(out, name)).collect();
    let mut at = 0;
    let mut result = Ok(());
    loop {
        match xml.next(out) {
            Ok(Some(Node::Start(tag))) => match tag.name() {
                "r" => at = 0,
                name @ ("s" | "n" | "d" | "b" | "e" | "m" | "x") => {
                    let is_value = matches!(name, "s" | "n" | "d");
                    if let Some(field) = fields.get(at).filter(|_| is_value) {
                        rows.value(out, *field, &shown(name, &tag.attribute("v").unwrap_or_default()));
                    }
                    at += 1;
                }
                _ => {}
            },
            Ok(Some(Node::End(tag))) if tag.name() == "r" => rows.end_record(out),
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(failure) => {
                result = Err(failure);
                break;
            }
        }
    }
    rows.finish(out);
    result
}

/// A value as people see it.
fn shown(kind: &str, value: &str) -> String {
    match kind {
        "n" => Format::General.show(value, Epoch::Windows),
        "d" => value.strip_suffix("T00:00:00").unwrap_or(value).to_owned(),
        _ => value.to_owned(),
    }
}
