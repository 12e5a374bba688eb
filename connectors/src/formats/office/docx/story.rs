//! The text of one part: paragraphs of WordprocessingML and of DrawingML, whose elements have the same names.

use std::io::Read;

use crate::formats::Out;
use crate::formats::office::aside::Aside;
use crate::formats::office::flow::Flow;
use crate::formats::office::xml::{Node, Tag, Xml};
use crate::formats::out::Reading;

/// How much deleted text of one stretch is kept, in bytes.
const MOST: usize = 1 << 20;

/// Elements that only say how text looks, and who changed that.
const FORMATS: &[&str] = &[
    "pPr",
    "rPr",
    "tblPr",
    "tblPrEx",
    "tcPr",
    "trPr",
    "sectPr",
    "tblGrid",
    "bodyPr",
    "lstStyle",
    "spPr",
    "tblPrChange",
    "numbering",
    "defRPr",
    "endParaRPr",
    "style",
];

/// Reads the text of parts.
#[derive(Default)]
pub(crate) struct Story {
    /// Text is collected: in `t` and the like.
    in_text: bool,
    in_code: bool,
    in_deleted: bool,
    /// The field codes of the current field.
    code: String,
    /// Deleted text that has not been told.
    deleted: String,
    /// The depth at which formats end.
    format: Option<usize>,
    /// The depths of alternatives of which the first was read.
    alternatives: Vec<usize>,
    no_placeholders: bool,
    /// Whether the current shape is a placeholder.
    in_placeholder: bool,
}

impl Story {
    /// As [`Story::new`]; text of shapes that are placeholders is left out.
    pub(crate) fn without_placeholders() -> Story {
        Story { no_placeholders: true, ..Story::default() }
    }

    /// Nothing read yet.
    pub(crate) fn new() -> Story {
        Story::default()
    }

    /// Reads up to the end, or to the end of the element `within` that is open.
    ///
    /// # Errors
    /// When the rest cannot be read; what came before is in `flow`.
    pub(crate) fn read<R: Read>(
        &mut self,
        xml: &mut Xml<R>,
        flow: &mut Flow,
        aside: &mut Aside,
        out: &mut Out<'_>,
        within: Option<&str>,
    ) -> Reading {
        let outer = xml.depth();
        loop {
            let depth = xml.depth();
            let Some(node) = xml.next(out)? else { break };
            match node {
                Node::Start(tag) => {
                    // Of alternatives the first is read, which has more; the others say the same.
                    let is_fallback = matches!(tag.name(), "Choice" | "Fallback")
                        && self.alternatives.last() == Some(&depth);
                    if is_fallback {
                        xml.skip(out)?;
                        continue;
                    }
                    self.start(&tag, depth, flow, aside, out);
                }
                Node::End(tag) => {
                    if within == Some(tag.name()) && depth <= outer {
                        break;
                    }
                    if self.format.is_some_and(|format| depth <= format) {
                        self.format = None;
                    }
                    if tag.name() == "AlternateContent" && self.alternatives.last() == Some(&depth) {
                        self.alternatives.pop();
                    }
                    self.end(tag.name(), flow, aside, out);
                }
                Node::Text(text) if self.in_text => flow.text(out, &text),
                Node::Text(text) if self.in_code && self.code.len() + text.len() < MOST => {
                    self.code.push_str(&text);
                }
                Node::Text(text) if self.in_deleted && self.deleted.len() + text.len() < MOST => {
                    self.deleted.push_str(&text);
                }
                Node::Text(_) | Node::Other => {}
            }
        }
        self.told_deleted(aside);
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, depth: usize, flow: &mut Flow, aside: &mut Aside, out: &mut Out<'_>) {
        let name = tag.name();
        if let Some(author) = tag.attribute("author") {
            aside.once("revisions", "author", &author);
        }
        if self.format.is_some() {
            return self.within_format(tag, aside);
        }
        match name {
            "t" | "v" => self.in_text = !self.in_placeholder,
            "ph" => self.in_placeholder = self.no_placeholders,
            "sp" => self.in_placeholder = false,
            "delText" => self.in_deleted = true,
            "instrText" | "delInstrText" => self.in_code = true,
            "fldSimple" => aside.once("fields", "code", &tag.attribute("instr").unwrap_or_default()),
            "fldChar" => {
                let code = std::mem::take(&mut self.code);
                aside.once("fields", "code", &code);
            }
            "tab" | "ptab" => flow.text(out, "\t"),
            "br" | "cr" => flow.text(out, "\n"),
            "noBreakHyphen" => flow.text(out, "-"),
            "AlternateContent" => {}
            "Choice" => self.alternatives.push(depth),
            "tbl" => flow.begin_table(out),
            "txbxContent" => flow.begin_box(),
            "docPr" | "cNvPr" | "textpath" | "shape" | "imagedata" | "rect" => self.described(tag, aside),
            "listItem" => {
                for attribute in ["displayText", "value"] {
                    aside.once("choices", "value", &tag.attribute(attribute).unwrap_or_default());
                }
            }
            "alias" | "tag" | "default" | "listEntry" | "helpText" | "statusText" => {
                aside.once("fields", "value", &tag.attribute("val").unwrap_or_default());
            }
            "hlinkClick" | "hyperlink" => {
                for attribute in ["tooltip", "anchor"] {
                    aside.once("links", "text", &tag.attribute(attribute).unwrap_or_default());
                }
            }
            "attr" => aside.once("tags", "value", &tag.attribute("val").unwrap_or_default()),
            "sdtPr" | "ffData" => {}
            _ if FORMATS.contains(&name) => self.format = Some(depth + 1),
            _ => {}
        }
    }

    /// Only a few things in formats are text.
    fn within_format(&mut self, tag: &Tag<'_>, aside: &mut Aside) {
        if matches!(tag.name(), "tblCaption" | "tblDescription") {
            aside.once("descriptions", "text", &tag.attribute("val").unwrap_or_default());
        }
    }

    /// What pictures and shapes are described by.
    fn described(&mut self, tag: &Tag<'_>, aside: &mut Aside) {
        let is_drawn = matches!(tag.name(), "docPr" | "cNvPr");
        let attributes: &[&str] = if is_drawn { &["title", "descr"] } else { &["alt", "title", "string"] };
        for attribute in attributes {
            aside.once("descriptions", "text", &tag.attribute(attribute).unwrap_or_default());
        }
    }

    fn end(&mut self, name: &str, flow: &mut Flow, aside: &mut Aside, out: &mut Out<'_>) {
        match name {
            "t" => {
                self.in_text = false;
                self.told_deleted(aside);
            }
            // Values of charts: each a line.
            "v" => {
                self.in_text = false;
                flow.end_paragraph(out);
            }
            "delText" => self.in_deleted = false,
            "instrText" | "delInstrText" => self.in_code = false,
            "p" if self.format.is_none() => {
                self.told_deleted(aside);
                flow.end_paragraph(out);
            }
            "tc" => flow.end_cell(out),
            "tr" => flow.end_row(out),
            "tbl" => flow.end_table(out),
            "txbxContent" => flow.end_box(out),
            _ => {}
        }
    }

    /// A stretch of deleted text is whole.
    fn told_deleted(&mut self, aside: &mut Aside) {
        if !self.deleted.is_empty() {
            aside.record("deletions", vec![("text", std::mem::take(&mut self.deleted))]);
        }
    }
}
