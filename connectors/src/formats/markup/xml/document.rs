//! The elements of a document on their way to fields and lines of text.

use quick_xml::events::{BytesStart, Event};

use crate::Reason;
use crate::formats::markup::aside::Aside;
use crate::formats::markup::tree::{PathId, Tree};
use crate::formats::markup::xml::entities::Entities;
use crate::formats::markup::xml::shape::Shape;
use crate::formats::out::Reading;
use crate::formats::{Out, Prose};

/// Elements within elements; the text of what is deeper is that of the element around it.
const DEEPEST: usize = 256;

/// Text of one element that is handed on in one.
const LONGEST: usize = 1 << 20;

/// Elements whose attribute `name` or `key` says what their text or their attribute `value` is.
const NAMED: &[&str] = &[
    "add",
    "attribute",
    "constant",
    "data",
    "entry",
    "env",
    "field",
    "item",
    "key",
    "option",
    "param",
    "parameter",
    "prop",
    "property",
    "setting",
    "string",
    "value",
    "variable",
];

/// Attributes that are syntax: names of namespaces (<https://www.w3.org/TR/xml-names/>).
fn is_syntax(attribute: &str) -> bool {
    attribute == "xmlns" || attribute.starts_with("xmlns:") || attribute.ends_with(":schemaLocation")
}

/// An element that is open.
struct Frame {
    name: String,
    path: PathId,
    /// Where its values go.
    values: PathId,
    /// Text that is not handed on yet.
    text: String,
    is_inline: bool,
    is_record: bool,
    /// How many of the names that lead to a record lead here.
    towards: usize,
    keeps_space: bool,
    /// In a property list: the key of the value that follows.
    key: Option<String>,
}

/// Takes the events of a document.
pub(super) struct Document {
    shape: Shape,
    is_plist: bool,
    tree: Tree,
    prose: Prose,
    comments: Aside,
    doctype: Aside,
    entities: Entities,
    stack: Vec<Frame>,
    /// Elements beyond the deepest.
    deeper: u64,
    was_too_deep: bool,
    was_odd: bool,
    /// Where the next event begins in the decoded text.
    pub(super) offset: u64,
}

