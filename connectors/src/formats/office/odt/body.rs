//! The body of a document: paragraphs, tables, notes, changes, pages.

use std::io::Read;

use crate::Reason;
use crate::formats::Out;
use crate::formats::office::aside::Aside;
use crate::formats::office::flow::Flow;
use crate::formats::office::odt::sheet;
use crate::formats::office::xml::{Node, Tag, Xml};
use crate::formats::out::Reading;

/// Elements that only say how text looks, or that hold what is shown elsewhere.
const SKIPPED: &[&str] = &[
    "automatic-styles",
    "styles",
    "font-face-decls",
    "note-citation",
    "ruby-text",
    "number",
    "table-of-content-source",
    "alphabetical-index-source",
    "user-index-source",
    "illustration-index-source",
    "table-index-source",
    "object-index-source",
    "bibliography-source",
];

/// Elements whose text stands apart from that around them.
const BOXES: &[&str] = &[
    "frame",
    "text-box",
    "custom-shape",
    "rect",
    "line",
    "polyline",
    "polygon",
    "path",
    "circle",
    "ellipse",
    "connector",
    "caption",
    "measure",
    "regular-polygon",
    "note-body",
    "image-map",
    "object",
];

/// Controls of forms.
const CONTROLS: &[&str] = &[
    "text",
    "textarea",
    "formatted-text",
    "combobox",
    "listbox",
    "option",
    "button",
    "checkbox",
    "radio",
    "fixed-text",
    "hidden",
    "item",
    "password",
    "date",
    "time",
    "number",
];

/// Who wrote a comment or made a change, and when.
#[derive(Default)]
struct Info {
    author: String,
    date: String,
    initials: String,
}

/// Reads bodies.
#[derive(Default)]
pub(super) struct Body {
    /// Paragraphs that are open in the current box, and in those around it.
    paragraphs: usize,
    around: Vec<usize>,
    info: Info,
    /// What a text outside of paragraphs is.
    outside: Option<&'static str>,
    collected: String,
    in_spreadsheet: bool,
    pages: u32,
    /// Whether this is the body of a page: its notes stand in it.
    in_page: bool,
    /// Pages are those that others follow: they are no pages of their own.
    of_masters: bool,
    is_binary: bool,
}

impl Body {
    /// Reads pages that others follow.
    pub(super) fn of_masters() -> Body {
        Body { of_masters: true, ..Body::default() }
    }

