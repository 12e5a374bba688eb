//! What the words of a document say: its text, and what stands beside it.

use std::collections::BTreeMap;

use crate::formats::office::aside::Aside;
use crate::formats::office::flow::Flow;
use crate::formats::office::rtf::destinations::{Destination, of_word};
use crate::formats::office::rtf::encodings::CodePage;
use crate::formats::office::rtf::objects::Digits;
use crate::formats::out::Reading;
use crate::formats::{Out, unicode};

/// How long a value may be, in bytes; how many fonts and properties there may be.
const LONGEST: usize = 256 * 1024;
const MOST: usize = 100_000;

/// What holds for a group.
#[derive(Clone, Copy)]
struct State {
    destination: Destination,
    /// Whether the destination is that of the group itself: it ends with it.
    begins: bool,
    /// Whether nothing of the group was read yet.
    is_first: bool,
    /// Whether the group may be passed over: `\*`.
    is_optional: bool,
    page: Option<CodePage>,
    /// Characters that stand for one of Unicode, for programs that know none.
    replacements: u32,
    in_table: bool,
    is_deleted: bool,
}

/// Puts the text together.
pub(super) struct Text {
    flow: Flow,
    aside: Aside,
    properties: Vec<(String, String)>,
    states: Vec<State>,
    state: State,
    /// The code page of the document, and of its fonts.
    page: CodePage,
    fonts: BTreeMap<i32, Option<CodePage>>,
    font: i32,
    default_font: Option<i32>,
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// Characters to pass over.
    skip: u32,
    /// The first half of a character.
    high: Option<u16>,
    value: String,
    deleted: String,
    digits: Digits,
    objects: u32,
    /// Whether a table is open, and whether a row of it has just ended; those around boxes.
    table: (bool, bool),
    tables: Vec<(bool, bool)>,
    name: String,
    author: String,
    initials: String,
}

impl Text {
    /// Nothing read yet.
    pub(super) fn new() -> Text {
        Text {
            flow: Flow::new(),
            aside: Aside::default(),
            properties: Vec::new(),
            states: Vec::new(),
            state: State {
                destination: Destination::Text,
                begins: false,
                is_first: false,
                is_optional: false,
                page: None,
                replacements: 1,
                in_table: false,
                is_deleted: false,
            },
            page: CodePage::WINDOWS,
            fonts: BTreeMap::new(),
            font: 0,
            default_font: None,
            bytes: Vec::new(),
            skip: 0,
            high: None,
            value: String::new(),
            deleted: String::new(),
            digits: Digits::default(),
            objects: 0,
            table: (false, false),
            tables: Vec::new(),
            name: String::new(),
            author: String::new(),
            initials: String::new(),
        }
    }

    /// A group begins.
    pub(super) fn open(&mut self) {
        self.states.push(self.state);
        self.state.begins = false;
        self.state.is_first = true;
        self.state.is_optional = false;
        self.skip = 0;
    }

