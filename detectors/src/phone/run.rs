//! A run of digits and gaps, cut into its groups.

use std::ops::Range;

use crate::anchor::simd::number_masks;

/// The most bytes of a run that are looked at: the engine reads no longer ones.
const WINDOW: usize = 64;
/// The most groups that so many bytes hold.
const GROUPS: usize = WINDOW / 2;

/// One group of digits.
#[derive(Clone, Copy, Default)]
struct Group {
    /// Its first byte, from the start of the run.
    start: u8,
    /// The byte after its last.
    end: u8,
    /// The number of its first digit in the run.
    first: u8,
}

/// A run of digits and gaps, cut into its groups.
pub(crate) struct Run<'t> {
    text: &'t [u8],
    origin: usize,
    digits: [u8; WINDOW],
    count: usize,
    groups: [Group; GROUPS],
    pub(crate) len: usize,
}

impl<'t> Run<'t> {
    /// Cuts `run` of `text`. What is over the limits is left out.
    #[inline]
    pub(crate) fn new(text: &'t [u8], run: Range<usize>) -> Run<'t> {
        let mut digits = [0; WINDOW];
        let mut groups = [Group::default(); GROUPS];
        let (mut count, mut len) = (0, 0);
        let bytes = &text[run.clone()];
        let bytes = &bytes[..bytes.len().min(WINDOW)];
        let mut mask = match text[run.start..].first_chunk::<WINDOW>() {
            Some(window) => number_masks(window).0,
            None => bytes.iter().rev().fold(0, |mask, b| mask << 1 | u64::from(b.is_ascii_digit())),
        };
        if bytes.len() < WINDOW {
            mask &= (1 << bytes.len()) - 1;
        }
        // The remainders are always the numbers themselves, and known to the compiler.
        while mask != 0 {
            let start = mask.trailing_zeros() as usize;
            let size = (mask >> start).trailing_ones() as usize;
            groups[len % GROUPS] =
                Group { start: start as u8, end: (start + size) as u8, first: count as u8 };
            len += 1;
            for (slot, byte) in digits[count % WINDOW..].iter_mut().zip(&bytes[start..start + size]) {
                *slot = byte & 15;
            }
            count += size;
            mask = if start + size == WINDOW { 0 } else { mask >> (start + size) << (start + size) };
        }
        Run { text, origin: run.start, digits, count, groups, len }
    }

    /// The bytes of the groups `groups`, from the first digit to the last.
    pub(crate) fn span(&self, groups: Range<usize>) -> Range<usize> {
        self.origin + self.groups[groups.start].start as usize
            ..self.origin + self.groups[groups.end - 1].end as usize
    }

    /// The digits, values 0 to 9, of the groups `groups`.
    #[inline(always)]
    pub(crate) fn digits(&self, groups: Range<usize>) -> &[u8] {
        &self.digits[self.first(groups.start)..self.first(groups.end)]
    }

    /// The number of the first digit of a group.
    #[inline(always)]
    fn first(&self, group: usize) -> usize {
        if group >= self.len { self.count } else { self.groups[group].first as usize }
    }

    /// How many digits a group has.
    #[inline(always)]
    pub(crate) fn size(&self, group: usize) -> usize {
        self.first(group + 1) - self.first(group)
    }

    /// The value of a group of at most eight digits.
    pub(crate) fn value(&self, group: usize) -> u32 {
        self.digits(group..group + 1).iter().take(8).fold(0, |n, d| n * 10 + *d as u32)
    }

    /// The bytes between a group and the one after it.
    pub(crate) fn gap(&self, group: usize) -> &'t [u8] {
        &self.text[self.origin + self.groups[group].end as usize
            ..self.origin + self.groups[group + 1].start as usize]
    }

    /// Whether the gaps after the groups `groups` (the last one's excepted) all fulfil `test`.
    pub(crate) fn gaps(&self, groups: Range<usize>, test: impl Fn(&[u8]) -> bool) -> bool {
        (groups.start..groups.end.saturating_sub(1)).all(|g| test(self.gap(g)))
    }

    /// Where the groups `groups` end within their last `significant` digits, as
    /// [`Number::is_grouped`](super::Number::is_grouped) takes it.
    pub(crate) fn mask(&self, groups: Range<usize>, significant: usize) -> u16 {
        let total = self.first(groups.end);
        (groups.start + 1..groups.end).fold(0, |mask, g| {
            let behind = total - self.first(g);
            match significant.checked_sub(behind) {
                Some(at) if (1..=16).contains(&at) => mask | 1 << (at - 1),
                _ => mask,
            }
        })
    }

    /// How many groups from `group` on are a calendar date, day and month in either order, or a span of
    /// years; 0 if none. Years of 1900 to 2099, as in `SLASH_SEPARATED_DATES` and `TIME_STAMPS` of
    /// libphonenumber's `PhoneNumberMatcher`.
    pub(crate) fn date(&self, group: usize) -> usize {
        let joined =
            |g: usize| g + 1 < self.len && matches!(self.gap(g), b"-" | b"/" | b"." | b" - " | b". ");
        let year = |g: usize| self.size(g) == 4 && (1900..2100).contains(&self.value(g));
        let part = |g: usize, most: u32| self.size(g) <= 2 && (1..=most).contains(&self.value(g));
        if !joined(group) {
            return 0;
        }
        if year(group) && year(group + 1) {
            return 2;
        }
        if !joined(group + 1) {
            return 0;
        }
        let two = |a: usize, b: usize| part(a, 12) && part(b, 31) || part(a, 31) && part(b, 12);
        let iso = year(group) && two(group + 1, group + 2);
        // A year of two digits only where nothing else follows it: "06/12/34/56/78" is no date.
        let short = |g: usize| self.size(g) == 2 && !joined(g);
        let usual = two(group, group + 1) && (year(group + 2) || short(group + 2));
        if iso || usual { 3 } else { 0 }
    }

    /// Whether the groups from `group` on are an IPv4 address or a version of four parts: no group has a
    /// leading zero.
    pub(crate) fn is_dotted_quad(&self, group: usize) -> bool {
        group + 4 <= self.len
            && self.gaps(group..group + 4, |gap| gap == b".")
            && (group..group + 4)
                .all(|g| self.size(g) <= 3 && (self.size(g) == 1 || self.digits(g..g + 1)[0] != 0))
            && (group + 4 == self.len || self.gap(group + 3) != b".")
    }

    /// Whether the groups count up by one: "06 07 08 09 10".
    pub(crate) fn counts(&self, groups: Range<usize>) -> bool {
        groups.len() > 3 && (groups.start + 1..groups.end).all(|g| self.value(g) == self.value(g - 1) + 1)
    }

    /// Whether the groups have these sizes.
    pub(crate) fn is_sized(&self, groups: Range<usize>, sizes: &[usize]) -> bool {
        groups.len() == sizes.len() && groups.zip(sizes).all(|(g, size)| self.size(g) == *size)
    }
}
