//! The page that the tokens of HTML make.

use std::convert::Infallible;

use html5gum::{Emitter, State};

use crate::formats::markup::aside::Aside;
use crate::formats::markup::html::attributes::Attributes;
use crate::formats::out::Reading;
use crate::formats::{Out, Prose, unicode};
use crate::{Failure, Reason};

/// Elements that stand within a line of text: phrasing content
/// (<https://html.spec.whatwg.org/multipage/dom.html#phrasing-content>) that is shown in line. All others end
/// lines.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "rp", "rt", "ruby", "s", "samp", "slot",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr",
];

/// Elements between whose text and that of their neighbours there is room, in one line.
const SPACED: &[&str] =
    &["audio", "button", "embed", "iframe", "img", "input", "object", "picture", "select", "svg", "video"];

/// Cells of tables.
const CELLS: &[&str] = &["td", "th"];

/// The longest name of a tag or an attribute.
const LONGEST_NAME: usize = 1024;
/// The longest value of an attribute.
const LONGEST_VALUE: usize = 8 << 20;
/// Text that is gathered before it is handed on.
const GATHERED: usize = 8 * 1024;

/// Where text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Page,
    /// White space counts.
    Preformatted,
    Script,
    Style,
}

/// A page, as far as it was read.
pub(super) struct Page<'p, 'o> {
    out: &'p mut Out<'o>,
    prose: Prose,
    attributes: Attributes,
    scripts: Aside,
    styles: Aside,
    comments: Aside,
    is_xml: bool,
    /// Elements of SVG and MathML that are open.
    foreign: u32,
    preformatted: u32,
    into: Into,
    /// Whether white space came, and no text since.
    blank: bool,
    at_line_start: bool,
    /// Whether a line end that comes next is none of the text: behind `<pre>` and `<textarea>`.
    skips_line_end: bool,
    /// What ends the reading.
    failure: Option<Failure>,
}

impl<'p, 'o> Page<'p, 'o> {
    /// A page of which nothing was read. `is_xml`: it says that it is XML.
    pub(super) fn new(out: &'p mut Out<'o>, is_xml: bool) -> Page<'p, 'o> {
        Page {
            out,
            prose: Prose::new(),
            attributes: Attributes::new(),
            scripts: Aside::new("script", true),
            styles: Aside::new("style", true),
            comments: Aside::new("comments", false),
            is_xml,
            foreign: 0,
            preformatted: 0,
            into: Into::Page,
            blank: false,
            at_line_start: true,
            skips_line_end: false,
            failure: None,
        }
    }

    /// Hands on what is left.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn finish(mut self) -> Reading {
        self.end_line();
        self.prose.finish(self.out);
        self.attributes.finish(self.out);
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        self.comments.finish(self.out)?;
        self.scripts.finish(self.out)?;
        self.styles.finish(self.out)
    }

    fn keep(&mut self, result: Reading) {
        if let Err(failure) = result {
            self.failure.get_or_insert(failure);
        }
    }

    fn text(&mut self, text: &str) {
        let skips_line_end = std::mem::take(&mut self.skips_line_end) && !text.is_empty();
        let text = text.strip_prefix('\n').filter(|_| skips_line_end).unwrap_or(text);
        if text.is_empty() {
            return;
        }
        match self.into {
            Into::Script => {
                let result = self.scripts.push(self.out, text);
                self.keep(result);
            }
            Into::Style => {
                let result = self.styles.push(self.out, text);
                self.keep(result);
            }
            Into::Preformatted => {
                self.space();
                self.prose.push(self.out, text);
                self.at_line_start = text.ends_with('\n');
            }
            Into::Page => self.words(text),
        }
    }

    /// Text with each run of white space as one blank.
    fn words(&mut self, text: &str) {
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{c}');
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if is_space(c) {
                self.blank = true;
                rest = rest.trim_start_matches(is_space);
                continue;
            }
            self.space();
            let end = rest.find(is_space).unwrap_or(rest.len());
            self.prose.push(self.out, &rest[..end]);
            self.at_line_start = false;
            rest = &rest[end..];
        }
    }

    /// The white space that came before text.
    fn space(&mut self) {
        if std::mem::take(&mut self.blank) && !self.at_line_start {
            self.prose.push(self.out, " ");
        }
    }

    fn end_line(&mut self) {
        self.blank = false;
        if !std::mem::replace(&mut self.at_line_start, true) {
            self.prose.push(self.out, "\n");
        }
    }

    fn start(&mut self, name: &str, is_closed: bool, attributes: &[(String, String)]) -> Option<State> {
        self.layout(name, true);
        if name == "br" {
            self.end_line();
        }
        self.skips_line_end = matches!(name, "pre" | "listing" | "textarea");
        self.attributes.element(self.out, name, attributes);
        // `Jane <jane@example.com>` that was not meant to be a tag.
        let is_odd = |name: &str| name.find('@').is_some_and(|at| at > 0) || name.contains("://");
        let odd = attributes.iter().map(|(name, _)| name.as_str()).filter(|name| is_odd(name));
        for odd in odd.chain(Some(name).filter(|name| is_odd(name))) {
            self.prose.push(self.out, if self.at_line_start { "" } else { " " });
            self.prose.push(self.out, odd);
            self.at_line_start = false;
            self.blank = true;
        }
        if is_closed && (self.is_xml || self.foreign > 0) {
            return None;
        }
        match name {
            "svg" | "math" => self.foreign += 1,
            "pre" | "listing" => self.preformatted += 1,
            _ => {}
        }
        let state = match name {
            _ if self.foreign > 0 => None,
            "script" => Some(State::ScriptData),
            "style" | "xmp" => Some(State::RawText),
            "textarea" | "title" => Some(State::RcData),
            "plaintext" => Some(State::PlainText),
            _ => None,
        };
        self.into = match name {
            "script" => Into::Script,
            "style" => Into::Style,
            "textarea" | "xmp" | "plaintext" => Into::Preformatted,
            _ => self.place_of_text(),
        };
        state
    }

    fn end(&mut self, name: &str) {
        match name {
            "svg" | "math" => self.foreign = self.foreign.saturating_sub(1),
            "pre" | "listing" => self.preformatted = self.preformatted.saturating_sub(1),
            "script" => self.scripts.end_line(),
            "style" => self.styles.end_line(),
            _ => {}
        }
        self.into = self.place_of_text();
        self.layout(name, false);
    }

    fn place_of_text(&self) -> Into {
        if self.preformatted > 0 { Into::Preformatted } else { Into::Page }
    }

    /// What a tag does to the line.
    fn layout(&mut self, name: &str, is_start: bool) {
        if INLINE.binary_search(&name).is_ok() || name.contains('@') {
        } else if SPACED.binary_search(&name).is_ok() {
            self.blank = true;
        } else if CELLS.contains(&name) {
            if is_start && !self.at_line_start {
                self.blank = false;
                self.prose.push(self.out, "\t");
            }
        } else if !matches!(name, "script" | "style" | "link" | "meta" | "template") {
            self.end_line();
        }
    }

    fn comment(&mut self, text: &str) {
        let result = self.comments.push(self.out, text.trim());
        self.keep(result);
        self.comments.end_line();
    }
}

