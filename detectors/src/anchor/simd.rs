//! Classes of bytes as bit masks: the one module of the crate with an `unsafe` line.
//!
//! Stage 1 of the engine asks of every window of 64 bytes which of them are digits, letters,
//! separators and so on, as one `u64` a class. There are two implementations: a portable one, which
//! is also the oracle of the tests, and one each for AVX2 and AVX-512. These use only intrinsics that are
//! safe inside a function with the feature; loads go through `bytemuck`, which checks sizes at compile
//! time. What remains unsafe is the call into such a function, after the processor was asked whether it
//! has the feature: [`Level::detect`] is the only place that makes the proof that the call takes.

/// One window of input.
pub(super) type Window = [u8; 64];

/// For every class, which bytes of a window belong to it; bit 0 is the first byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Masks {
    /// `0-9`.
    pub(super) digit: u64,
    /// `A-Z a-z`.
    pub(super) letter: u64,
    /// `A-Z`.
    pub(super) upper: u64,
    /// `A-F a-f`.
    pub(super) hex_letter: u64,
    /// Not ASCII.
    pub(super) high: u64,
    /// `_`.
    pub(super) underscore: u64,
    /// What may stand between the digits of a number: space `( ) - . /`.
    pub(super) separator: u64,
    /// `.`.
    pub(super) dot: u64,
    /// `:`.
    pub(super) colon: u64,
    /// `-`.
    pub(super) dash: u64,
    /// `@`.
    pub(super) at: u64,
    /// `=` and `>`.
    pub(super) equals: u64,
    /// `$`.
    pub(super) dollar: u64,
    /// Space.
    pub(super) blank: u64,
    /// `,`.
    pub(super) comma: u64,
}

/// Which implementation runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Plain Rust.
    Portable,
    /// AVX2 and the bit instructions that come with it (x86-64-v3).
    #[cfg(target_arch = "x86_64")]
    Avx2(Proof),
    /// AVX-512 F and BW on top.
    #[cfg(target_arch = "x86_64")]
    Avx512(Proof),
}

/// Proof that the processor has the features of its level; only [`Level::all`] makes one.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Proof(());

impl Level {
    /// The best implementation that this processor can run.
    pub(crate) fn detect() -> Level {
        Level::all().into_iter().flatten().last().unwrap_or(Level::Portable)
    }

    /// Every implementation that this processor can run, the best last.
    pub(crate) fn all() -> [Option<Level>; 3] {
        #[cfg(target_arch = "x86_64")]
        {
            let has_avx2 = std::is_x86_feature_detected!("avx2")
                && std::is_x86_feature_detected!("bmi1")
                && std::is_x86_feature_detected!("bmi2")
                && std::is_x86_feature_detected!("lzcnt")
                && std::is_x86_feature_detected!("popcnt");
            let has_avx512 = has_avx2
                && std::is_x86_feature_detected!("avx512f")
                && std::is_x86_feature_detected!("avx512bw");
            let avx2 = has_avx2.then_some(Level::Avx2(Proof(())));
            let avx512 = has_avx512.then_some(Level::Avx512(Proof(())));
            [Some(Level::Portable), avx2, avx512]
        }
        #[cfg(not(target_arch = "x86_64"))]
        [Some(Level::Portable), None, None]
    }
}

/// A pass over text that classifies windows, generic over how.
pub(super) trait Pass {
    /// Runs the pass with `classify`. Must be `#[inline(always)]`, so that it is compiled for the
    /// features of its caller.
    fn run(self, classify: impl Fn(&Window) -> Masks);
}

/// Runs `pass` at `level`.
pub(super) fn run(level: Level, pass: impl Pass) {
    match level {
        Level::Portable => pass.run(portable),
        #[cfg(target_arch = "x86_64")]
        // SAFETY: the proof says that the processor has the features that `avx2::run` enables.
        #[allow(unsafe_code)]
        Level::Avx2(_) => unsafe { avx2::run(pass) },
        #[cfg(target_arch = "x86_64")]
        // SAFETY: the proof says that the processor has the features that `avx512::run` enables.
        #[allow(unsafe_code)]
        Level::Avx512(_) => unsafe { avx512::run(pass) },
    }
}