    /// Reads up to the end, or to the end of the element `within` that is open.
    ///
    /// # Errors
    /// When the rest cannot be read; what came before is in `flow`.
    pub(super) fn read<R: Read>(
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
                    let name = tag.name();
                    if SKIPPED.contains(&name) && !(name == "number" && self.paragraphs == 0) {
                        xml.skip(out)?;
                    } else if name == "table" && self.in_spreadsheet && self.around.is_empty() {
                        let name = tag.attribute("name").unwrap_or_default().into_owned();
                        let place = out.place().part("sheet", name.as_bytes());
                        out.within(place, |out| {
                            let mut aside = Aside::default();
                            let result = sheet::read(xml, &mut aside, out);
                            aside.tell(out)?;
                            result
                        })?;
                    } else if self.of_masters && tag.attribute("placeholder").as_deref() == Some("true") {
                        xml.skip(out)?;
                    } else if self.around.is_empty()
                        && !self.of_masters
                        && name == if self.in_page { "notes" } else { "page" }
                    {
                        self.page(xml, out)?;
                    } else {
                        self.start(&tag, flow, aside, out);
                    }
                }
                Node::End(tag) => {
                    if within == Some(tag.name()) && depth <= outer {
                        break;
                    }
                    self.end(tag.name(), flow, aside, out);
                }
                Node::Text(text) if self.outside.is_some() => {
                    if self.collected.len() + text.len() < 64 * 1024 {
                        self.collected.push_str(&text);
                    }
                }
                Node::Text(text) if self.paragraphs > 0 => flow.text(out, &collapsed(&text)),
                Node::Text(_) | Node::Other => {}
            }
        }
        if std::mem::take(&mut self.is_binary) {
            out.gap(Reason::PartialText, "pictures and objects within the text as Base64 were not read");
        }
        Ok(())
    }

    /// A page of a presentation, or the notes of one, in a place of its own.
    fn page<R: Read>(&mut self, xml: &mut Xml<R>, out: &mut Out<'_>) -> Reading {
        let (place, end) = if self.in_page {
            (out.place().part("part", b"notes"), "notes")
        } else {
            self.pages = self.pages.saturating_add(1);
            (out.place().part("slide", self.pages.to_string().as_bytes()), "page")
        };
        out.within(place, |out| {
            let mut aside = Aside::default();
            let mut flow = Flow::new();
            let mut body = Body { in_page: true, ..Body::default() };
            let result = body.read(xml, &mut flow, &mut aside, out, Some(end));
            flow.finish(out);
            aside.tell(out)?;
            result
        })
    }

    fn start(&mut self, tag: &Tag<'_>, flow: &mut Flow, aside: &mut Aside, out: &mut Out<'_>) {
        let name = tag.name();
        let text = |name: &str| tag.attribute(name).unwrap_or_default();
        let is_outside = self.paragraphs == 0;
        match name {
            "p" | "h" => self.paragraphs += 1,
            "s" if !is_outside => {
                let count = text("c").parse::<usize>().unwrap_or(1).clamp(1, 64);
                flow.text(out, &" ".repeat(count));
            }
            "tab" | "tab-stop" if !is_outside => flow.text(out, "\t"),
            "line-break" if !is_outside => flow.text(out, "\n"),
            "document-content" => self.in_spreadsheet |= text("class") == "spreadsheet",
            "spreadsheet" => self.in_spreadsheet = true,
            "table" | "sub-table" => flow.begin_table(out),
            "a" => aside.once("links", "target", &text("href")),
            // Formulas have annotations too.
            "annotation" if tag.attribute("encoding").is_some() => self.outside = Some("formulas"),
            "annotation" | "changed-region" | "cell-content-change" => {
                let (author, date) = (text("author").into_owned(), text("create-date").into_owned());
                self.info = Info { author, date, initials: String::new() };
                self.begin_box(flow);
            }
            "change-info" => {
                let author = text("chg-author");
                aside.once("revisions", "author", &author);
                self.info.author.push_str(&author);
            }
            "creator" if is_outside => self.outside = Some("author"),
            "date" if is_outside => self.outside = Some("date"),
            "creator-initials" | "sender-initials" if is_outside => self.outside = Some("initials"),
            "title" | "desc" if is_outside => self.outside = Some("descriptions"),
            "header-decl" | "date-time-decl" => self.outside = Some("headers"),
            "footer-decl" => self.outside = Some("footers"),
            "binary-data" => self.is_binary = true,
            "hidden-text" | "conditional-text" => {
                for attribute in ["string-value", "string-value-if-true", "string-value-if-false"] {
                    aside.once("hidden", "text", &text(attribute));
                }
            }
            "variable-set" | "user-field-decl" | "variable-decl" => {
                aside.once("variables", "value", &text("string-value"));
            }
            "named-range" | "named-expression" => {
                let formula = text("expression").into_owned() + &text("cell-range-address");
                aside.record("names", vec![("name", text("name").into_owned()), ("formula", formula)]);
            }
            "label" => aside.once("forms", "value", &text("value")),
            "content-validation" => aside.once("validations", "text", &text("condition")),
            "help-message" | "error-message" => aside.once("validations", "text", &text("title")),
            _ if BOXES.contains(&name) => self.begin_box(flow),
            _ if CONTROLS.contains(&name) => {
                for attribute in ["label", "value", "current-value", "title"] {
                    aside.once("forms", "value", &text(attribute));
                }
            }
            _ => {}
        }
    }

    fn begin_box(&mut self, flow: &mut Flow) {
        flow.begin_box();
        self.around.push(std::mem::take(&mut self.paragraphs));
    }

    fn end(&mut self, name: &str, flow: &mut Flow, aside: &mut Aside, out: &mut Out<'_>) {
        if let Some(part) = self.outside.take() {
            let text = std::mem::take(&mut self.collected);
            match part {
                "author" => {
                    aside.once("revisions", "author", &text);
                    self.info.author = text;
                }
                "date" => self.info.date = text,
                "initials" => self.info.initials = text,
                part => aside.once(part, "text", &text),
            }
        }
        match name {
            "p" | "h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                flow.end_paragraph(out);
            }
            "table-cell" | "covered-table-cell" => flow.end_cell(out),
            "table-row" => flow.end_row(out),
            "table" | "sub-table" => flow.end_table(out),
            "annotation" | "changed-region" | "cell-content-change" if !self.around.is_empty() => {
                self.paragraphs = self.around.pop().unwrap_or(0);
                let text = flow.take_box(out).trim_end().to_owned();
                let Info { author, date, initials } = std::mem::take(&mut self.info);
                let part = if name == "annotation" { "comments" } else { "deletions" };
                if !text.is_empty() {
                    let record =
                        vec![("author", author), ("initials", initials), ("date", date), ("text", text)];
                    aside.record(part, record);
                }
            }
            _ if BOXES.contains(&name) && !self.around.is_empty() => {
                self.paragraphs = self.around.pop().unwrap_or(0);
                flow.end_box(out);
                if self.paragraphs == 0 {
                    flow.end_paragraph(out);
                }
            }
            _ => {}
        }
    }
}

/// A text whose white space counts once (part 3, section 6.1.2).
pub(super) fn collapsed(text: &str) -> std::borrow::Cow<'_, str> {
    let is_plain = !text.contains(['\n', '\t', '\r']) && !text.contains("  ");
    if is_plain {
        return text.into();
    }
    let mut collapsed = String::with_capacity(text.len());
    for c in text.chars() {
        let is_space = matches!(c, ' ' | '\n' | '\t' | '\r');
        if !is_space {
            collapsed.push(c);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    collapsed.into()
}
