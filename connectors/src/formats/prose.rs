//! Running text that a reader puts together: paragraphs of a document, the text of a page.

use crate::formats::text::CONTEXT;
use crate::formats::{Out, unicode};
use crate::{Batch, Visitor};

/// How much is gathered before it is handed on.
const PIECE: usize = 128 * 1024;

/// The running text of one place, from its beginning to its end, handed on in windows. One a place at a
/// time: all text of a place is one text, and positions are offsets in it.
#[derive(Default)]
pub(crate) struct Prose {
    text: String,
    /// Where in the text what is not handed on yet begins.
    own: usize,
    offset: u64,
    lines: u64,
    line_start: u64,
    source: bool,
}

impl Prose {
    /// An empty text.
    pub(crate) fn new() -> Prose {
        Prose::default()
    }

    /// An empty text that looks like source code or configuration rather than prose.
    pub(crate) fn source() -> Prose {
        Prose { source: true, ..Prose::default() }
    }

    /// As [`Prose::source`], for a stretch of a text that is told in part: the offset of its first byte, the
    /// line ends before it, and where its line begins.
    pub(crate) fn source_at(offset: u64, lines: u64, line_start: u64) -> Prose {
        Prose { offset, lines, line_start, source: true, ..Prose::default() }
    }

    /// More of the text.
    pub(crate) fn push(&mut self, out: &mut Out<'_>, mut more: &str) {
        while !more.is_empty() {
            let room = (PIECE + 2 * CONTEXT).saturating_sub(self.text.len()).max(unicode::MAX_UTF8);
            let (now, later) = more.split_at(unicode::floor(more, room));
            self.text.push_str(now);
            more = later;
            if self.text.len() >= PIECE + CONTEXT {
                let latest = unicode::floor(&self.text, self.text.len() - CONTEXT);
                // At a line end where there is one not far.
                let from = latest.saturating_sub(PIECE / 4).max(self.own);
                let line = memchr::memrchr(b'\n', &self.text.as_bytes()[from..latest]);
                self.emit(line.map_or(latest, |at| from + at + 1), out.visitor());
            }
        }
    }

    /// Ends a line, unless the text stands at the beginning of one.
    pub(crate) fn end_line(&mut self, out: &mut Out<'_>) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push(out, "\n");
        }
    }

    /// Hands on the rest.
    pub(crate) fn finish(mut self, out: &mut Out<'_>) {
        if self.text.len() > self.own {
            self.emit(self.text.len(), out.visitor());
        }
    }

    fn emit(&mut self, cut: usize, visitor: &mut dyn Visitor) {
        visitor.batch(Batch {
            text: &self.text,
            cells: None,
            owned: (self.own as u32, cut as u32),
            offset: self.offset,
            lines_before: self.lines,
            line_start: self.line_start,
            first_record: 1,
            keys: None,
            source: self.source,
        });
        let done = unicode::floor(&self.text, cut.saturating_sub(CONTEXT));
        let gone = &self.text.as_bytes()[..done];
        if let Some(last) = memchr::memrchr(b'\n', gone) {
            self.lines += memchr::memchr_iter(b'\n', gone).count() as u64;
            self.line_start = self.offset + last as u64 + 1;
        }
        self.text.drain(..done);
        self.own = cut - done;
        self.offset += done as u64;
    }
}
