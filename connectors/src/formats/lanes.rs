//! Looking at many bytes at once, with the vector instructions that every processor of its kind has.

use wide::u8x16;

/// Writes where in `bytes` (no more than `out` has room for) the needles stand, in order and counted
/// from `base`, and says how many they are and whether the last of the needles is among them.
pub(crate) fn positions(
    bytes: &[u8],
    base: usize,
    needles: [u8; 3],
    out: &mut [u32; CHUNK + SLACK],
) -> (usize, bool) {
    let needles = needles.map(u8x16::splat);
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut padded = [0; BLOCK];
    padded[..rest.len()].copy_from_slice(rest);
    // A zero byte is no needle.
    let tail = if rest.is_empty() { None } else { Some(&padded) };
    let mut base = base as u32;
    let mut count = 0;
    let mut last_needle = u8x16::ZERO;
    for block in blocks.iter().take(CHUNK / BLOCK).chain(tail) {
        let mut mask = 0;
        for (at, lane) in block.as_chunks::<LANE>().0.iter().enumerate() {
            let lane = u8x16::new(*lane);
            let last = lane.simd_eq(needles[2]);
            last_needle |= last;
            let any = lane.simd_eq(needles[0]) | lane.simd_eq(needles[1]) | last;
            mask |= u64::from(any.to_bitmask()) << (LANE * at);
        }
        let found = mask.count_ones() as usize;
        let mut written = 0;
        // Writing a few too many is faster than stopping at the right one.
        while written < found
            && let Some(room) = out.get_mut(count + written..).and_then(|out| out.first_chunk_mut::<SLACK>())
        {
            for position in room {
                *position = base + (mask | 1 << 63).trailing_zeros();
                mask &= mask.wrapping_sub(1);
            }
            written += SLACK;
        }
        count += found;
        base += BLOCK as u32;
    }
    (count, last_needle.to_bitmask() != 0)
}

/// Bytes in a block.
const BLOCK: usize = 64;

/// Bytes that [`positions`] looks at in one go.
pub(crate) const CHUNK: usize = 4096;

/// Room behind the positions for those written too many.
pub(crate) const SLACK: usize = 8;

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
        fn positions_are_those_of_the_needles(
            bytes in prop::collection::vec(0u8..6, 0..CHUNK),
            base in 0usize..1000,
            needles in any::<[u8; 3]>().prop_map(|needles| needles.map(|needle| needle % 5 + 1)),
        ) {
            let mut out = [0; CHUNK + SLACK];
            let (count, has_last) = positions(&bytes, base, needles, &mut out);
            let expected: Vec<u32> =
                (0..bytes.len()).filter(|&at| needles.contains(&bytes[at])).map(|at| (base + at) as u32).collect();
            prop_assert_eq!(&out[..count], &expected);
            prop_assert_eq!(has_last, bytes.contains(&needles[2]));
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
