//! Looking at many bytes at once, with the vector instructions that every processor of its kind has.

use wide::u8x16;

/// Where in a stretch of text some bytes stand.
pub(crate) struct Marks {
    /// Their places, in order.
    places: [u32; CHUNK + SLACK],
    count: usize,
    /// Which of `places` are line ends.
    line_ends: [u32; CHUNK],
    lines: usize,
    /// Whether there are quotation marks among them.
    pub(crate) has_quotes: bool,
}

/// The bytes that [`Marks`] looks for; none is a zero byte.
#[derive(Clone, Copy)]
pub(crate) struct Needles {
    pub(crate) delimiter: u8,
    pub(crate) line_end: u8,
    pub(crate) quote: u8,
}

impl Marks {
    /// No marks.
    pub(crate) fn new() -> Marks {
        Marks { places: [0; CHUNK + SLACK], count: 0, line_ends: [0; CHUNK], lines: 0, has_quotes: false }
    }

    /// The places of all marks.
    pub(crate) fn places(&self) -> &[u32] {
        &self.places[..self.count]
    }

    /// Which of the [`places`](Marks::places) are line ends.
    pub(crate) fn line_ends(&self) -> &[u32] {
        &self.line_ends[..self.lines]
    }

    /// Finds the marks in `bytes`, no more than [`CHUNK`]. Places count from `base`.
    pub(crate) fn find(&mut self, bytes: &[u8], base: usize, needles: Needles) {
        let [delimiter, line_end, quote] =
            [needles.delimiter, needles.line_end, needles.quote].map(u8x16::splat);
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        let mut padded = [0; BLOCK];
        padded[..rest.len()].copy_from_slice(rest);
        let tail = if rest.is_empty() { None } else { Some(&padded) };
        let mut base = base as u32;
        let (mut count, mut lines) = (0, 0);
        let mut quotes = u8x16::ZERO;
        for block in blocks.iter().take(CHUNK / BLOCK).chain(tail) {
            let (mut mask, mut ends) = (0u64, 0u64);
            for (at, lane) in block.as_chunks::<LANE>().0.iter().enumerate() {
                let lane = u8x16::new(*lane);
                let (is_end, is_quote) = (lane.simd_eq(line_end), lane.simd_eq(quote));
                quotes |= is_quote;
                let any = lane.simd_eq(delimiter) | is_end | is_quote;
                mask |= u64::from(any.to_bitmask()) << (LANE * at);
                ends |= u64::from(is_end.to_bitmask()) << (LANE * at);
            }
            while ends != 0 {
                let before = mask & (ends - 1) & !ends;
                if let Some(line_end) = self.line_ends.get_mut(lines) {
                    *line_end = (count + before.count_ones() as usize) as u32;
                }
                lines += 1;
                ends &= ends - 1;
            }
            let found = mask.count_ones() as usize;
            let mut written = 0;
            // Writing a few too many is faster than stopping at the right one.
            while written < found
                && let Some(room) =
                    self.places.get_mut(count + written..).and_then(|out| out.first_chunk_mut::<SLACK>())
            {
                for place in room {
                    *place = base + (mask | 1 << 63).trailing_zeros();
                    mask &= mask.wrapping_sub(1);
                }
                written += SLACK;
            }
            count += found;
            base += BLOCK as u32;
        }
        self.count = count.min(CHUNK);
        self.lines = lines.min(CHUNK);
        self.has_quotes = quotes.to_bitmask() != 0;
    }
}

/// Bytes in a block.
const BLOCK: usize = 64;

/// Bytes that [`Marks`] looks at in one go.
pub(crate) const CHUNK: usize = 4096;

/// Room behind the places for those written too many.
const SLACK: usize = 8;

