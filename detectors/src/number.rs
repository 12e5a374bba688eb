//! Runs of digits and gaps: what the number anchor points at, divided into groups.

use std::ops::Range;

use crate::site::Site;

/// Most groups that a run is divided into; what follows is another run.
pub(crate) const GROUPS: usize = 24;
/// Most digits of a run; what follows is another run.
pub(crate) const DIGITS: usize = 64;

/// Digits in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Group {
    /// The first digit.
    pub(crate) start: u32,
    /// How many.
    pub(crate) length: u32,
}

impl Group {
    /// The byte after the last digit.
    pub(crate) fn end(self) -> usize {
        (self.start + self.length) as usize
    }
}

/// A run of groups of digits, joined by gaps of one to three separators.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    groups: [Group; GROUPS],
    count: usize,
    /// Digits in all.
    pub(crate) digits: u32,
    /// Whether the run goes on behind what was read: nothing may be concluded from its end.
    pub(crate) cut: bool,
}

impl Run {
    /// Reads the run whose first digit stands at `start`.
    pub(crate) fn read(site: &Site<'_>, start: usize) -> Run {
        let mut run = Run { groups: [Group::default(); GROUPS], count: 0, digits: 0, cut: false };
        let (text, hi) = (site.text, site.hi);
        let mut at = start;
        loop {
            let first = at;
            while at < hi && text[at].is_ascii_digit() {
                at += 1;
            }
            if run.count == GROUPS || run.digits as usize + (at - first) > DIGITS && run.count > 0 {
                run.cut = true;
                return run;
            }
            run.groups[run.count] = Group { start: first as u32, length: (at - first) as u32 };
            run.count += 1;
            run.digits += (at - first) as u32;
            match gap(&text[at..hi.min(at + 4)]) {
                Some(length) => at += length,
                None => return run,
            }
        }
    }

    /// The groups, at least one.
    pub(crate) fn groups(&self) -> &[Group] {
        &self.groups[..self.count]
    }

    /// From the first digit to the last.
    pub(crate) fn range(&self) -> Range<usize> {
        self.groups[0].start as usize..self.groups[self.count - 1].end()
    }

    /// Where to read on if the run was cut. The last groups are read again: a value may begin in them.
    pub(crate) fn next(&self) -> Option<usize> {
        self.cut.then(|| match self.count.checked_sub(AGAIN) {
            Some(index) if index > 0 => self.groups[index].start as usize,
            _ => self.groups[self.count - 1].start as usize,
        })
    }

    /// Whether the run is four groups of up to three digits joined by single dots: an IPv4 address or a
    /// version, which are looked at elsewhere.
    pub(crate) fn is_dotted_quad(&self, site: &Site<'_>) -> bool {
        self.count == 4
            && self.groups[..4].iter().all(|g| g.length <= 3)
            && self.groups[..4].windows(2).all(|w| w[0].end() + 1 == w[1].start as usize && site.text[w[0].end()] == b'.')
    }
}

/// How many groups of a run that was cut are read again: more than any value has.
const AGAIN: usize = 8;

/// The length of the gap at the start of `text`, if a digit follows it.
fn gap(text: &[u8]) -> Option<usize> {
    for (length, &byte) in text.iter().enumerate() {
        if byte.is_ascii_digit() {
            return (length > 0).then_some(length);
        }
        if !(matches!(byte, b' ' | b'(' | b')' | b'-' | b'.' | b'/') || byte >= 0x80) {
            return None;
        }
    }
    None
}