impl Document {
    /// A document of this shape, of which nothing was read.
    pub(super) fn new(out: &Out<'_>, shape: Shape) -> Document {
        Document {
            shape,
            is_plist: false,
            tree: Tree::new(out),
            prose: Prose::new(),
            comments: Aside::new("comments", false),
            doctype: Aside::new("doctype", true),
            entities: Entities::default(),
            stack: Vec::new(),
            deeper: 0,
            was_too_deep: false,
            was_odd: false,
            offset: 0,
        }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// One thing more.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn event(&mut self, out: &mut Out<'_>, event: Event<'_>) -> Reading {
        match event {
            Event::Start(start) => self.start(out, &start, false),
            Event::Empty(start) => self.start(out, &start, true),
            Event::End(end) => self.end(out, end.name().into_inner()),
            Event::Text(text) => self.text(out, &text),
            Event::CData(text) => self.text(out, &text),
            Event::GeneralRef(name) => {
                let mut text = String::new();
                self.entities.resolve(&name, &mut text);
                self.text(out, &text);
            }
            Event::Comment(text) => {
                self.comments.push(out, text.trim())?;
                self.comments.end_line();
            }
            Event::PI(text) => {
                // Style sheets and targets: some hold data.
                self.comments.push(out, text.trim())?;
                self.comments.end_line();
            }
            Event::DocType(text) => {
                self.entities.declare(&text);
                if text.contains('[') {
                    self.doctype.push(out, &text)?;
                }
            }
            Event::Decl(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn start(&mut self, out: &mut Out<'_>, start: &BytesStart<'_>, is_empty: bool) {
        if self.stack.len() >= DEEPEST {
            self.attributes(out, start, self.stack.last().map_or(Tree::ROOT, |frame| frame.path));
            if !is_empty {
                self.deeper += 1;
            }
            if !std::mem::replace(&mut self.was_too_deep, true) {
                let detail =
                    format!("more than {DEEPEST} elements within each other: read without their names");
                out.gap(Reason::DepthLimit, detail);
            }
            return;
        }
        let name = start.name().into_inner();
        if self.stack.is_empty() {
            self.is_plist = name == "plist";
        }
        let is_inline = !self.stack.is_empty() && self.shape.inline.contains(name);
        if !is_inline {
            self.flush(out);
        }
        let towards = match self.stack.last() {
            None => usize::from(self.shape.record.first().is_some_and(|first| first == name)),
            Some(above) if above.towards == self.stack.len() => {
                let is_next = self.shape.record.get(above.towards).is_some_and(|next| next == name);
                above.towards + usize::from(is_next)
            }
            Some(_) => 0,
        };
        let is_record = towards > 0 && towards == self.shape.record.len() && towards == self.stack.len() + 1;
        if is_record {
            self.tree.end_record(out);
        }
        let path = self.path(out, name);
        let keeps_space = self.stack.last().is_some_and(|above| above.keeps_space);
        let values = self.attributes(out, start, path);
        if is_empty {
            if is_record {
                self.tree.end_record(out);
            }
            return;
        }
        self.stack.push(Frame {
            name: name.to_owned(),
            path,
            values,
            text: String::new(),
            is_inline,
            is_record,
            towards,
            keeps_space: keeps_space || is_preformatted(start),
            key: None,
        });
    }

    /// The path of an element that begins.
    fn path(&mut self, out: &mut Out<'_>, name: &str) -> PathId {
        let Some(above) = self.stack.last_mut() else { return self.tree.key(out, Tree::ROOT, name) };
        if !self.is_plist {
            return self.tree.key(out, above.path, name);
        }
        // https://www.apple.com/DTDs/PropertyList-1.0.dtd
        match (above.name.as_str(), above.key.take()) {
            _ if name == "key" => above.path,
            ("dict", Some(key)) => self.tree.key(out, above.path, &key),
            ("array", _) => self.tree.any(above.path),
            _ => above.path,
        }
    }

    /// The attributes of an element; where its values go.
    fn attributes(&mut self, out: &mut Out<'_>, start: &BytesStart<'_>, path: PathId) -> PathId {
        let mut values = path;
        let mut of_name = None;
        let is_named = NAMED.contains(&start.local_name().into_inner());
        for attribute in start.html_attributes().with_checks(false) {
            let Ok(attribute) = attribute else {
                self.odd(out, "an attribute breaks the rules");
                // What cannot be told apart is text.
                let raw = self.entities.unescape(start.attributes_raw());
                self.line(out, &raw);
                break;
            };
            let key = attribute.key.into_inner();
            if is_syntax(key) {
                continue;
            }
            let value = self.entities.unescape(&attribute.value);
            if value.is_empty() && key.contains('@') {
                self.odd(out, "an attribute breaks the rules");
                self.line(out, key);
                continue;
            }
            if is_named && matches!(key, "name" | "key") && is_identifier(&value) {
                values = self.tree.key(out, path, &value);
                of_name = Some(value);
            } else if key == "value" && of_name.is_some() {
                self.tree.value(out, values, &value);
            } else {
                let field = self.tree.key(out, path, &format!("@{key}"));
                self.tree.value(out, field, &value);
            }
        }
        if self.shape.is_document {
            self.tree.end_record(out);
        }
        values
    }

    fn end(&mut self, out: &mut Out<'_>, name: &str) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let is_open = |frame: &Frame| frame.name == name;
        if !self.stack.last().is_some_and(is_open) {
            self.odd(out, "an end without its beginning");
            if !self.stack.iter().any(is_open) {
                return;
            }
        }
        while self.stack.pop_if(|frame| frame.name != name).is_some_and(|frame| self.ended(out, frame)) {}
        if let Some(frame) = self.stack.pop() {
            self.ended(out, frame);
        }
    }

    /// An element has ended. True.
    fn ended(&mut self, out: &mut Out<'_>, mut frame: Frame) -> bool {
        if frame.is_inline {
            return true;
        }
        if self.is_plist && frame.name == "key" {
            let key = std::mem::take(&mut frame.text).trim().to_owned();
            if let Some(above) = self.stack.last_mut().filter(|above| above.name == "dict" && !key.is_empty())
            {
                above.key = Some(key);
                return true;
            }
            frame.text = key;
        }
        self.hand_on(out, &frame);
        self.break_line(out);
        if frame.is_record {
            self.tree.end_record(out);
        }
        true
    }

    fn text(&mut self, out: &mut Out<'_>, text: &str) {
        let is_document = self.shape.is_document;
        let Some(at) = self.stack.iter().rposition(|frame| !frame.is_inline) else {
            if !text.trim().is_empty() {
                self.odd(out, "text outside of elements");
                self.line(out, text);
            }
            return;
        };
        let Some(frame) = self.stack.get_mut(at) else { return };
        if is_document && !frame.keeps_space {
            push_collapsed(&mut frame.text, text);
        } else {
            frame.text.push_str(text);
        }
        if frame.text.len() > LONGEST {
            self.flush(out);
        }
    }

    /// Hands on the text of the innermost element that ends lines.
    fn flush(&mut self, out: &mut Out<'_>) {
        let Some(at) = self.stack.iter().rposition(|frame| !frame.is_inline) else { return };
        let text = std::mem::take(&mut self.stack[at].text);
        let frame = &self.stack[at];
        let (values, is_long) = (frame.values, text.len() > LONGEST);
        self.give(out, values, &text);
        if !is_long {
            self.break_line(out);
        }
    }

    fn hand_on(&mut self, out: &mut Out<'_>, frame: &Frame) {
        self.give(out, frame.values, &frame.text);
    }

    fn give(&mut self, out: &mut Out<'_>, values: PathId, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if self.shape.is_document {
            self.prose.push(out, text);
        } else {
            self.tree.value(out, values, text.trim());
        }
    }

    fn break_line(&mut self, out: &mut Out<'_>) {
        if self.shape.is_document {
            self.prose.end_line(out);
        }
    }

    /// A line of text that belongs to no element.
    fn line(&mut self, out: &mut Out<'_>, text: &str) {
        self.prose.end_line(out);
        self.prose.push(out, text.trim());
        self.prose.end_line(out);
    }

    /// Something that breaks the rules; told once.
    fn odd(&mut self, out: &mut Out<'_>, what: &str) {
        if !std::mem::replace(&mut self.was_odd, true) {
            out.gap(Reason::Malformed, format!("{what}, at offset {}", self.offset));
        }
    }

    /// What is no XML.
    pub(super) fn rest(&mut self, out: &mut Out<'_>, text: &str) {
        self.prose.push(out, text);
    }

    /// Ends the elements that are open.
    pub(super) fn close(&mut self, out: &mut Out<'_>) {
        while let Some(frame) = self.stack.pop() {
            self.ended(out, frame);
        }
        self.prose.end_line(out);
    }

    /// Hands on what is left.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn finish(mut self, out: &mut Out<'_>) -> Reading {
        self.tree.finish(out);
        self.prose.finish(out);
        self.comments.finish(out)?;
        self.doctype.finish(out)?;
        if self.entities.left > 0 {
            out.gap(
                Reason::PartialText,
                format!(
                    "{} entity references were not expanded: they lead to others, out of the file, or nowhere",
                    self.entities.left
                ),
            );
        }
        Ok(())
    }
}

/// Adds text with each run of white space as one blank.
fn push_collapsed(to: &mut String, text: &str) {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    if text.starts_with(is_space) && !to.is_empty() && !to.ends_with(is_space) {
        to.push(' ');
    }
    for (at, word) in text.split(is_space).filter(|word| !word.is_empty()).enumerate() {
        if at > 0 {
            to.push(' ');
        }
        to.push_str(word);
    }
    if text.ends_with(is_space) && !to.is_empty() && !to.ends_with(is_space) {
        to.push(' ');
    }
}

/// Whether white space counts in an element: `xml:space` (XML 1.0 section 2.10), and elements of DocBook.
fn is_preformatted(start: &BytesStart<'_>) -> bool {
    matches!(start.name().into_inner(), "literallayout" | "pre" | "programlisting" | "screen" | "synopsis")
        || start.attributes_raw().contains("xml:space=\"preserve\"")
}

fn is_identifier(name: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/');
    !name.is_empty() && name.len() <= 64 && name.chars().all(is_of_name)
}
