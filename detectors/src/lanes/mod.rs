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
    DetectorId, Evidence, Layout, Level, Shape,
    blocks::Blocks,
    catalog::{ENTRIES, id},
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
    fn place(&self) -> u64 {
        u64::from(self.start) << 32 | u64::from(self.end)
    }
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
    pub(crate) blocks: &'s mut Blocks<Pending>,
    /// A bit for every cell whose whole value is known for certain, see [`settle_cell`](Lanes::settle_cell).
    pub(crate) settled: &'s mut Vec<u64>,
    /// By anchor: up to where a value reaches that was found.
    pub(crate) reached: [usize; Anchor::COUNT],
    pub(crate) out: &'s mut Vec<Candidate>,
    /// Whether the text holds what begins the rows of an SQL dump, once that was asked.
    pub(crate) rows: &'s mut Option<bool>,
    /// How far the walk over house numbers has come.
    pub(crate) address: &'s mut crate::address::Reached,
}

impl Lanes<'_> {
    /// Asks by the words around, in the order of the text, what the lanes put off.
    pub(crate) fn settle<L: Layout + ?Sized>(&mut self, cells: &Locator<'_, L>) {
        let mut pending = std::mem::take(self.pending);
        self.blocks.sort(&mut pending, |asked| asked.start, Pending::place);
        for asked in &pending {
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

    /// Notes whether one of the candidates from the place `first` on is the whole value of the cell, with high
    /// confidence: whatever the walks over numbers find in it is shorter, or less specific.
    pub(crate) fn settle_cell(&mut self, site: &Site<'_>, cell: u32, first: usize) {
        let found = self.out.get(first..).unwrap_or_default();
        let blank = |from: usize, to: usize| {
            site.text.get(from..to).is_some_and(|text| text.iter().all(u8::is_ascii_whitespace))
        };
        let is_specific = |detector: DetectorId| {
            let entry = ENTRIES.get(usize::from(detector.0));
            detector == id::PAYMENT_CARD || entry.is_some_and(|entry| !entry.methods.is_empty())
        };
        let is_whole = |c: &Candidate| {
            c.confidence.level() == Level::High
                && is_specific(c.detector)
                && blank(site.lo, c.start as usize)
                && blank(c.end as usize, site.hi)
        };
        if found.iter().any(is_whole) {
            let place = cell as usize / 64;
            if self.settled.len() <= place {
                self.settled.resize(place + 1, 0);
            }
            self.settled[place] |= 1 << (cell % 64);
        }
    }

    /// Whether the whole value of the cell is known for certain.
    #[inline]
    pub(crate) fn is_settled(&self, cell: u32) -> bool {
        self.settled.get(cell as usize / 64).is_some_and(|cells| cells >> (cell % 64) & 1 != 0)
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
fn ties(before: u8) -> bool {
    const TIES: [bool; 256] = {
        let (mut ties, mut byte) = ([false; 256], 0u8);
        while byte < 128 {
            ties[byte as usize] = byte.is_ascii_alphanumeric()
                || matches!(
                    byte,
                    b'_' | b'-' | b'.' | b'/' | b'@' | b'%' | b'&' | b'\\' | b'$' | b'+' | b'~'
                );
            byte += 1;
        }
        ties
    };
    TIES[before as usize]
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
