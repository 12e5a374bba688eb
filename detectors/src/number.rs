//! Runs of digits and gaps: what the number anchor points at, divided into groups.

use std::ops::Range;

use crate::anchor::simd::number_masks;
use crate::site::Site;

/// Most groups that are looked at at once; what follows is another run.
pub(crate) const GROUPS: usize = 24;
/// Most bytes of a run that are looked at at once.
const WINDOW: usize = 64;

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

/// A run of groups of digits joined by gaps of one to three separators, as far as one window shows it:
/// a bit for every byte from its first digit on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    start: usize,
    /// Digits of the run.
    mask: u64,
    /// From the first digit to the last.
    length: usize,
    /// Where the run goes on behind the window.
    next: Option<usize>,
}

impl Run {
    /// Reads the run whose first digit stands at `start`.
    #[inline]
    pub(crate) fn read(site: &Site<'_>, start: usize) -> Run {
        let rest = &site.text[start..];
        // Most runs are short: half a window shows them.
        if let Some(half) = rest.first_chunk::<HALF>() {
            let (digit, length) = extent(number_masks(half), site.hi - start);
            if length + LONGEST_GAP < HALF {
                return Run::of(start, digit, length);
            }
        }
        let masks = match rest.first_chunk::<WINDOW>() {
            Some(window) => number_masks(window),
            None => number_masks(&short(rest)),
        };
        let room = site.hi - start;
        let (digit, length) = extent(masks, room);
        if length + LONGEST_GAP < WINDOW || room <= WINDOW {
            return Run::of(start, digit, length);
        }
        Run::cut(site, start, digit, length)
    }

    #[inline]
    fn of(start: usize, digit: u64, length: usize) -> Run {
        let mask = if length == WINDOW { digit } else { digit & ((1 << length) - 1) };
        Run { start, mask, length: WINDOW - mask.leading_zeros() as usize, next: None }
    }

    /// A run that reaches the end of the window.
    #[cold]
    fn cut(site: &Site<'_>, start: usize, digit: u64, length: usize) -> Run {
        // The last group may go on: it belongs to what follows, unless it is all there is.
        let inside = if length == WINDOW { digit } else { digit & ((1 << length) - 1) };
        let starts = inside & !(inside << 1);
        let last = 63 - starts.leading_zeros() as usize;
        if last == 0 {
            // One long row of digits is nothing: skip to its end.
            let end = site.text[start..site.hi]
                .iter()
                .position(|b| !b.is_ascii_digit())
                .map_or(site.hi, |n| start + n);
            let next = (end < site.hi).then_some(end).and_then(|end| follows(site, end));
            return Run { start, mask: 0, length: 0, next };
        }
        let mask = inside & ((1 << last) - 1);
        // The last groups are read again: a value may begin in them.
        let mut again = start + last;
        let mut rest = starts & ((1 << last) - 1);
        for _ in 0..AGAIN {
            if rest.count_ones() <= 1 {
                break;
            }
            let position = 63 - rest.leading_zeros() as usize;
            again = start + position;
            rest &= !(1 << position);
        }
        Run { start, mask, length: WINDOW - mask.leading_zeros() as usize, next: Some(again) }
    }

    /// Digits in all.
    #[inline]
    pub(crate) fn digits(&self) -> u32 {
        self.mask.count_ones()
    }

    /// Whether the run begins as numbers are written: with four digits in its first twelve bytes.
    /// The anchor pass promises no more than to find those.
    #[inline]
    pub(crate) fn opens(&self) -> bool {
        (self.mask & 0xfff).count_ones() >= 4
    }

