//! Running text.

use memchr::memchr_iter;

use crate::formats::unicode::{self, is_continuation};
use crate::formats::{Handler, Info};
use crate::{Batch, Visitor};

/// How many bytes of context stand before and behind what a window owns, where the text has them.
pub(crate) const CONTEXT: usize = 1024;

/// Reads a unit, or a part of one, as running text.
pub(crate) struct TextReader {
    source: bool,
    count_lines: bool,
    /// The stop at which what is owned begins: only context stands before it.
    begins_at: Option<usize>,
    /// The stop at which what is owned ends: only context stands behind it.
    ends_at: Option<usize>,
    /// Where in the window that is.
    end: Option<usize>,
    /// Where in the window what no window before it owned begins.
    own: usize,
    /// What stands before the first byte of the window.
    before: Before,
    /// What stands before the first byte that is owned.
    begin: Before,
    /// What stands before the byte after the last that is owned.
    done: Before,
}

/// What stands before a place in the decoded content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Before {
    /// Bytes.
    pub(crate) offset: u64,
    /// Line ends.
    pub(crate) lines: u64,
    /// The offset of the first byte of the line that the place is in.
    pub(crate) line_start: u64,
}

impl Before {
    /// After `text`.
    pub(crate) fn after(self, text: &str, count_lines: bool) -> Before {
        let offset = self.offset + text.len() as u64;
        if !count_lines {
            return Before { offset, ..self };
        }
        let line_start = match memchr::memrchr(b'\n', text.as_bytes()) {
            Some(at) => self.offset + at as u64 + 1,
            None => self.line_start,
        };
        Before { offset, lines: self.lines + line_ends(text), line_start }
    }
}

fn line_ends(text: &str) -> u64 {
    memchr_iter(b'\n', text.as_bytes()).count() as u64
}

impl TextReader {
    /// A whole unit.
    pub(crate) fn whole(source: bool, count_lines: bool) -> TextReader {
        TextReader::part(source, count_lines, None, None, Before::default())
    }

    /// A part of a unit, between two stops of the stream.
    pub(crate) fn part(
        source: bool,
        count_lines: bool,
        begins_at: Option<usize>,
        ends_at: Option<usize>,
        begin: Before,
    ) -> TextReader {
        TextReader {
            source,
            count_lines,
            begins_at,
            ends_at,
            end: None,
            own: 0,
            before: begin,
            begin,
            done: begin,
        }
    }

    /// How many bytes and line ends were owned.
    pub(crate) fn owned(&self) -> (u64, u64) {
        (self.done.offset - self.begin.offset, self.done.lines - self.begin.lines)
    }

    /// Where the last line begins, if it begins in what was owned.
    pub(crate) fn last_line_start(&self) -> Option<u64> {
        (self.done.lines > self.begin.lines).then_some(self.done.line_start)
    }

    /// Everything before `text` is context.
    fn begin(&mut self, context: &str) {
        self.begins_at = None;
        self.own = context.len();
        self.before.offset = self.before.offset.saturating_sub(context.len() as u64);
        if self.count_lines {
            self.before.lines = self.before.lines.saturating_sub(line_ends(context));
        }
    }

    fn emit(&mut self, text: &str, cut: usize, visitor: &mut dyn Visitor) {
        if cut > self.own {
            visitor.batch(Batch {
                text: &text[..unicode::ceil(text, cut + CONTEXT)],
                cells: None,
                owned: (self.own as u32, cut as u32),
                offset: self.before.offset,
                lines_before: self.before.lines,
                line_start: self.before.line_start,
                first_record: 1,
                keys: None,
                source: self.source,
            });
        }
    }
}

impl Handler for TextReader {
    fn window(&mut self, text: &str, info: &Info<'_>, visitor: &mut dyn Visitor) -> Option<usize> {
        if self.begins_at.is_some() {
            // A part that is gone since it was listed may end in its context.
            if info.stopped == self.begins_at || info.last {
                self.begin(text);
            }
            return Some(0);
        }
        if self.ends_at.is_some() && info.stopped == self.ends_at {
            self.end = Some(text.len());
        }
        let end = self.end.unwrap_or(text.len());
        let cut = if info.last { end } else { cut(text, self.own).min(end) };
        self.emit(text, cut, visitor);
        if info.last {
            self.done = self.before.after(&text[..end], self.count_lines);
            return Some(text.len());
        }
        let cut = cut.max(self.own);
        let done = unicode::floor(text, cut.saturating_sub(CONTEXT));
        self.before = self.before.after(&text[..done], self.count_lines);
        self.own = cut - done;
        self.end = self.end.map(|end| end - done);
        Some(done)
    }
}

/// Where a window is cut: after the last line end in the last quarter before the context, else hard
/// between two characters. The start of what is owned when the window is too short to be cut.
fn cut(text: &str, own: usize) -> usize {
    let latest = text.len().saturating_sub(CONTEXT);
    if latest <= own {
        return own;
    }
    let earliest = latest.saturating_sub(text.len() / 4).max(own);
    match memchr::memrchr(b'\n', &text.as_bytes()[earliest..latest]) {
        Some(at) => earliest + at + 1,
        None => unicode::floor(text, latest).max(own),
    }
}

/// The first place at or after the start of `bytes` at which a character begins, whatever stands
/// before: no character of UTF-8 has more than three bytes in its middle.
pub(crate) fn resync(bytes: &[u8]) -> usize {
    bytes.iter().take(unicode::MAX_UTF8 - 1).take_while(|&&b| is_continuation(b)).count()
}
