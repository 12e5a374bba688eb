//! Keys and values in lines: `.ini` and its relatives, `.env`, `.properties`. None has a standard but the
//! last:
//! <https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)>.

use std::collections::BTreeMap;
use std::io::BufRead as _;

use crate::formats::json::MOST_PATHS;
use crate::formats::markup::aside::Aside;
use crate::formats::markup::decoded::Decoded;
use crate::formats::out::Reading;
use crate::formats::{Input, Out, Prose, Rows, unicode};
use crate::{FieldId, Place};

/// The longest line that is looked at in one.
const LONGEST: usize = 1 << 20;

/// Reads keys and values: keys are columns, those in a section below its place; a section is a record. Lines
/// that are neither are running text.
///
/// # Errors
/// When it cannot be read on.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut decoded = Decoded::new(input, out.meter())?;
    let is_properties = out.place().name().ends_with(b".properties");
    let mut settings = Settings::new(out, is_properties);
    let mut line = String::new();
    let result = loop {
        match next(&mut decoded, &mut line) {
            Ok(true) => settings.line(out, &line)?,
            Ok(false) => break Ok(()),
            Err(error) => {
                settings.line(out, &line)?;
                break Err(error.into());
            }
        }
    };
    settings.finish(out)?;
    result
}

/// The next line, without its end, or a piece of a long one.
fn next(decoded: &mut Decoded<'_>, line: &mut String) -> std::io::Result<bool> {
    line.clear();
    loop {
        let text = std::str::from_utf8(decoded.fill_buf()?).unwrap_or_default();
        if text.is_empty() {
            return Ok(!line.is_empty());
        }
        let newline = memchr::memchr(b'\n', text.as_bytes());
        let room = unicode::floor(text, LONGEST.saturating_sub(line.len()).max(unicode::MAX_UTF8));
        let end = newline.unwrap_or(text.len()).min(room);
        line.push_str(&text[..end]);
        let is_end = newline == Some(end);
        decoded.consume(end + usize::from(is_end));
        if is_end && line.is_empty() {
            // A blank line is a line.
            line.push(' ');
        }
        if is_end || line.len() >= LONGEST {
            return Ok(true);
        }
    }
}

struct Settings {
    is_properties: bool,
    rows: Rows,
    fields: BTreeMap<(String, String), FieldId>,
    section: String,
    place: Place,
    comments: Aside,
    prose: Prose,
    /// A key and what of its value has come.
    open: Option<(String, String)>,
    /// Whether the value goes on in the next line whatever that is.
    goes_on: bool,
    begun: bool,
}

impl Settings {
    fn new(out: &Out<'_>, is_properties: bool) -> Settings {
        Settings {
            is_properties,
            rows: Rows::new(),
            fields: BTreeMap::new(),
            section: String::new(),
            place: out.place().clone(),
            comments: Aside::new("comments", false),
            prose: Prose::source(),
            open: None,
            goes_on: false,
            begun: false,
        }
    }

    fn line(&mut self, out: &mut Out<'_>, line: &str) -> Reading {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if self.goes_on
            && let Some((_, value)) = &mut self.open
        {
            let (line, goes_on) = continued(line.trim_start());
            self.goes_on = goes_on && value.len() < LONGEST;
            value.push_str(line);
            return Ok(());
        }
        if let Some((_, value)) = self.open.as_mut().filter(|(_, value)| is_open(value)) {
            value.push('\n');
            value.push_str(line);
            return Ok(());
        }
        match parse(line) {
            Line::Blank => self.close(out),
            Line::Comment(comment) => {
                self.comments.push(out, comment)?;
                self.comments.end_line();
            }
            Line::Section(section) => {
                self.close(out);
                self.end_record(out);
                self.section = section.to_owned();
                self.place = match section {
                    "" => out.place().clone(),
                    section => out.place().part("section", section.as_bytes()),
                };
            }
            Line::Setting(key, value) => {
                self.close(out);
                let (value, goes_on) = continued(value);
                self.goes_on = goes_on;
                self.open = Some((key.to_owned(), value.to_owned()));
            }
            Line::Other(text) => match &mut self.open {
                // https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
                Some((_, value)) if line.starts_with([' ', '\t']) && value.len() < LONGEST => {
                    value.push('\n');
                    value.push_str(text);
                }
                _ => {
                    self.close(out);
                    self.prose.push(out, text);
                    self.prose.end_line(out);
                }
            },
        }
        Ok(())
    }

