//! A small generator of random numbers: xoshiro256**, seeded by SplitMix64
//! (<https://prng.di.unimi.it/>). Our own, so that a seed gives the same bytes for ever.

/// A source of random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Random([u64; 4]);

impl Random {
    /// The generator of `seed`.
    pub(crate) fn new(seed: u64) -> Random {
        let mut state = seed;
        Random(std::array::from_fn(|_| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        }))
    }

    /// 64 random bits.
    pub(crate) fn bits(&mut self) -> u64 {
        let s = &mut self.0;
        let result = s[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// A number below `end` (0 for 0).
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.bits()) * u128::from(end)) >> 64) as u64
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn range(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// True in `percent` of a hundred cases.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// True in one of `n` cases.
    pub(crate) fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// One of `items`, each as likely.
    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u64) as usize]
    }

    /// One of `items`, the earlier the more likely, much as words are in writing.
    pub(crate) fn pick_early<T: Copy>(&mut self, items: &[T]) -> T {
        let unit = (self.bits() >> 11) as f64 / (1u64 << 53) as f64;
        // Zipf's law: the n-th word is n times rarer than the first.
        let index = ((items.len() as f64 + 1.0).powf(unit) - 1.0) as usize;
        items[index.min(items.len() - 1)]
    }

    /// Appends `count` random decimal digits.
    pub(crate) fn digits(&mut self, count: usize, out: &mut String) {
        for _ in 0..count {
            out.push(char::from(b'0' + self.below(10) as u8));
        }
    }

    /// Appends `count` random hexadecimal digits, lower case.
    pub(crate) fn hex(&mut self, count: usize, out: &mut String) {
        for _ in 0..count {
            out.push(char::from(b"0123456789abcdef"[self.below(16) as usize]));
        }
    }
}