/// Takes what the tokenizer tells, and makes it whole: it comes in pieces.
pub(super) struct Tokens<'t, 'p, 'o> {
    page: &'t mut Page<'p, 'o>,
    /// Text that was not handed on yet.
    text: Vec<u8>,
    name: Vec<u8>,
    is_end: bool,
    is_closed: bool,
    attributes: Vec<(Vec<u8>, Vec<u8>)>,
    comment: Vec<u8>,
    last_start: Vec<u8>,
    was_long: bool,
}

impl<'t, 'p, 'o> Tokens<'t, 'p, 'o> {
    /// Nothing was told yet.
    pub(super) fn new(page: &'t mut Page<'p, 'o>) -> Tokens<'t, 'p, 'o> {
        Tokens {
            page,
            text: Vec::new(),
            name: Vec::new(),
            is_end: false,
            is_closed: false,
            attributes: Vec::new(),
            comment: Vec::new(),
            last_start: Vec::new(),
            was_long: false,
        }
    }

    fn flush(&mut self, all: bool) {
        let unfinished = if all { 0 } else { unicode::unfinished(&self.text) };
        let end = self.text.len() - unfinished;
        self.page.text(&String::from_utf8_lossy(&self.text[..end]));
        self.text.drain(..end);
    }

    fn flush_comment(&mut self) {
        let comment = std::mem::take(&mut self.comment);
        self.page.comment(&String::from_utf8_lossy(&comment));
    }

    fn init_tag(&mut self, is_end: bool) {
        self.flush(true);
        self.name.clear();
        self.attributes.clear();
        self.is_end = is_end;
        self.is_closed = false;
    }
}

impl Emitter for Tokens<'_, '_, '_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, last: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend_from_slice(last.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.flush(true);
    }

    fn emit_error(&mut self, _: html5gum::Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
        if self.text.len() >= GATHERED {
            self.flush(false);
        }
    }

    fn init_start_tag(&mut self) {
        self.init_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.init_tag(true);
    }

    fn init_comment(&mut self) {
        self.flush(true);
        self.comment.clear();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let name = String::from_utf8_lossy(&self.name).into_owned();
        if self.is_end {
            self.page.end(&name);
            return None;
        }
        self.last_start.clone_from(&self.name);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
        let attributes: Vec<(String, String)> =
            self.attributes.drain(..).map(|(name, value)| (text(name), text(value))).collect();
        self.page.start(&name, self.is_closed, &attributes)
    }

    fn emit_current_comment(&mut self) {
        self.flush_comment();
    }

    fn emit_current_doctype(&mut self) {}

    fn set_self_closing(&mut self) {
        self.is_closed = true;
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        if self.name.len() < LONGEST_NAME {
            self.name.extend_from_slice(name);
        }
    }

    fn push_comment(&mut self, text: &[u8]) {
        self.comment.extend_from_slice(text);
        if self.comment.len() > LONGEST_VALUE {
            self.flush_comment();
        }
    }

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {
        self.flush(true);
    }

    fn init_attribute(&mut self) {
        self.attributes.push((Vec::new(), Vec::new()));
    }

    fn push_attribute_name(&mut self, text: &[u8]) {
        if let Some((name, _)) = self.attributes.last_mut().filter(|(name, _)| name.len() < LONGEST_NAME) {
            name.extend_from_slice(text);
        }
    }

    fn push_attribute_value(&mut self, text: &[u8]) {
        let Some((_, value)) = self.attributes.last_mut() else { return };
        if value.len() < LONGEST_VALUE {
            value.extend_from_slice(text);
        } else if !std::mem::replace(&mut self.was_long, true) {
            let detail =
                format!("an attribute of more than {LONGEST_VALUE} bytes; the rest of it was not read");
            self.page.out.gap(Reason::Limit, detail);
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.name == self.last_start
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.page.foreign > 0
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_sorted() {
        assert!(super::INLINE.is_sorted() && super::SPACED.is_sorted());
    }
}
