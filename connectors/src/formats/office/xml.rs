//! XML, tag by tag: no external entities, no expansion, bounded depth and length.

use std::borrow::Cow;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use crate::formats::Out;
use crate::formats::office::source::Source;
use crate::formats::out::Reading;
use crate::{Failure, Reason};

/// Elements within elements.
const DEEPEST: usize = 256;

/// How much is read between two looks at the limits of the unit.
const CHECK: u64 = 64 * 1024;

/// Reads XML tag by tag. Names are told without their prefixes: strict and transitional documents have other
/// namespaces with the same names in them.
pub(super) struct Xml<R: Read> {
    reader: Reader<Source<R>>,
    buffer: Vec<u8>,
    depth: usize,
    checked: u64,
}

/// A piece of XML.
pub(super) enum Node<'x> {
    /// A tag that opens an element. One that is empty is closed next.
    Start(Tag<'x>),
    /// A tag that closes an element.
    End(Close<'x>),
    /// A piece of a text: it goes on in the next one, if that is one.
    Text(Cow<'x, str>),
    /// A comment, declaration or instruction.
    Other,
}

/// A tag that opens an element.
pub(super) struct Tag<'x>(BytesStart<'x>);

/// A tag that closes an element.
pub(super) struct Close<'x>(BytesEnd<'x>);

impl<R: Read> Xml<R> {
    /// Reads from the first byte on.
    pub(super) fn new(bytes: R) -> Xml<R> {
        let mut reader = Reader::from_reader(Source::new(bytes));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Xml { reader, buffer: Vec::new(), depth: 0, checked: 0 }
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// When what follows cannot be read, or a limit is reached.
    pub(super) fn next(&mut self, out: &Out<'_>) -> Reading<Option<Node<'_>>> {
        self.buffer.clear();
        let source = self.reader.get_mut();
        source.begin();
        let position = source.position();
        if position >= self.checked + CHECK {
            self.checked = position;
            out.check()?;
        }
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => {
                let known = Failure::of(&error).cloned();
                return Err(known.unwrap_or_else(|| std::io::Error::from(error.kind()).into()));
            }
            Err(_) => return Err(Failure::malformed(format!("no XML any more behind byte {position}"))),
        };
        Ok(Some(match event {
            Event::Start(tag) | Event::Empty(tag) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    let detail = format!("more than {DEEPEST} elements within each other");
                    return Err(Failure { reason: Reason::Limit, detail });
                }
                Node::Start(Tag(tag))
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                Node::End(Close(tag))
            }
            Event::Text(text) => Node::Text(text.into_inner()),
            Event::CData(text) => Node::Text(text.into_inner()),
            Event::GeneralRef(name) => Node::Text(Cow::Owned(reference(&name.into_inner()))),
            Event::Eof if self.depth > 0 => {
                self.depth = 0;
                return Err(Failure::malformed(format!("it ends within an element, at byte {position}")));
            }
            Event::Eof => return Ok(None),
            _ => Node::Other,
        }))
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Passes over what is left of the element whose tag came last.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn skip(&mut self, out: &Out<'_>) -> Reading {
        let inside = self.depth;
        while self.depth >= inside && self.next(out)?.is_some() {}
        Ok(())
    }

    /// All text in the element whose tag came last, up to `most` bytes of it.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn text(&mut self, out: &Out<'_>, most: usize) -> Reading<String> {
        let inside = self.depth;
        let mut all = String::new();
        while self.depth >= inside {
            match self.next(out)? {
                Some(Node::Text(text)) if all.len() + text.len() <= most => all.push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        Ok(all)
    }
}

impl Tag<'_> {
    /// Its name, without a prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of an attribute, whatever the prefix of its name.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|key| local(key) == name)
    }

    /// The value of an attribute whose name has a prefix: `r:id`, where there is an `id` too.
    pub(super) fn prefixed(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|key| key.len() > name.len() && local(key) == name)
    }

    fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|attribute| is_it(attribute.key.into_inner()))?;
        Some(unescape(found.value))
    }
}

impl Close<'_> {
    /// Its name, without a prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// What a reference stands for: a character, one of the five entities of XML, else itself.
fn reference(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let character = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => number.and_then(char::from_u32),
    };
    character.map_or_else(|| format!("&{name};"), String::from)
}

/// A value without its references.
fn unescape(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    let mut plain = String::with_capacity(value.len());
    let mut rest = &*value;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        match behind.split_once(';') {
            Some((name, after)) if name.len() <= 32 => {
                plain.push_str(&reference(name));
                rest = after;
            }
            _ => {
                plain.push('&');
                rest = behind;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}