/// The classes, byte by byte: the portable implementation.
pub(super) fn portable(window: &Window) -> Masks {
    let mut masks = Masks::default();
    for (index, &byte) in window.iter().enumerate() {
        let bit = |yes: bool| u64::from(yes) << index;
        masks.digit |= bit(byte.is_ascii_digit());
        masks.letter |= bit(byte.is_ascii_alphabetic());
        masks.upper |= bit(byte.is_ascii_uppercase());
        masks.hex_letter |= bit(matches!(byte | 0x20, b'a'..=b'f'));
        masks.high |= bit(byte >= 0x80);
        masks.underscore |= bit(byte == b'_');
        masks.separator |= bit(matches!(byte, b' ' | b'(' | b')' | b'-' | b'.' | b'/'));
        masks.dot |= bit(byte == b'.');
        masks.colon |= bit(byte == b':');
        masks.dash |= bit(byte == b'-');
        masks.at |= bit(byte == b'@');
        masks.equals |= bit(matches!(byte, b'=' | b'>'));
        masks.dollar |= bit(byte == b'$');
        masks.blank |= bit(byte == b' ');
        masks.comma |= bit(byte == b',');
    }
    masks
}

/// Which bytes of a window (of 32 or 64 bytes) are digits, and which may stand in gaps between them: space
/// `( ) - . /` and bytes that are not ASCII. For single windows: needs no level.
#[inline]
pub(crate) fn number_masks<const N: usize>(window: &[u8; N]) -> (u64, u64) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: SSE2 is part of every x86-64 processor.
    #[allow(unsafe_code)]
    return unsafe { sse2::number_masks(window) };
    #[cfg(not(target_arch = "x86_64"))]
    {
        let mut whole = [0; 64];
        whole[..N].copy_from_slice(window);
        let masks = portable(&whole);
        (masks.digit, masks.separator | masks.high)
    }
}

/// Which bytes of a window are of words (letters, and bytes that are not ASCII), which are capitals right
/// behind a small letter, where camel case begins another word, which are digits, and which are not ASCII. For
/// single windows: needs no level.
#[inline]
pub(crate) fn word_masks(window: &[u8; 64]) -> (u64, u64, u64, u64) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: SSE2 is part of every x86-64 processor.
    #[allow(unsafe_code)]
    let (letter, upper, high, digit) = unsafe { sse2::letter_masks(window) };
    #[cfg(not(target_arch = "x86_64"))]
    let Masks { letter, upper, high, digit, .. } = portable(window);
    (letter | high, upper & (letter & !upper) << 1, digit, high)
}

/// Which bytes of a window are digits, and which are letters of ASCII. For single windows: needs no level.
#[inline]
pub(crate) fn token_masks(window: &[u8; 64]) -> (u64, u64) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: SSE2 is part of every x86-64 processor.
    #[allow(unsafe_code)]
    return unsafe { sse2::token_masks(window) };
    #[cfg(not(target_arch = "x86_64"))]
    {
        let masks = portable(window);
        (masks.digit, masks.letter)
    }
}

#[cfg(target_arch = "x86_64")]
mod sse2 {
    use std::arch::x86_64::{
        __m128i, _mm_add_epi8, _mm_cmpeq_epi8, _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8,
    };

    #[target_feature(enable = "sse2")]
    #[inline]
    pub(super) fn number_masks<const N: usize>(window: &[u8; N]) -> (u64, u64) {
        let (mut digit, mut gap) = (0, 0);
        for (index, sixteen) in window.as_chunks::<16>().0.iter().enumerate() {
            let v: __m128i = bytemuck::must_cast(*sixteen);
            let blank = _mm_cmpeq_epi8(v, _mm_set1_epi8(b' ' as i8));
            let separators = _mm_or_si128(_mm_or_si128(blank, between(v, b'(', 1)), between(v, b'-', 2));
            let bits = |m: __m128i| u64::from(_mm_movemask_epi8(m) as u32) << (16 * index);
            digit |= bits(between(v, b'0', 9));
            // The sign bit of a byte says that it is not ASCII.
            gap |= bits(_mm_or_si128(separators, v));
        }
        (digit, gap)
    }

