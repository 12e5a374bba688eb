//! The classes of bytes by AVX-512, whose comparisons give masks.

use std::arch::x86_64::{
    __m512i, __mmask64, _mm512_cmpeq_epi8_mask, _mm512_cmple_epu8_mask, _mm512_movepi8_mask, _mm512_or_si512,
    _mm512_set1_epi8, _mm512_sub_epi8,
};

use super::{Masks, Pass, Plain, Rest, Window};

/// Runs a pass with the AVX-512 classifier.
#[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,bmi2,lzcnt,popcnt")]
pub(super) fn run(pass: impl Pass) {
    pass.run(|window| classify(window), |window| rest(window));
}

#[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn equal(bytes: __m512i, byte: u8) -> __mmask64 {
    _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte as i8))
}

#[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn between(bytes: __m512i, first: u8, width: u8) -> __mmask64 {
    let moved = _mm512_sub_epi8(bytes, _mm512_set1_epi8(first as i8));
    _mm512_cmple_epu8_mask(moved, _mm512_set1_epi8(width as i8))
}

#[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn classify(window: &Window) -> Result<Masks, Plain> {
    let bytes: __m512i = bytemuck::must_cast(*window);
    let (digit, colon) = (between(bytes, b'0', 9), equal(bytes, b':'));
    let (at, equals, dollar) = (equal(bytes, b'@'), between(bytes, b'=', 1), equal(bytes, b'$'));
    let (joint, upper) = (between(bytes, b'-', 1), between(bytes, b'A', 25));
    if digit | colon | at | equals | dollar == 0 && Masks::are_plain(joint, upper) {
        let folded = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
        return Err(Plain { letter: between(folded, b'a', 25), upper, high: _mm512_movepi8_mask(bytes) });
    }
    let folded = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));
    let dash = equal(bytes, b'-');
    Ok(Masks {
        digit,
        letter: between(folded, b'a', 25),
        upper,
        high: _mm512_movepi8_mask(bytes),
        dot: joint & !dash,
        colon,
        dash,
        at,
        equals,
        dollar,
    })
}

#[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn rest(window: &Window) -> Rest {
    let bytes: __m512i = bytemuck::must_cast(*window);
    Rest {
        hex_letter: between(_mm512_or_si512(bytes, _mm512_set1_epi8(0x20)), b'a', 5),
        underscore: equal(bytes, b'_'),
        separator: equal(bytes, b' ') | between(bytes, b'(', 1) | between(bytes, b'-', 2),
        blank: equal(bytes, b' '),
        comma: equal(bytes, b','),
    }
}