    /// The value is complete.
    fn close(&mut self, out: &mut Out<'_>) {
        self.goes_on = false;
        let Some((key, value)) = self.open.take() else { return };
        let value = if self.is_properties { unescape(&value) } else { unquoted(&value).to_owned() };
        if value.trim().is_empty() {
            return;
        }
        let key = if self.is_properties { unescape(&key) } else { key };
        self.begun = true;
        let field = match self.fields.get(&(self.section.clone(), key.clone())) {
            Some(field) => *field,
            None if self.fields.len() >= MOST_PATHS => {
                // Names that are data.
                self.prose.push(out, &key);
                self.prose.end_line(out);
                match self.fields.get(&(String::new(), "*".to_owned())) {
                    Some(field) => *field,
                    None => self.field(out, String::new(), "*".to_owned()),
                }
            }
            None => self.field(out, self.section.clone(), key),
        };
        self.rows.value(out, field, &value);
    }

    fn field(&mut self, out: &mut Out<'_>, section: String, key: String) -> FieldId {
        let field = self.rows.named(out, self.place.column(&key), &key);
        self.fields.insert((section, key), field);
        field
    }

    fn end_record(&mut self, out: &mut Out<'_>) {
        if std::mem::take(&mut self.begun) {
            self.rows.end_record(out);
        }
    }

    fn finish(mut self, out: &mut Out<'_>) -> Reading {
        self.close(out);
        self.end_record(out);
        self.rows.finish(out);
        self.prose.finish(out);
        self.comments.finish(out)
    }
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'l> {
    Blank,
    Comment(&'l str),
    Section(&'l str),
    Setting(&'l str, &'l str),
    Other(&'l str),
}

/// The longest key.
const LONGEST_KEY: usize = 256;

/// Tells what a line is.
pub(super) fn parse(line: &str) -> Line<'_> {
    let text = line.trim();
    let Some(first) = text.chars().next() else { return Line::Blank };
    if matches!(first, '#' | ';' | '!') {
        return Line::Comment(text.trim_start_matches(['#', ';', '!']).trim_start());
    }
    if let Some(section) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        return Line::Section(section.trim());
    }
    let text = text.strip_prefix("export ").unwrap_or(text);
    let Some(at) = separator(text) else { return Line::Other(text) };
    let key = text[..at].trim_end();
    let is_of_key = |c: char| !c.is_control() && !matches!(c, '"' | '\'' | '<' | '>' | '{' | '}' | '(' | ')');
    if key.is_empty() || key.len() > LONGEST_KEY || !key.chars().all(is_of_key) {
        return Line::Other(text);
    }
    Line::Setting(key, text[at + 1..].trim())
}

/// The longest value in quotation marks over several lines: keys and certificates are.
const LONGEST_QUOTED: usize = 64 * 1024;

/// Whether a value in quotation marks goes on in the next line.
pub(super) fn is_open(value: &str) -> bool {
    let inside = value.strip_prefix('"');
    inside.is_some_and(|inside| !inside.contains('"') && inside.len() < LONGEST_QUOTED)
}

/// The first `=` or `:` behind a key; not that of `::` or `://`.
fn separator(text: &str) -> Option<usize> {
    let equals = text.find('=');
    let colon = text.find(':').filter(|at| !text[at + 1..].starts_with([':', '/', '\\']));
    match (equals, colon) {
        (Some(equals), Some(colon)) => Some(equals.min(colon)),
        (equals, colon) => equals.or(colon),
    }
}

/// A value without the backslash at its end that says that it goes on, and whether there was one.
fn continued(value: &str) -> (&str, bool) {
    let slashes = value.bytes().rev().take_while(|&b| b == b'\\').count();
    if slashes % 2 == 1 { (&value[..value.len() - 1], true) } else { (value, false) }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote)) {
            return inside;
        }
    }
    value
}

/// Decodes the escapes of `.properties`.
fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut units = Vec::new();
    let mut rest = value;
    loop {
        let unit = rest.strip_prefix("\\u").and_then(|digits| digits.get(..4));
        if let Some(unit) = unit.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            units.push(unit);
            rest = &rest[6..];
            continue;
        }
        text.push_str(&String::from_utf16_lossy(&units));
        units.clear();
        let Some(c) = rest.chars().next() else { return text };
        rest = &rest[c.len_utf8()..];
        if c != '\\' {
            text.push(c);
            continue;
        }
        let Some(escaped) = rest.chars().next() else { return text };
        rest = &rest[escaped.len_utf8()..];
        text.push(match escaped {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\u{c}',
            other => other,
        });
    }
}
