//! The lanes that detectors share: identifiers in fixed forms, values behind labels, values at telling
//! pieces of text, and whole values of fields that are named for a detector.

mod anchored;
mod columns;
mod fields;
mod identifiers;
pub(crate) mod labels;
pub(crate) mod score;

use std::ops::Range;

use score::{Setting, score};

use crate::{
    DetectorId, Evidence, Layout, Shape,
    compiled::Compiled,
    cue::Scanner,
    identifier::table::ShapesId,
    layout::Locator,
    method::Anchor,
    site::{Candidate, Site},
};

/// What a detector was asked about and waits for the words around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pending {
    start: u32,
    end: u32,
    what: Asked,
}

impl Pending {
    fn place(&self) -> (u32, u32) {
        (self.start, self.end)
    }
}

/// Takes the first, by place, of two lists.
fn first_of<'p>(left: &mut &'p [Pending], right: &mut &'p [Pending]) -> Option<Pending> {
    let list = match (left.first(), right.first()) {
        (Some(first), Some(second)) if second.place() < first.place() => right,
        (Some(_), _) => left,
        _ => right,
    };
    let (first, rest) = list.split_first()?;
    *list = rest;
    Some(*first)
}

/// What was asked.
#[derive(Clone, Copy, Debug)]
enum Asked {
    /// The forms of a skeleton.
    Forms(ShapesId),
    /// The detectors of an anchor.
    Anchor(Anchor),
}

/// What the lanes look at and write to.
pub(crate) struct Lanes<'s> {
    pub(crate) compiled: &'s Compiled,
    pub(crate) scanner: &'s mut Scanner,
    /// Another for labels, which are read one by one and backwards.
    pub(crate) labels: &'s mut Scanner,
    /// What waits: words are read once, whatever the order in which the lanes ask.
    pub(crate) pending: &'s mut Vec<Pending>,
    /// By anchor: up to where a value reaches that was found.
    pub(crate) reached: [usize; Anchor::COUNT],
    pub(crate) out: &'s mut Vec<Candidate>,
    /// Whether the text holds what begins the rows of an SQL dump, once that was asked.
    pub(crate) rows: &'s mut Option<bool>,
    /// How far the walk over house numbers has come.
    pub(crate) address: &'s mut crate::address::Reached,
}

impl Lanes<'_> {
    /// Asks by the words around, in the order of the text, what the lanes put off. The first `numbers` of it
    /// come from one walk over the text.
    pub(crate) fn settle<L: Layout + ?Sized>(&mut self, cells: &Locator<'_, L>, numbers: usize) {
        let mut pending = std::mem::take(self.pending);
        let (left, right) = pending.split_at_mut(numbers);
        for part in [&mut *left, &mut *right] {
            if !part.is_sorted_by_key(Pending::place) {
                part.sort_unstable_by_key(Pending::place);
            }
        }
        let (mut left, mut right) = (&*left, &*right);
        while let Some(asked) = first_of(&mut left, &mut right) {
            let Some((site, cell)) = cells.site(asked.start) else { continue };
            let span = asked.start as usize..asked.end as usize;
            match asked.what {
                Asked::Forms(id) => self.ask_by_words(&site, cell, span, id),
                Asked::Anchor(anchor) => self.anchored_by_words(anchor, &site, cell, span.start),
            }
        }
        pending.clear();
        *self.pending = pending;
    }

    /// Reports what a pattern of a user matched.
    pub(crate) fn pattern<L: Layout + ?Sized>(
        &mut self,
        detector: DetectorId,
        cells: &Locator<'_, L>,
        span: Range<usize>,
        evidence: Evidence,
    ) {
        let Some((site, cell)) = cells.site(span.start as u32) else { return };
        let window = self.compiled.window(detector);
        let near = self.scanner.near(&self.compiled.vocabulary, &site, span.start, span.end, window);
        let setting = Setting { near: Some(&near), label: None, formatted: false, unnamed: 0 };
        if let Some(scored) = score(self.compiled, detector, &site, &setting) {
            self.push(detector, cell, span, scored.percent, scored.evidence | evidence);
        }
    }

    /// Whether rows of an SQL dump are among the text.
    fn has_rows(&mut self, site: &Site<'_>) -> bool {
        site.shape != Shape::Value
            && *self.rows.get_or_insert_with(|| memchr::memmem::find(site.text, b"INSERT INTO").is_some())
    }
}

/// Whether a byte before a value ties it to something longer: a word, a path, a decimal number.
#[inline]
const fn ties(before: u8) -> bool {
    before.is_ascii_alphanumeric()
        || matches!(before, b'_' | b'-' | b'.' | b'/' | b'@' | b'%' | b'&' | b'\\' | b'$' | b'+' | b'~')
}

/// Whether nothing around ties `start..end` to something longer: a word, a path, a decimal number.
fn stands_free(site: &Site<'_>, start: usize, end: usize) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let (after, beyond) = (site.byte(end), site.byte(end + 1));
    !(ties(site.before(start))
        || word(after)
        || matches!(after, b'-' | b'/' | b'+' | b'\\' | b'~') && word(beyond)
        || matches!(after, b'.' | b',') && beyond.is_ascii_digit()
        || matches!(after, b'@' | b'%'))
}

/// Whether both ends of a span lie between characters.
fn is_whole(site: &Site<'_>, span: &Range<usize>) -> bool {
    let inside = |at: usize| site.text.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    span.start < span.end
        && span.start >= site.lo
        && span.end <= site.hi
        && !inside(span.start)
        && !inside(span.end)
}
