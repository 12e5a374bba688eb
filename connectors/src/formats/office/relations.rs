//! Relationships: what a part of a package refers to, by the ids that are used in it.

use crate::formats::Out;
use crate::formats::office::aside::Aside;
use crate::formats::office::package::{Package, of_part};
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;

/// How many of one part are looked at.
const MOST: usize = 100_000;

/// What a part refers to (ECMA-376 part 2, section 6.5).
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last step of its type: `slide`, `hyperlink`. What stands before differs in strict documents.
    pub(super) kind: String,
    /// The name of a part in the package, or an address outside.
    pub(super) target: String,
    pub(super) is_external: bool,
}

/// The name of the part that holds the relationships of `part`; of the package itself for the empty name.
fn part_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// What `part` refers to; nothing where that cannot be read, with a gap.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn of(package: &mut Package<'_>, part: &str, out: &mut Out<'_>) -> Reading<Vec<Relation>> {
    let mut all = Vec::new();
    if let Err(failure) = read(package, part, out, &mut all) {
        out.failed(of_part("what a part refers to", failure))?;
    }
    Ok(all)
}

fn read(package: &mut Package<'_>, part: &str, out: &Out<'_>, all: &mut Vec<Relation>) -> Reading {
    let Some(bytes) = package.part(&part_of(part), out)? else { return Ok(()) };
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next(out)? {
        let Node::Start(tag) = node else { continue };
        if tag.name() != "Relationship" || all.len() >= MOST {
            continue;
        }
        let text = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        let (target, kind) = (text("Target"), text("Type"));
        let is_external = text("TargetMode").eq_ignore_ascii_case("External");
        all.push(Relation {
            id: text("Id"),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: if is_external { target } else { resolve(folder, &target) },
            is_external,
        });
    }
    Ok(())
}

/// The name of a part that `target` leads to from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default();
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// The main part of a package: what it says, or the first of `names` that there is.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn main_part(package: &mut Package<'_>, names: &[&str], out: &mut Out<'_>) -> Reading<String> {
    let said = of(package, "", out)?.into_iter().find(|relation| relation.kind == "officeDocument");
    let said = said.map(|relation| relation.target).filter(|target| package.has(target));
    let known = || names.iter().find(|name| package.has(name)).or(names.first());
    Ok(said.unwrap_or_else(|| known().map(|name| (*name).to_owned()).unwrap_or_default()))
}

/// Adds the addresses outside of the package that any of its parts refers to.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(super) fn links(package: &mut Package<'_>, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    for name in package.names() {
        let Some((folder, file)) = name.rsplit_once("_rels/") else { continue };
        let Some(part) = file.strip_suffix(".rels") else { continue };
        for relation in of(package, &format!("{folder}{part}"), out)? {
            if relation.is_external {
                aside.once("links", "target", &relation.target);
            }
        }
    }
    Ok(())
}