    /// A group ends.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn close(&mut self, out: &mut Out<'_>) -> Reading {
        self.decode(out);
        self.skip = 0;
        let ended = self.state;
        if let Some(state) = self.states.pop() {
            self.state = state;
        }
        if !ended.begins {
            // Names in a list of names stand in groups of their own.
            if ended.destination == Destination::Authors {
                self.author_of_changes();
            }
            return Ok(());
        }
        match ended.destination {
            Destination::Text | Destination::Holder | Destination::Skipped | Destination::Fonts => {
                self.value.clear();
            }
            Destination::Apart(part) => {
                let text = self.end_box(out).trim().to_owned();
                let mut record = vec![("text", text)];
                if part == "comments" {
                    record.push(("author", std::mem::take(&mut self.author)));
                    record.push(("initials", std::mem::take(&mut self.initials)));
                }
                if record.first().is_some_and(|(_, text)| !text.is_empty()) {
                    self.aside.record(part, record);
                }
            }
            Destination::Shape => {
                if self.table.0 {
                    self.flow.end_table(out);
                }
                self.flow.end_box(out);
                self.table = self.tables.pop().unwrap_or_default();
            }
            Destination::Value(part, column) => {
                let value = std::mem::take(&mut self.value);
                self.aside.once(part, column, &value);
            }
            Destination::Property(name) => {
                let value = std::mem::take(&mut self.value);
                self.property(name.to_owned(), value);
            }
            Destination::PropertyName => self.name = std::mem::take(&mut self.value),
            Destination::PropertyValue => {
                let (name, value) = (std::mem::take(&mut self.name), std::mem::take(&mut self.value));
                self.property(name, value);
            }
            Destination::CommentAuthor => self.author = std::mem::take(&mut self.value),
            Destination::CommentInitials => self.initials = std::mem::take(&mut self.value),
            Destination::Authors => self.author_of_changes(),
            Destination::Picture | Destination::Object => {
                let is_object = ended.destination == Destination::Object;
                self.objects = self.objects.saturating_add(1);
                let name = format!("{}{}", if is_object { "object" } else { "picture" }, self.objects);
                return std::mem::take(&mut self.digits).member(&name, is_object, out);
            }
        }
        Ok(())
    }

    fn property(&mut self, name: String, value: String) {
        if !value.trim().is_empty() && self.properties.len() < MOST {
            self.properties.push((name, value));
        }
    }

    fn author_of_changes(&mut self) {
        let name = std::mem::take(&mut self.value);
        let name = name.trim().trim_end_matches(';');
        if name != "Unknown" {
            self.aside.once("revisions", "author", name);
        }
    }

    fn begin_box(&mut self) {
        self.flow.begin_box();
        self.tables.push(std::mem::take(&mut self.table));
        self.state.in_table = false;
    }

    fn end_box(&mut self, out: &mut Out<'_>) -> String {
        let text = self.flow.take_box(out);
        self.table = self.tables.pop().unwrap_or_default();
        text
    }

    /// Bytes that are no text.
    pub(super) fn binary(&mut self, bytes: &[u8]) {
        if matches!(self.state.destination, Destination::Picture | Destination::Object) {
            self.digits.add(bytes);
        }
    }

    /// A byte of text.
    pub(super) fn byte(&mut self, byte: u8, out: &mut Out<'_>) {
        self.state.is_first = false;
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match self.state.destination {
            Destination::Skipped => {}
            Destination::Picture | Destination::Object => self.digits.digit(byte),
            _ => {
                self.bytes.push(byte);
                // No character is cut: few bytes are, at worst one in so many.
                if self.bytes.len() >= 64 * 1024 {
                    self.decode(out);
                }
            }
        }
    }

    /// Decodes what bytes there are.
    fn decode(&mut self, out: &mut Out<'_>) {
        if self.bytes.is_empty() {
            return;
        }
        let page = self.state.page.unwrap_or(self.page);
        let text = page.decode(&self.bytes);
        self.bytes.clear();
        self.push(&text, out);
    }

    /// More text, of whatever the group is.
    fn push(&mut self, text: &str, out: &mut Out<'_>) {
        match self.state.destination {
            Destination::Holder
            | Destination::Skipped
            | Destination::Fonts
            | Destination::Picture
            | Destination::Object => {}
            Destination::Text | Destination::Apart(_) | Destination::Shape if self.state.is_deleted => {
                let room = LONGEST.saturating_sub(self.deleted.len());
                self.deleted.push_str(text.get(..unicode::floor(text, room)).unwrap_or_default());
            }
            Destination::Text | Destination::Apart(_) | Destination::Shape => {
                self.told_deleted();
                self.leave_table(out);
                self.flow.text(out, text);
            }
            _ if self.value.len() + text.len() < LONGEST => self.value.push_str(text),
            _ => {}
        }
    }

    fn told_deleted(&mut self) {
        if !self.deleted.is_empty() {
            self.aside.record("deletions", vec![("text", std::mem::take(&mut self.deleted))]);
        }
    }

    /// A table ends when what follows a row is no row.
    fn leave_table(&mut self, out: &mut Out<'_>) {
        if self.table == (true, true) && !self.state.in_table {
            self.flow.end_table(out);
            self.table = (false, false);
        }
    }

    fn enter_table(&mut self, out: &mut Out<'_>) {
        if !self.table.0 {
            self.flow.begin_table(out);
        }
        self.table = (true, false);
    }

    fn end_paragraph(&mut self, out: &mut Out<'_>) {
        self.decode(out);
        match self.state.destination {
            Destination::Text | Destination::Apart(_) | Destination::Shape => {
                self.told_deleted();
                self.leave_table(out);
                self.flow.end_paragraph(out);
            }
            _ => self.push("\n", out),
        }
    }

    /// A mark behind a backslash.
    pub(super) fn symbol(&mut self, symbol: u8, out: &mut Out<'_>) {
        if symbol == b'*' {
            self.state.is_optional = true;
            return;
        }
        self.state.is_first = false;
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match symbol {
            b'\\' | b'{' | b'}' => self.byte(symbol, out),
            b'~' => self.character("\u{a0}", out),
            b'_' => self.character("-", out),
            b'\r' | b'\n' => self.end_paragraph(out),
            b'\t' => self.character("\t", out),
            _ => {}
        }
    }

    fn character(&mut self, text: &str, out: &mut Out<'_>) {
        self.decode(out);
        self.push(text, out);
    }

    /// A control word.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>, out: &mut Out<'_>) {
        if std::mem::take(&mut self.state.is_first) {
            self.decode(out);
            if self.begin(word) {
                return;
            }
            if std::mem::take(&mut self.state.is_optional) && word != "ud" && word != "shpinst" {
                self.state.destination = Destination::Skipped;
                self.state.begins = true;
                return;
            }
        }
        if self.state.destination == Destination::Fonts {
            return self.font_word(word, number);
        }
        if self.state.destination == Destination::Skipped {
            return;
        }
        if word == "u" {
            return self.unicode(number.unwrap_or(0), out);
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        let is_on = number != Some(0);
        match word {
            "ansicpg" => self.page = number.and_then(CodePage::of_number).unwrap_or(self.page),
            "mac" => self.page = CodePage::MAC,
            "pc" => self.page = CodePage::PC,
            "pca" => self.page = CodePage::PCA,
            "deff" => self.default_font = number,
            "f" | "af" if word == "f" => {
                self.decode(out);
                self.font = number.unwrap_or(0);
                self.state.page = self.fonts.get(&self.font).copied().flatten();
            }
            "plain" => {
                self.decode(out);
                self.state.page = self.default_font.and_then(|font| self.fonts.get(&font).copied().flatten());
                self.state.is_deleted = false;
            }
            "uc" => self.state.replacements = number.and_then(|count| u32::try_from(count).ok()).unwrap_or(1),
            "deleted" => {
                self.decode(out);
                self.state.is_deleted = is_on;
            }
            "pard" => {
                self.decode(out);
                self.state.in_table = false;
            }
            "intbl" => self.state.in_table = true,
            "trowd" => {
                self.decode(out);
                self.enter_table(out);
            }
            "cell" => {
                self.decode(out);
                self.told_deleted();
                self.enter_table(out);
                self.flow.end_cell(out);
            }
            "row" => {
                self.decode(out);
                self.enter_table(out);
                self.flow.end_row(out);
                self.table = (true, true);
            }
            "par" | "sect" | "page" | "nestrow" => self.end_paragraph(out),
            "line" | "softline" | "lbr" => self.character("\n", out),
            "tab" | "nestcell" => self.character("\t", out),
            _ => {
                if let Some((_, text)) = CHARACTERS.iter().find(|(name, _)| *name == word) {
                    self.character(text, out);
                }
            }
        }
    }

    /// The first word of a group: whether it says what its text is.
    fn begin(&mut self, word: &str) -> bool {
        if self.state.destination == Destination::Skipped {
            return true;
        }
        // In properties of users, and in lists, words say other things.
        let destination = match of_word(word) {
            Some(destination) => destination,
            None => return false,
        };
        if destination == Destination::Text && self.state.destination != Destination::Text {
            return true;
        }
        self.state.destination = destination;
        self.state.begins = true;
        self.state.is_optional = false;
        match destination {
            Destination::Apart(_) | Destination::Shape => {
                self.begin_box();
                self.state.is_deleted = false;
            }
            Destination::Picture | Destination::Object => self.digits = Digits::default(),
            Destination::Text => {}
            _ => self.value.clear(),
        }
        true
    }

    /// A word in the table of fonts.
    fn font_word(&mut self, word: &str, number: Option<i32>) {
        let page = match (word, number) {
            ("f", Some(font)) => {
                self.font = font;
                return;
            }
            ("fcharset", Some(charset)) => CodePage::of_charset(charset),
            ("cpg", Some(page)) => CodePage::of_number(page),
            _ => return,
        };
        if self.fonts.len() < MOST {
            self.fonts.insert(self.font, page);
        }
    }

    /// A character of Unicode, as a number of 16 bits that may be negative.
    fn unicode(&mut self, number: i32, out: &mut Out<'_>) {
        self.decode(out);
        self.skip = self.state.replacements;
        let unit = (number & 0xffff) as u16;
        if let Some(high) = self.high.take()
            && let Some(Ok(character)) = char::decode_utf16([high, unit]).next()
        {
            return self.push(character.encode_utf8(&mut [0; 4]), out);
        }
        match unit {
            0xd800..=0xdbff => self.high = Some(unit),
            0xdc00..=0xdfff => {}
            _ => {
                if let Some(character) = char::from_u32(u32::from(unit)) {
                    self.push(character.encode_utf8(&mut [0; 4]), out);
                }
            }
        }
    }

    /// Hands on what is left.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn finish(mut self, out: &mut Out<'_>) -> Reading {
        self.decode(out);
        self.told_deleted();
        self.flow.finish(out);
        let properties: Vec<(&str, &str)> =
            self.properties.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if !properties.is_empty() {
            out.properties(&properties);
        }
        self.aside.tell(out)
    }
}

/// Words that stand for characters.
const CHARACTERS: &[(&str, &str)] = &[
    ("bullet", "\u{2022}"),
    ("emdash", "\u{2014}"),
    ("emspace", "\u{2003}"),
    ("endash", "\u{2013}"),
    ("enspace", "\u{2002}"),
    ("ldblquote", "\u{201c}"),
    ("lquote", "\u{2018}"),
    ("qmspace", "\u{2005}"),
    ("rdblquote", "\u{201d}"),
    ("rquote", "\u{2019}"),
];
