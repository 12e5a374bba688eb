//! The classes of bytes by AVX2: a byte is of a class if two tables, looked up by its two nibbles, share a bit.

use std::arch::x86_64::{
    __m256i, _mm256_and_si256, _mm256_cmpeq_epi8, _mm256_min_epu8, _mm256_movemask_epi8, _mm256_or_si256,
    _mm256_set1_epi8, _mm256_shuffle_epi8, _mm256_slli_epi16, _mm256_srli_epi16, _mm256_sub_epi8,
    _mm256_testz_si256,
};

use super::{Masks, Pass, Plain, Rest, Window};

/// Runs a pass with the AVX2 classifier.
#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
pub(super) fn run(pass: impl Pass) {
    pass.run(|window| classify(window), |window| rest(window));
}

// A byte is of a class if the tables at its two nibbles share the class's bit. Of the bits of [`classify`],
// capitals need one a row of sixteen bytes, and none is left for dashes and dots by themselves.
const DIGIT: u8 = 1;
const EQUALS: u8 = 2;
const COLON: u8 = 4;
const JOINT: u8 = 8;
const UPPER: [u8; 2] = [16, 32];
const AT: u8 = 64;
const DOLLAR: u8 = 128;
const TELLS: u8 = DIGIT | EQUALS | COLON | AT | DOLLAR;
/// Of [`rest`]: 0x2_ with the low nibbles 0 8 9 d e f, a to f in either case, 0x5f.
const SEPARATOR: u8 = 1;
const HEX: u8 = 2;
const UNDERSCORE: u8 = 4;
const BLANK: u8 = 8;
const COMMA: u8 = 16;

/// The table of low nibbles for classes, given by a bit, a row and the first and last byte in it.
const fn by_low<const N: usize>(classes: [(u8, u8, u8, u8); N]) -> [u8; 16] {
    let (mut table, mut class) = ([0; 16], 0);
    while class < N {
        let (bit, _, first, last) = classes[class];
        let mut low = first;
        while low <= last {
            table[low as usize] |= bit;
            low += 1;
        }
        class += 1;
    }
    table
}

/// The table of high nibbles.
const fn by_high<const N: usize>(classes: [(u8, u8, u8, u8); N]) -> [u8; 16] {
    let (mut table, mut class) = ([0; 16], 0);
    while class < N {
        table[classes[class].1 as usize] |= classes[class].0;
        class += 1;
    }
    table
}

/// The bits of the classes of every byte; none of bytes that are not ASCII, for which the table of low nibbles
/// gives zero.
#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn classes(v: __m256i, by_low: [u8; 16], by_high: [u8; 16]) -> __m256i {
    let (by_low, by_high): (__m256i, __m256i) =
        (bytemuck::must_cast([by_low; 2]), bytemuck::must_cast([by_high; 2]));
    let upper = _mm256_and_si256(_mm256_srli_epi16::<4>(v), _mm256_set1_epi8(0x0f));
    _mm256_and_si256(_mm256_shuffle_epi8(by_low, v), _mm256_shuffle_epi8(by_high, upper))
}

/// The signs of all bytes.
#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn mask(a: __m256i, b: __m256i) -> u64 {
    u64::from(_mm256_movemask_epi8(a) as u32) | u64::from(_mm256_movemask_epi8(b) as u32) << 32
}

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn classify(window: &Window) -> Result<Masks, Plain> {
    const CLASSES: [(u8, u8, u8, u8); 8] = [
        (DIGIT, 3, 0, 9),
        (EQUALS, 3, 0xd, 0xe),
        (COLON, 3, 0xa, 0xa),
        (JOINT, 2, 0xd, 0xe),
        (UPPER[0], 4, 1, 0xf),
        (UPPER[1], 5, 0, 0xa),
        (AT, 4, 0, 0),
        (DOLLAR, 2, 4, 4),
    ];
    const BY_LOW: [u8; 16] = by_low(CLASSES);
    const BY_HIGH: [u8; 16] = by_high(CLASSES);
    let [low, high]: [__m256i; 2] = bytemuck::must_cast(*window);
    let (a, b) = (classes(low, BY_LOW, BY_HIGH), classes(high, BY_LOW, BY_HIGH));
    // Shifts move the bit of a class to the sign, which is what a mask is made of.
    let joint = mask(_mm256_slli_epi16::<4>(a), _mm256_slli_epi16::<4>(b));
    let rows = |v: __m256i| _mm256_or_si256(_mm256_slli_epi16::<3>(v), _mm256_slli_epi16::<2>(v));
    let upper = mask(rows(a), rows(b));
    let tells = _mm256_testz_si256(_mm256_or_si256(a, b), _mm256_set1_epi8(TELLS as i8)) == 0;
    // first <= byte <= first + width, unsigned: subtract, clamp at the width, compare.
    let letters = |v: __m256i| {
        let folded = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
        let moved = _mm256_sub_epi8(folded, _mm256_set1_epi8(b'a' as i8));
        _mm256_cmpeq_epi8(_mm256_min_epu8(moved, _mm256_set1_epi8(25)), moved)
    };
    if !tells && Masks::are_plain(joint, upper) {
        return Err(Plain { letter: mask(letters(low), letters(high)), upper, high: mask(low, high) });
    }
    let dashes = _mm256_set1_epi8(b'-' as i8);
    let dash = mask(_mm256_cmpeq_epi8(low, dashes), _mm256_cmpeq_epi8(high, dashes));
    Ok(Masks {
        digit: mask(_mm256_slli_epi16::<7>(a), _mm256_slli_epi16::<7>(b)),
        letter: mask(letters(low), letters(high)),
        upper,
        high: mask(low, high),
        dot: joint & !dash,
        colon: mask(_mm256_slli_epi16::<5>(a), _mm256_slli_epi16::<5>(b)),
        dash,
        at: mask(_mm256_slli_epi16::<1>(a), _mm256_slli_epi16::<1>(b)),
        equals: mask(_mm256_slli_epi16::<6>(a), _mm256_slli_epi16::<6>(b)),
        dollar: mask(a, b),
    })
}

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn rest(window: &Window) -> Rest {
    const CLASSES: [(u8, u8, u8, u8); 8] = [
        (SEPARATOR, 2, 0, 0),
        (SEPARATOR, 2, 8, 9),
        (SEPARATOR, 2, 0xd, 0xf),
        (HEX, 4, 1, 6),
        (HEX, 6, 1, 6),
        (UNDERSCORE, 5, 0xf, 0xf),
        (BLANK, 2, 0, 0),
        (COMMA, 2, 0xc, 0xc),
    ];
    const BY_LOW: [u8; 16] = by_low(CLASSES);
    const BY_HIGH: [u8; 16] = by_high(CLASSES);
    let [low, high]: [__m256i; 2] = bytemuck::must_cast(*window);
    let (a, b) = (classes(low, BY_LOW, BY_HIGH), classes(high, BY_LOW, BY_HIGH));
    Rest {
        hex_letter: mask(_mm256_slli_epi16::<6>(a), _mm256_slli_epi16::<6>(b)),
        underscore: mask(_mm256_slli_epi16::<5>(a), _mm256_slli_epi16::<5>(b)),
        separator: mask(_mm256_slli_epi16::<7>(a), _mm256_slli_epi16::<7>(b)),
        blank: mask(_mm256_slli_epi16::<4>(a), _mm256_slli_epi16::<4>(b)),
        comma: mask(_mm256_slli_epi16::<3>(a), _mm256_slli_epi16::<3>(b)),
    }
}
