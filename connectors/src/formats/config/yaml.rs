//! YAML (<https://yaml.org/spec/1.2.2/>).

use std::ops::Range;

use saphyr_parser::{Event, Parser};

use crate::formats::config::beside;
use crate::formats::markup::decoded::Decoded;
use crate::formats::markup::tree::{PathId, Tree};
use crate::formats::out::Reading;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// Bytes of a stream of documents that is parsed: larger ones are read as text.
const MOST: usize = 8 << 20;

/// Collections within collections: what is deeper is not told apart.
const DEEPEST: usize = 256;

/// Reads YAML: each value a field of its path. A document is a record; of one that is a sequence, each
/// element. Aliases stand for what was read where it stands, and are not read again.
///
/// # Errors
/// When it cannot be read on.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut decoded = Decoded::new(input, out.meter())?;
    let (text, is_all) = beside::text(&mut decoded, MOST, out)?;
    // The parser takes a zero byte for the end.
    if !is_all || text.contains('\0') {
        return beside::as_text(&mut decoded, &text, out);
    }
    let mut reader = Documents {
        tree: Tree::new(out),
        stack: Vec::new(),
        deeper: 0,
        was_deep: false,
        spans: Vec::new(),
        place: (0, 0),
    };
    let mut parser = Parser::new_from_str(&text);
    let mut events = 0u32;
    let failed = loop {
        match parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => break None,
            Some(Ok((event, span))) => {
                let range = reader.range(&text, span.start.index(), span.end.index());
                reader.event(out, event, range);
            }
            Some(Err(error)) => break Some(error.marker().index()),
        }
        events = events.wrapping_add(1);
        if events.is_multiple_of(1024) {
            out.check()?;
        }
    };
    let Documents { tree, spans, .. } = reader;
    tree.finish(out);
    let Some(at) = failed else { return beside::comments(&text, &spans, out) };
    // What was read last may have been misunderstood: the text goes on from its line.
    let from = spans.last().map_or(0, |span| span.end.min(text.len()));
    let from = text.get(..from).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let (read, rest) = text.split_at(from);
    beside::comments(read, &spans, out)?;
    beside::as_text(&mut decoded, rest, out)?;
    Err(Failure::malformed(format!("no YAML at character {at}: read as text from offset {from} on")))
}

/// A collection that is open.
struct Frame {
    path: PathId,
    is_mapping: bool,
    /// In a mapping: the path of the value that follows.
    value: Option<PathId>,
}

struct Documents {
    tree: Tree,
    stack: Vec<Frame>,
    /// Collections beyond the deepest.
    deeper: u64,
    was_deep: bool,
    /// Where keys and values stand.
    spans: Vec<Range<usize>>,
    /// A place in the text: characters, and bytes.
    place: (usize, usize),
}

impl Documents {
    /// Where characters stand in the text. They ascend, mostly.
    fn range(&mut self, text: &str, start: usize, end: usize) -> Range<usize> {
        let start = self.byte(text, start);
        let kept = self.place;
        let end = self.byte(text, end.max(kept.0));
        self.place = kept;
        start..end
    }

    fn byte(&mut self, text: &str, character: usize) -> usize {
        let (at, byte) = self.place;
        if character < at {
            return byte;
        }
        let rest = text.get(byte..).unwrap_or_default();
        let more = character - at;
        let length = rest.char_indices().nth(more).map_or(rest.len(), |(length, _)| length);
        self.place = (character, byte + length);
        byte + length
    }

    fn event(&mut self, out: &mut Out<'_>, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::DocumentEnd => self.tree.end_record(out),
            Event::MappingStart(..) => self.open(out, true),
            Event::SequenceStart(..) => self.open(out, false),
            Event::MappingEnd | Event::SequenceEnd => self.close(out),
            Event::Scalar(value, ..) => {
                self.spans.push(range);
                self.scalar(out, &value);
            }
            Event::Alias(_) => self.scalar(out, ""),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
        }
    }

    /// The path of a value that begins, where it is no key.
    fn path(&mut self) -> PathId {
        match self.stack.last_mut() {
            None => Tree::ROOT,
            Some(frame) if frame.is_mapping => frame.value.take().unwrap_or(frame.path),
            Some(frame) => frame.path,
        }
    }

    fn open(&mut self, out: &mut Out<'_>, is_mapping: bool) {
        if self.stack.len() >= DEEPEST {
            self.deeper += 1;
            if !std::mem::replace(&mut self.was_deep, true) {
                let detail = format!("more than {DEEPEST} values within each other: read without their keys");
                out.gap(Reason::DepthLimit, detail);
            }
            return;
        }
        let is_key = self.is_key();
        let path =
            if is_key { self.stack.last().map_or(Tree::ROOT, |frame| frame.path) } else { self.path() };
        let path = if is_mapping { path } else { self.tree.any(path) };
        if is_key && let Some(frame) = self.stack.last_mut() {
            // A key that is a collection: its values stand where it does, as does what it leads to.
            frame.value = Some(frame.path);
        }
        self.stack.push(Frame { path, is_mapping, value: None });
    }

    /// Whether what begins is a key.
    fn is_key(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.is_mapping && frame.value.is_none())
    }

    fn close(&mut self, out: &mut Out<'_>) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        self.stack.pop();
        self.ended(out);
    }

    fn scalar(&mut self, out: &mut Out<'_>, value: &str) {
        if self.deeper > 0 {
            let path = self.stack.last().map_or(Tree::ROOT, |frame| frame.path);
            return self.tree.value(out, path, value);
        }
        if self.is_key() {
            let above = self.stack.last().map_or(Tree::ROOT, |frame| frame.path);
            // An alias and the key of a merge add nothing to the path.
            let path =
                if value.is_empty() || value == "<<" { above } else { self.tree.key(out, above, value) };
            if let Some(frame) = self.stack.last_mut() {
                frame.value = Some(path);
            }
            return;
        }
        let path = self.path();
        if value != "~" && value != "null" {
            self.tree.value(out, path, value);
        }
        self.ended(out);
    }

    /// A value has ended: an element of the outermost sequence is a record.
    fn ended(&mut self, out: &mut Out<'_>) {
        if matches!(self.stack.as_slice(), [Frame { is_mapping: false, .. }]) {
            self.tree.end_record(out);
        }
    }
}
