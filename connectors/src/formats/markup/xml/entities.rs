//! Entities of XML, sections 4.1 to 4.6 (<https://www.w3.org/TR/xml/#sec-references>). Nothing outside of the
//! file is ever read, and nothing is expanded within what was expanded: there are no bombs.

use std::collections::HashMap;

use crate::formats::markup::characters;

/// Bytes that all expansions of a document may come to.
const MOST_EXPANDED: usize = 1 << 20;
/// Entities that are kept.
const MOST_ENTITIES: usize = 10_000;
/// Bytes of a replacement text that is kept.
const LONGEST: usize = 4096;

/// The entities that a document declares, and what became of references.
#[derive(Default)]
pub(super) struct Entities {
    /// `None` for what is not expanded.
    texts: HashMap<Box<str>, Option<Box<str>>>,
    expanded: usize,
    /// References that were left as they stand.
    pub(super) left: u64,
}

impl Entities {
    /// Takes the declarations of a document type.
    pub(super) fn declare(&mut self, doctype: &str) {
        let mut rest = doctype;
        while let Some(at) = rest.find("<!ENTITY") {
            rest = &rest[at + "<!ENTITY".len()..];
            let end = rest.find('>').unwrap_or(rest.len());
            let declaration = rest[..end].trim_start();
            let Some((name, value)) = declaration.split_once(char::is_whitespace) else { continue };
            if self.texts.len() >= MOST_ENTITIES {
                return;
            }
            let value = value.trim_start();
            let text = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().and_then(replacement),
                _ => None,
            };
            // The first declaration counts.
            self.texts.entry(name.into()).or_insert(text);
        }
    }

    /// Adds the text of a reference, `&name;`, to `text`.
    pub(super) fn resolve(&mut self, name: &str, text: &mut String) {
        if let Some(number) = name.strip_prefix('#') {
            match characters::numbered(number) {
                Some(character) => text.push(character),
                None => self.leave(name, text),
            }
            return;
        }
        if let Some(character) = predefined(name) {
            return text.push(character);
        }
        match self.texts.get(name) {
            Some(Some(replacement)) if self.expanded + replacement.len() <= MOST_EXPANDED => {
                self.expanded += replacement.len();
                text.push_str(replacement);
            }
            Some(_) => self.leave(name, text),
            None => match characters::named(name) {
                Some(characters) => text.push_str(&characters),
                None => self.leave(name, text),
            },
        }
    }

    fn leave(&mut self, name: &str, text: &mut String) {
        self.left += 1;
        text.extend(["&", name, ";"]);
    }

    /// Text with its references resolved.
    pub(super) fn unescape(&mut self, raw: &str) -> String {
        let mut text = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            let (before, from) = rest.split_at(at);
            text.push_str(before);
            let name = from[1..].split(|c: char| !(c.is_alphanumeric() || "#_.-:".contains(c))).next();
            match name.filter(|name| !name.is_empty() && from[1 + name.len()..].starts_with(';')) {
                Some(name) => {
                    self.resolve(name, &mut text);
                    rest = &from[name.len() + 2..];
                }
                None => {
                    text.push('&');
                    rest = &from[1..];
                }
            }
        }
        text.push_str(rest);
        text
    }
}

/// The replacement text of an entity, if it is text alone.
fn replacement(value: &str) -> Option<Box<str>> {
    let references = value.matches('&').count();
    let numbers = value.matches("&#").count();
    if value.len() > LONGEST || references > numbers || value.contains('<') {
        return None;
    }
    let text = Entities::default().unescape(value);
    // `&#38;` and `&#60;` begin references and tags in their turn.
    (!text.contains(['&', '<'])).then(|| text.into())
}

/// Section 4.6.
fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