    /// The groups of the run, written to `out`; the slice holds at least one.
    pub(crate) fn groups<'o>(&self, out: &'o mut [Group; GROUPS]) -> &'o [Group] {
        let (mut mask, mut at, mut count) = (self.mask, self.start, 0);
        while mask != 0 && count < GROUPS {
            let skip = mask.trailing_zeros();
            mask >>= skip;
            at += skip as usize;
            let length = mask.trailing_ones();
            out[count] = Group { start: at as u32, length };
            count += 1;
            at += length as usize;
            mask = if length == 64 { 0 } else { mask >> length };
        }
        &out[..count]
    }

    /// Calls `each` with the groups of the run.
    #[inline]
    pub(crate) fn each_group(&self, mut each: impl FnMut(Group)) {
        let (mut mask, mut at) = (self.mask, self.start);
        while mask != 0 {
            let skip = mask.trailing_zeros();
            mask >>= skip;
            at += skip as usize;
            let length = mask.trailing_ones();
            each(Group { start: at as u32, length });
            at += length as usize;
            mask = if length == 64 { 0 } else { mask >> length };
        }
    }

    /// From the first digit to the last.
    #[inline]
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.start + self.length
    }

    /// The length of the only group; `None` if there are more.
    #[inline]
    pub(crate) fn alone(&self) -> Option<usize> {
        (self.digits() as usize == self.length).then_some(self.length)
    }

    /// Where to read on if the window did not show all of the run.
    pub(crate) fn next(&self) -> Option<usize> {
        self.next
    }

    /// Whether the run is four groups of up to three digits joined by single dots: an IPv4 address or a
    /// version, which are looked at elsewhere.
    #[inline]
    pub(crate) fn is_dotted_quad(&self, site: &Site<'_>) -> bool {
        if self.length > 15 || self.digits() + 3 != self.length as u32 {
            return false;
        }
        // Three single gaps, and no group of four digits.
        let gaps = !self.mask & ((1 << self.length) - 1);
        let four = self.mask & self.mask >> 1 & self.mask >> 2 & self.mask >> 3;
        let mut rest = gaps;
        if gaps.count_ones() != 3 || gaps & gaps >> 1 != 0 || four != 0 {
            return false;
        }
        while rest != 0 {
            if site.text[self.start + rest.trailing_zeros() as usize] != b'.' {
                return false;
            }
            rest &= rest - 1;
        }
        true
    }

    /// Whether the groups are those of a number of ten digits in thousands, `1.020.304.050`: an identity card as
    /// well as an address.
    #[inline]
    pub(crate) fn is_in_thousands(&self) -> bool {
        self.length == 13 && self.mask & ((1 << 13) - 1) == 0b1_1101_1101_1101
    }
}

/// A shorter window for most runs.
const HALF: usize = 32;

/// The longest gap between two groups.
const LONGEST_GAP: usize = 3;

/// The digits among `room` bytes, and how far the run goes that begins at the first.
#[inline]
fn extent((mut digit, mut gap): (u64, u64), room: usize) -> (u64, usize) {
    if room < WINDOW {
        digit &= (1 << room) - 1;
        gap &= (1 << room) - 1;
    }
    // As in the anchor pass: gaps of up to three bytes between digits are closed.
    let gap1 = gap & digit << 1;
    let gap2 = gap & gap1 << 1;
    let gap3 = gap & gap2 << 1;
    let ahead = digit >> 1;
    let closed3 = gap3 & ahead;
    let closed2 = gap2 & (ahead | closed3 >> 1);
    let closed1 = gap1 & (ahead | closed2 >> 1);
    (digit, (digit | closed1 | closed2 | closed3).trailing_ones() as usize)
}

/// How many groups of a run that was cut are read again: more than any value has.
const AGAIN: usize = 8;

/// The first digit after the gap at `at`, if there is one.
fn follows(site: &Site<'_>, at: usize) -> Option<usize> {
    (at + 1..=at + 3).find(|&i| site.byte(i).is_ascii_digit())
}

#[cold]
fn short(rest: &[u8]) -> [u8; WINDOW] {
    let mut window = [0; WINDOW];
    let length = rest.len().min(WINDOW);
    window[..length].copy_from_slice(&rest[..length]);
    window
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, Group, Run};
    use crate::{FieldHint, Shape, site::Site};

    #[test]
    fn runs() {
        let long = format!("{}-55", "7".repeat(90));
        for (text, groups, next) in [
            ("030 498460x", vec!["030", "498460"], None),
            ("49 (0) 30 / 1234-567,8", vec!["49", "0", "30", "1234", "567"], None),
            ("123    456", vec!["123"], None),
            ("4111 1111 1111 1111", vec!["4111", "1111", "1111", "1111"], None),
            (long.as_str(), vec![], Some(91)),
        ] {
            let site = Site {
                text: text.as_bytes(),
                lo: 0,
                hi: text.len(),
                hint: &FieldHint::NONE,
                shape: Shape::Prose,
            };
            let run = Run::read(&site, 0);
            let mut out = [Group::default(); GROUPS];
            let got: Vec<&str> =
                run.groups(&mut out).iter().map(|g| &text[g.start as usize..g.end()]).collect();
            assert_eq!(got, groups, "{text}");
            assert_eq!(run.next(), next, "{text}");
        }
    }

    #[test]
    fn a_cut_run_is_read_on() {
        // Every group of a run of any length is seen.
        let text = "1234 ".repeat(100);
        let site = Site {
            text: text.as_bytes(),
            lo: 0,
            hi: text.len(),
            hint: &FieldHint::NONE,
            shape: Shape::Prose,
        };
        let (mut at, mut seen) = (0, std::collections::BTreeSet::new());
        loop {
            let run = Run::read(&site, at);
            let mut out = [Group::default(); GROUPS];
            seen.extend(run.groups(&mut out).iter().map(|g| g.start));
            match run.next() {
                Some(next) => {
                    assert!(next > at);
                    at = next;
                }
                None => break,
            }
        }
        assert_eq!(seen.len(), 100);
    }
}