    /// Letters, capitals, bytes that are not ASCII, and digits.
    #[target_feature(enable = "sse2")]
    #[inline]
    pub(super) fn letter_masks(window: &[u8; 64]) -> (u64, u64, u64, u64) {
        let (mut letter, mut upper, mut high, mut digit) = (0, 0, 0, 0);
        for (index, sixteen) in window.as_chunks::<16>().0.iter().enumerate() {
            let v: __m128i = bytemuck::must_cast(*sixteen);
            let bits = |m: __m128i| u64::from(_mm_movemask_epi8(m) as u32) << (16 * index);
            letter |= bits(between(_mm_or_si128(v, _mm_set1_epi8(0x20)), b'a', 25));
            upper |= bits(between(v, b'A', 25));
            high |= bits(v);
            digit |= bits(between(v, b'0', 9));
        }
        (letter, upper, high, digit)
    }

    /// Digits and letters.
    #[target_feature(enable = "sse2")]
    #[inline]
    pub(super) fn token_masks(window: &[u8; 64]) -> (u64, u64) {
        let (mut digit, mut letter) = (0, 0);
        for (index, sixteen) in window.as_chunks::<16>().0.iter().enumerate() {
            let v: __m128i = bytemuck::must_cast(*sixteen);
            let bits = |m: __m128i| u64::from(_mm_movemask_epi8(m) as u32) << (16 * index);
            digit |= bits(between(v, b'0', 9));
            letter |= bits(between(_mm_or_si128(v, _mm_set1_epi8(0x20)), b'a', 25));
        }
        (digit, letter)
    }

    /// first <= byte <= first + width, unsigned: subtract, clamp at the width, compare.
    #[target_feature(enable = "sse2")]
    #[inline]
    fn between(v: __m128i, first: u8, width: i8) -> __m128i {
        let moved = _mm_add_epi8(v, _mm_set1_epi8(first.wrapping_neg() as i8));
        _mm_cmpeq_epi8(_mm_min_epu8(moved, _mm_set1_epi8(width)), moved)
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi8, _mm256_and_si256, _mm256_cmpeq_epi8, _mm256_min_epu8, _mm256_movemask_epi8,
        _mm256_or_si256, _mm256_set1_epi8, _mm256_setr_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8,
        _mm256_srli_epi16,
    };

    use super::{Masks, Pass, Window};

    /// Runs a pass with the AVX2 classifier.
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
    pub(super) fn run(pass: impl Pass) {
        pass.run(|window| classify(window));
    }