/// The first byte at or after `from` that ends a run within a JSON string: a quotation mark, a
/// backslash or a control character. The length of `bytes` when there is none.
#[inline(always)]
pub(crate) fn string_end(bytes: &[u8], mut from: usize) -> usize {
    while let Some(lane) = bytes.get(from..).and_then(|rest| rest.first_chunk::<LANE>()) {
        let lane = Lane::load(lane);
        let found = lane.equal(b'"') | lane.equal(b'\\') | lane.below_space();
        if found != 0 {
            return from + found.trailing_zeros() as usize;
        }
        from += LANE;
    }
    let rest = bytes.get(from..).unwrap_or_default();
    let found = rest.iter().position(|&b| b == b'"' || b == b'\\' || b < b' ');
    found.map_or(bytes.len(), |at| from + at)
}

/// Whether there is a control character other than a tab or an end of a line or page.
pub(crate) fn has_controls(bytes: &[u8]) -> bool {
    let (lanes, rest) = bytes.as_chunks::<LANE>();
    let (space, tab, span) = (u8x16::splat(0x1f), u8x16::splat(9), u8x16::splat(4));
    let mut found = u8x16::ZERO;
    for lane in lanes {
        let lane = u8x16::new(*lane);
        let is_control = lane.min(space).simd_eq(lane);
        let from_tab = lane - tab;
        let is_end = from_tab.min(span).simd_eq(from_tab);
        found |= is_control & !is_end;
    }
    let is_odd = |b: &u8| *b < b' ' && !(9..=13).contains(b);
    found.to_bitmask() != 0 || rest.iter().any(is_odd)
}

const LANE: usize = 16;

/// Sixteen bytes.
#[derive(Clone, Copy)]
struct Lane(u8x16);

impl Lane {
    #[inline(always)]
    fn load(bytes: &[u8; LANE]) -> Lane {
        Lane(u8x16::new(*bytes))
    }

    /// A bit for each byte that equals `needle`.
    #[inline(always)]
    fn equal(self, needle: u8) -> u16 {
        self.0.simd_eq(u8x16::splat(needle)).to_bitmask() as u16
    }

    /// A bit for each byte that is a control character.
    #[inline(always)]
    fn below_space(self) -> u16 {
        self.0.min(u8x16::splat(0x1f)).simd_eq(self.0).to_bitmask() as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn marks_are_where_the_needles_are(
            bytes in prop::collection::vec(0u8..6, 0..CHUNK),
            base in 0usize..1000,
            needles in Just([1u8, 2, 3, 4, 5]).prop_shuffle(),
        ) {
            let mut marks = Marks::new();
            let needles = Needles { delimiter: needles[0], line_end: needles[1], quote: needles[2] };
            marks.find(&bytes, base, needles);
            let all = [needles.delimiter, needles.line_end, needles.quote];
            let places: Vec<usize> = (0..bytes.len()).filter(|&at| all.contains(&bytes[at])).collect();
            let expected: Vec<u32> = places.iter().map(|at| (base + at) as u32).collect();
            prop_assert_eq!(marks.places(), &expected);
            let line_ends: Vec<usize> = marks.line_ends().iter().map(|&end| places[end as usize]).collect();
            let expected: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] == needles.line_end).collect();
            prop_assert_eq!(line_ends, expected);
            prop_assert_eq!(marks.has_quotes, bytes.contains(&needles.quote));
        }

        #[test]
        fn controls_are_found(text in "[ -~\\t\\n\\r]{0,70}", odd in any::<u8>(), at in 0usize..70) {
            let mut bytes = text.into_bytes();
            prop_assert!(!has_controls(&bytes));
            bytes.insert(at.min(bytes.len()), odd);
            prop_assert_eq!(has_controls(&bytes), odd < 9 || (14..32).contains(&odd));
        }

        #[test]
        fn a_run_ends_at_the_first_mark(text in "[a-c\"\\\\\n]{0,80}|[a-z]{0,80}", from in 0usize..80) {
            let bytes = text.as_bytes();
            let from = from.min(bytes.len());
            let is_mark = |b: &u8| matches!(b, b'"' | b'\\' | b'\n');
            let first = bytes[from..].iter().position(is_mark).map_or(bytes.len(), |at| from + at);
            prop_assert_eq!(string_end(bytes, from), first);
        }
    }
}
