//! Text that stands beside the content of a document: comments, scripts.

use crate::formats::out::Reading;
use crate::formats::{Out, Prose};

/// How much is gathered before it is handed on.
const GATHERED: usize = 64 * 1024;

/// The text of a part of the current place, gathered while the place is read: `#part=comments`.
pub(crate) struct Aside {
    part: &'static str,
    prose: Option<Prose>,
    pending: String,
    source: bool,
}

impl Aside {
    /// A part with this name, without text yet.
    pub(crate) fn new(part: &'static str, source: bool) -> Aside {
        Aside { part, prose: None, pending: String::new(), source }
    }

    /// More of its text.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(crate) fn push(&mut self, out: &mut Out<'_>, text: &str) -> Reading {
        self.pending.push_str(text);
        if self.pending.len() < GATHERED {
            return Ok(());
        }
        self.hand_on(out, false)
    }

    /// Ends a line, unless it stands at the beginning of one.
    pub(crate) fn end_line(&mut self) {
        let has_text = !self.pending.is_empty() || self.prose.is_some();
        if has_text && !self.pending.ends_with('\n') {
            self.pending.push('\n');
        }
    }

    /// All of it is there.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(crate) fn finish(&mut self, out: &mut Out<'_>) -> Reading {
        if self.pending.trim().is_empty() && self.prose.is_none() {
            return Ok(());
        }
        self.hand_on(out, true)
    }

    fn hand_on(&mut self, out: &mut Out<'_>, last: bool) -> Reading {
        let place = out.place().part("part", self.part.as_bytes());
        let new = if self.source { Prose::source } else { Prose::new };
        let mut prose = self.prose.take().unwrap_or_else(new);
        let pending = std::mem::take(&mut self.pending);
        let kept = &mut self.prose;
        out.within(place, |out| {
            prose.push(out, &pending);
            if last {
                prose.finish(out);
            } else {
                *kept = Some(prose);
            }
            Ok(())
        })
    }
}