    /// Bit of the class of separators in the two lookup tables.
    const SEPARATOR: i8 = 1;

    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
    #[inline]
    fn classify(window: &Window) -> Masks {
        let [low, high]: [__m256i; 2] = bytemuck::must_cast(*window);
        let mask = |a: __m256i, b: __m256i| {
            u64::from(_mm256_movemask_epi8(a) as u32) | u64::from(_mm256_movemask_epi8(b) as u32) << 32
        };
        let equal = |byte: u8| {
            let wanted = _mm256_set1_epi8(byte as i8);
            mask(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted))
        };
        // first <= byte <= first + width, unsigned: subtract, clamp at the width, compare.
        let between = |v: __m256i, first: u8, width: u8| {
            let moved = _mm256_add_epi8(v, _mm256_set1_epi8(first.wrapping_neg() as i8));
            _mm256_cmpeq_epi8(_mm256_min_epu8(moved, _mm256_set1_epi8(width as i8)), moved)
        };
        let case = _mm256_set1_epi8(0x20);
        let (low_folded, high_folded) = (_mm256_or_si256(low, case), _mm256_or_si256(high, case));
        // A byte is a separator if the tables at its two nibbles share the bit. 0x2_ with the low
        // nibbles 0 8 9 d e f; bytes from 0x80 on look up zero in the table of low nibbles.
        let s = SEPARATOR;
        let low_table = _mm256_setr_epi8(
            s, 0, 0, 0, 0, 0, 0, 0, s, s, 0, 0, 0, s, s, s, s, 0, 0, 0, 0, 0, 0, 0, s, s, 0, 0, 0, s, s, s,
        );
        let high_table = _mm256_setr_epi8(
            0, 0, s, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, s, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        );
        let nibble = _mm256_set1_epi8(0x0f);
        let zero = _mm256_setzero_si256();
        let separator = |v: __m256i| {
            let upper = _mm256_and_si256(_mm256_srli_epi16::<4>(v), nibble);
            let both =
                _mm256_and_si256(_mm256_shuffle_epi8(low_table, v), _mm256_shuffle_epi8(high_table, upper));
            _mm256_cmpeq_epi8(both, zero)
        };
        Masks {
            digit: mask(between(low, b'0', 9), between(high, b'0', 9)),
            letter: mask(between(low_folded, b'a', 25), between(high_folded, b'a', 25)),
            upper: mask(between(low, b'A', 25), between(high, b'A', 25)),
            hex_letter: mask(between(low_folded, b'a', 5), between(high_folded, b'a', 5)),
            high: mask(low, high),
            underscore: equal(b'_'),
            separator: !mask(separator(low), separator(high)),
            dot: equal(b'.'),
            colon: equal(b':'),
            dash: equal(b'-'),
            at: equal(b'@'),
            equals: mask(between(low, b'=', 1), between(high, b'=', 1)),
            dollar: equal(b'$'),
            blank: equal(b' '),
            comma: equal(b','),
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx512 {
    use std::arch::x86_64::{
        __m512i, __mmask64, _mm512_cmpeq_epi8_mask, _mm512_cmple_epu8_mask, _mm512_movepi8_mask,
        _mm512_or_si512, _mm512_set1_epi8, _mm512_sub_epi8,
    };

    use super::{Masks, Pass, Window};

    /// Runs a pass with the AVX-512 classifier.
    #[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,bmi2,lzcnt,popcnt")]
    pub(super) fn run(pass: impl Pass) {
        pass.run(|window| classify(window));
    }

    #[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,bmi2,lzcnt,popcnt")]
    #[inline]
    fn classify(window: &Window) -> Masks {
        let bytes: __m512i = bytemuck::must_cast(*window);
        let equal = |byte: u8| -> __mmask64 { _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte as i8)) };
        let between = |v: __m512i, first: u8, width: u8| -> __mmask64 {
            let moved = _mm512_sub_epi8(v, _mm512_set1_epi8(first as i8));
            _mm512_cmple_epu8_mask(moved, _mm512_set1_epi8(width as i8))
        };
        let folded = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
        Masks {
            digit: between(bytes, b'0', 9),
            letter: between(folded, b'a', 25),
            upper: between(bytes, b'A', 25),
            hex_letter: between(folded, b'a', 5),
            high: _mm512_movepi8_mask(bytes),
            underscore: equal(b'_'),
            separator: equal(b' ') | between(bytes, b'(', 1) | between(bytes, b'-', 2),
            dot: equal(b'.'),
            colon: equal(b':'),
            dash: equal(b'-'),
            at: equal(b'@'),
            equals: between(bytes, b'=', 1),
            dollar: equal(b'$'),
            blank: equal(b' '),
            comma: equal(b','),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Masks, Pass, Window, portable, run};

    struct One<'a>(&'a Window, &'a mut Masks);

    impl Pass for One<'_> {
        fn run(self, classify: impl Fn(&Window) -> Masks) {
            *self.1 = classify(self.0);
        }
    }

    proptest::proptest! {
        #[test]
        fn every_level_agrees_with_the_portable_one(bytes: [[u8; 32]; 2]) {
            let window: Window = bytemuck::must_cast(bytes);
            for level in Level::all().into_iter().flatten() {
                let mut masks = Masks::default();
                run(level, One(&window, &mut masks));
                proptest::prop_assert_eq!(masks, portable(&window), "{:?}", level);
            }
            let masks = portable(&window);
            proptest::prop_assert_eq!(super::number_masks(&window), (masks.digit, masks.separator | masks.high));
        }
    }

    #[test]
    fn every_byte_in_every_lane() {
        for byte in 0..=255u8 {
            for lane in 0..64 {
                let mut window = [b' '; 64];
                window[lane] = byte;
                for level in Level::all().into_iter().flatten() {
                    let mut masks = Masks::default();
                    run(level, One(&window, &mut masks));
                    assert_eq!(masks, portable(&window), "byte {byte:#x} in lane {lane} at {level:?}");
                }
            }
        }
    }
}
