//! The lanes that detectors share: identifiers in fixed forms, values behind labels, values at telling
//! pieces of text, and whole values of fields that are named for a detector.

mod anchored;
mod columns;
mod fields;
mod identifiers;
mod labels;
mod score;

use crate::{
    compiled::Compiled,
    cue::{Near, Scanner},
    site::{Candidate, Site},
};

/// What the lanes look at and write to.
pub(crate) struct Lanes<'s> {
    pub(crate) compiled: &'s Compiled,
    pub(crate) scanner: &'s mut Scanner,
    pub(crate) out: &'s mut Vec<Candidate>,
    /// Whether the text holds what begins the rows of an SQL dump.
    pub(crate) has_rows: bool,
}

impl Lanes<'_> {
    /// The cues around a value; in a field that is named for detectors, the name is cue enough.
    fn near(&mut self, site: &Site<'_>, start: usize, end: usize) -> Near<'_> {
        self.scanner.near(&self.compiled.vocabulary, site, start, end)
    }
}

/// Whether nothing around ties `start..end` to something longer: a word, a path, a decimal number.
fn stands_free(site: &Site<'_>, start: usize, end: usize) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let (before, after) = (site.before(start), site.byte(end));
    let beyond = site.byte(end + 1);
    !(word(before)
        || matches!(before, b'-' | b'.' | b'/' | b'@' | b'%' | b'&' | b'\\' | b'$' | b'+' | b'~')
        || word(after)
        || matches!(after, b'-' | b'/' | b'+' | b'\\' | b'~') && word(beyond)
        || matches!(after, b'.' | b',') && beyond.is_ascii_digit()
        || matches!(after, b'@' | b'%'))
}

/// Whether both ends of a span lie between characters.
fn is_whole(site: &Site<'_>, span: &std::ops::Range<usize>) -> bool {
    let inside = |at: usize| site.text.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    span.start < span.end
        && span.start >= site.lo
        && span.end <= site.hi
        && !inside(span.start)
        && !inside(span.end)
}
