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

/// For every class, which bytes of a window belong to it; bit 0 is the first byte. Classes that only some windows
/// need are in [`Rest`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Masks {
    /// `0-9`.
    pub(super) digit: u64,
    /// `A-Z a-z`.
    pub(super) letter: u64,
    /// `A-Z`.
    pub(super) upper: u64,
    /// Not ASCII.
    pub(super) high: u64,
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
}

/// The classes that hardly any window of prose and source code needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rest {
    /// `A-F a-f`.
    pub(super) hex_letter: u64,
    /// `_`.
    pub(super) underscore: u64,
    /// What may stand between the digits of a number: space `( ) - . /`.
    pub(super) separator: u64,
    /// Space.
    pub(super) blank: u64,
    /// `,`.
    pub(super) comma: u64,
}

/// The classes of a window that holds nothing but plain words, in which only words with capitals can be anchors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Plain {
    /// `A-Z a-z`.
    pub(super) letter: u64,
    /// `A-Z`.
    pub(super) upper: u64,
    /// Not ASCII.
    pub(super) high: u64,
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

impl Masks {
    /// Whether a window without digits and `: = > @ $` is nothing but plain words: no anchor can be in it. Most
    /// windows of prose are, and many of source code; they need no more classes than those that tell so.
    #[inline(always)]
    fn are_plain(joints: u64, upper: u64) -> bool {
        !may_join(joints) && six(upper) == 0
    }
}

/// Whether groups can be joined by these dashes and dots: it takes four of them, or two with four bytes between.
#[inline(always)]
pub(super) fn may_join(joints: u64) -> bool {
    joints.count_ones() >= 4 || joints & joints >> 5 != 0
}

/// Starts of six capitals in a row.
#[inline(always)]
pub(super) fn six(upper: u64) -> u64 {
    let two = upper & upper >> 1;
    two & two >> 2 & two >> 4
}

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
    /// Runs the pass with `classify`, which gives few masks for a window of plain words, and `rest`. Must
    /// be `#[inline(always)]`, so that it is compiled for the features of its caller.
    fn run(self, classify: impl Fn(&Window) -> Result<Masks, Plain>, rest: impl Fn(&Window) -> Rest);
}

/// Runs `pass` at `level`.
pub(super) fn run(level: Level, pass: impl Pass) {
    match level {
        Level::Portable => pass.run(
            |window| {
                let m = portable(window).0;
                let tells = m.digit | m.colon | m.equals | m.at | m.dollar != 0;
                if tells || !Masks::are_plain(m.dash | m.dot, m.upper) {
                    Ok(m)
                } else {
                    Err(Plain { letter: m.letter, upper: m.upper, high: m.high })
                }
            },
            |window| portable(window).1,
        ),
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
pub(super) fn portable(window: &Window) -> (Masks, Rest) {
    let (mut masks, mut rest) = (Masks::default(), Rest::default());
    for (index, &byte) in window.iter().enumerate() {
        let bit = |yes: bool| u64::from(yes) << index;
        masks.digit |= bit(byte.is_ascii_digit());
        masks.letter |= bit(byte.is_ascii_alphabetic());
        masks.upper |= bit(byte.is_ascii_uppercase());
        masks.high |= bit(byte >= 0x80);
        masks.dot |= bit(byte == b'.');
        masks.colon |= bit(byte == b':');
        masks.dash |= bit(byte == b'-');
        masks.at |= bit(byte == b'@');
        masks.equals |= bit(matches!(byte, b'=' | b'>'));
        masks.dollar |= bit(byte == b'$');
        rest.hex_letter |= bit(matches!(byte | 0x20, b'a'..=b'f'));
        rest.underscore |= bit(byte == b'_');
        rest.separator |= bit(matches!(byte, b' ' | b'(' | b')' | b'-' | b'.' | b'/'));
        rest.blank |= bit(byte == b' ');
        rest.comma |= bit(byte == b',');
    }
    (masks, rest)
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
        let (masks, rest) = portable(&whole);
        (masks.digit, rest.separator | masks.high)
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
    let Masks { letter, upper, high, digit, .. } = portable(window).0;
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
        let masks = portable(window).0;
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
mod avx2;

#[cfg(target_arch = "x86_64")]
mod avx512;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Level, Masks, Pass, Plain, Rest, Window, portable, run};

    struct One<'a>(&'a Window, &'a mut Option<(Result<Masks, Plain>, Rest)>);

    impl Pass for One<'_> {
        fn run(self, classify: impl Fn(&Window) -> Result<Masks, Plain>, rest: impl Fn(&Window) -> Rest) {
            *self.1 = Some((classify(self.0), rest(self.0)));
        }
    }

    fn at_level(level: Level, window: &Window) -> (Result<Masks, Plain>, Rest) {
        let mut classes = None;
        run(level, One(window, &mut classes));
        classes.unwrap()
    }

    proptest! {
        #[test]
        fn every_level_agrees_with_the_portable_one(
            window in prop_oneof![
                proptest::array::uniform32(any::<[u8; 2]>()).prop_map(bytemuck::must_cast::<_, Window>),
                // Plain words, mostly.
                "[a-z A-D.-]{63}[ -~]".prop_map(|text| *text.as_bytes().first_chunk().unwrap()),
            ],
        ) {
            let (masks, rest) = portable(&window);
            for level in Level::all().into_iter().flatten() {
                let found = at_level(level, &window);
                prop_assert_eq!(found, at_level(Level::Portable, &window), "{:?}", level);
                prop_assert!(found.1 == rest);
                match found.0 {
                    Ok(found) => prop_assert_eq!(found, masks),
                    Err(plain) => prop_assert_eq!(
                        plain,
                        Plain { letter: masks.letter, upper: masks.upper, high: masks.high }
                    ),
                }
            }
            prop_assert_eq!(super::number_masks(&window), (masks.digit, rest.separator | masks.high));
        }
    }

    #[test]
    fn every_byte_in_every_lane() {
        for byte in 0..=255u8 {
            for lane in 0..64 {
                // A digit, so that no window is plain.
                let mut window = [b'0'; 64];
                window[lane] = byte;
                let (masks, rest) = portable(&window);
                for level in Level::all().into_iter().flatten() {
                    let found = at_level(level, &window);
                    assert_eq!(found, (Ok(masks), rest), "byte {byte:#x} in lane {lane} at {level:?}");
                }
            }
        }
    }
}
