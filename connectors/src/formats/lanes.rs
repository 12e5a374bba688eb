//! Looking at many bytes at once, with the vector instructions that every processor of its kind has.

use wide::u8x16;

/// Bytes in a block.
pub(crate) const BLOCK: usize = 64;

/// For each of `needles` a bit for each byte of the block that equals it.
#[inline(always)]
pub(crate) fn equal<const N: usize>(block: &[u8; BLOCK], needles: [u8; N]) -> [u64; N] {
    let mut masks = [0; N];
    for (at, lane) in block.as_chunks::<LANE>().0.iter().enumerate() {
        let lane = Lane::load(lane);
        for (mask, needle) in masks.iter_mut().zip(needles) {
            *mask |= u64::from(lane.equal(needle)) << (LANE * at);
        }
    }
    masks
}

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
        fn masks_have_a_bit_for_each_equal_byte(
            mut block in proptest::array::uniform32(0u8..4).prop_map(|half| {
                let mut block = [0; BLOCK];
                block[..32].copy_from_slice(&half);
                block[32..].copy_from_slice(&half.map(|b| b ^ 1));
                block
            }),
            needle in any::<u8>(),
            at in 0..BLOCK,
        ) {
            block[at] = needle;
            let [some, other] = equal(&block, [needle, 1]);
            for (at, byte) in block.iter().enumerate() {
                prop_assert_eq!(some >> at & 1 == 1, *byte == needle);
                prop_assert_eq!(other >> at & 1 == 1, *byte == 1);
            }
        }

        #[test]
        fn a_run_ends_at_the_first_mark(text in "[a-c\"\\\\\n]{0,80}|[a-z]{0,80}", from in 0usize..80) {
            let bytes = text.as_bytes();
            let from = from.min(bytes.len());
            let is_mark = |b: &u8| matches!(b, b'"' | b'\\' | b'\n');
            let first = bytes[from..].iter().position(|b| is_mark(b)).map_or(bytes.len(), |at| from + at);
            prop_assert_eq!(string_end(bytes, from), first);
        }
    }
}
