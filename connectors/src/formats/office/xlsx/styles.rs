//! Styles of cells: which numbers are dates.

use crate::formats::Out;
use crate::formats::office::package::Package;
use crate::formats::office::xlsx::numbers::Format;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;

/// How many there may be: Excel has 65,490.
const MOST: usize = 1 << 17;

/// The formats of numbers by style (ECMA-376 part 1, sections 18.8.30 and 18.8.45).
#[derive(Default)]
pub(super) struct Styles {
    formats: Vec<Format>,
}

impl Styles {
    /// Reads the part that holds them, if there is one.
    ///
    /// # Errors
    /// When the rest cannot be read; those before are there.
    pub(super) fn read(&mut self, package: &mut Package<'_>, part: &str, out: &Out<'_>) -> Reading {
        let Some(bytes) = package.part(part, out)? else { return Ok(()) };
        let mut xml = Xml::new(bytes);
        let mut codes: Vec<(u32, Format)> = Vec::new();
        let mut in_cells = false;
        while let Some(node) = xml.next(out)? {
            match node {
                Node::Start(tag) => match tag.name() {
                    "numFmt" if codes.len() < MOST => {
                        let id = tag.attribute("numFmtId").and_then(|id| id.parse().ok());
                        let code = tag.attribute("formatCode").unwrap_or_default();
                        if let Some(id) = id {
                            codes.push((id, Format::of_code(&code)));
                        }
                    }
                    "cellXfs" => {
                        in_cells = true;
                        codes.sort_by_key(|(id, _)| *id);
                    }
                    "xf" if in_cells && self.formats.len() < MOST => {
                        let id = tag.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                        let known = codes.binary_search_by_key(&id, |(id, _)| *id).ok();
                        let known = known.and_then(|at| codes.get(at)).map(|(_, format)| format.clone());
                        self.formats.push(known.unwrap_or_else(|| Format::built_in(id)));
                    }
                    _ => {}
                },
                Node::End(tag) if tag.name() == "cellXfs" => in_cells = false,
                _ => {}
            }
        }
        Ok(())
    }

    /// The format of a style; that of numbers in general for one that is not there.
    pub(super) fn format(&self, style: usize) -> &Format {
        self.formats.get(style).unwrap_or(&Format::General)
    }
}
