//! Words as keys of the table: lower case, base letters, and the hash of that.
//!
//! `examples/lexicon.rs` compiles the table with this very file.

use super::base;

/// Words of more bytes are in no list.
pub(crate) const LONGEST: usize = 48;

const FIRST: u64 = 0xa076_1d64_78bd_642f;
const SECOND: u64 = 0xe703_7ed1_a0b4_28db;

/// The hash of a word without regard to case and marks; 0 for what can be no word of the table.
///
/// An ASCII word is folded eight bytes at a time; other words go letter by letter.
pub(crate) fn hash(word: &[u8]) -> u64 {
    if word.is_empty() || word.len() > LONGEST {
        return 0;
    }
    if word.is_ascii() {
        return mix(word, 0x2020_2020_2020_2020);
    }
    let mut folded = [0; LONGEST];
    let Some(length) = fold(word, &mut folded) else {
        return 0;
    };
    match folded.get(..length) {
        None | Some([]) => 0,
        Some(folded) if folded.is_ascii() => mix(folded, 0x2020_2020_2020_2020),
        Some(folded) => mix(folded, 0),
    }
}

/// [`hash`] of an ASCII word of one to eight bytes, which stand in `letters` from the low end on, zeros above.
#[inline(always)]
#[allow(dead_code)]
pub(crate) fn hash_short(letters: u64, length: usize) -> u64 {
    let state = multiply(FIRST ^ length as u64 ^ (letters | 0x2020_2020_2020_2020), SECOND);
    multiply(state, FIRST).max(1)
}

/// [`hash`] of an ASCII word of nine to sixteen bytes: its first eight, and the rest from the low end on.
#[inline(always)]
#[allow(dead_code)]
pub(crate) fn hash_middle(first: u64, rest: u64, length: usize) -> u64 {
    let state = multiply(FIRST ^ length as u64 ^ (first | 0x2020_2020_2020_2020), SECOND);
    let state = multiply(state ^ (rest | 0x2020_2020_2020_2020), SECOND);
    multiply(state, FIRST).max(1)
}

/// Hash of the bytes, each eight with the bits of `case` set: that folds ASCII letters.
fn mix(bytes: &[u8], case: u64) -> u64 {
    let mut state = FIRST ^ bytes.len() as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        state = multiply(state ^ (u64::from_le_bytes(*word) | case), SECOND);
    }
    if !rest.is_empty() {
        let last = match bytes.last_chunk::<8>() {
            // What is not of the rest is shifted out.
            Some(last) => u64::from_le_bytes(*last) >> (8 * (8 - rest.len())),
            None => rest.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
        };
        state = multiply(state ^ (last | case), SECOND);
    }
    multiply(state, FIRST).max(1)
}

/// The two halves of the product, over each other.
#[inline(always)]
fn multiply(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    product as u64 ^ (product >> 64) as u64
}

/// Writes the folded word; its length, or `None` when it does not fit or is no UTF-8.
pub(crate) fn fold(word: &[u8], to: &mut [u8; LONGEST]) -> Option<usize> {
    let mut length = 0;
    let mut push = |char: char| {
        let place = to.get_mut(length..length + char.len_utf8())?;
        char.encode_utf8(place);
        length += char.len_utf8();
        Some(())
    };
    for char in core::str::from_utf8(word).ok()?.chars() {
        let two = match char {
            'ß' | 'ẞ' => Some(['s', 's']),
            'æ' | 'Æ' => Some(['a', 'e']),
            'œ' | 'Œ' => Some(['o', 'e']),
            'þ' | 'Þ' => Some(['t', 'h']),
            _ => None,
        };
        if let Some(two) = two {
            two.into_iter().try_for_each(&mut push)?;
        } else if !('\u{300}'..='\u{36f}').contains(&char) {
            push(letter(char))?;
        }
    }
    Some(length)
}

/// The lower-case letter without its mark: Latin of Europe, Turkey and Vietnam; Greek; Cyrillic but for its marks.
fn letter(char: char) -> char {
    if char.is_ascii() {
        return char.to_ascii_lowercase();
    }
    match char {
        'ð' | 'Ð' => 'd',
        'ħ' | 'Ħ' => 'h',
        'ŧ' | 'Ŧ' => 't',
        'ə' | 'Ə' | 'ĕ' | 'Ĕ' => 'e',
        'ơ' | 'Ơ' | 'ō' | 'Ō' | 'ŏ' | 'Ŏ' | 'ǒ' => 'o',
        'ư' | 'Ư' | 'ũ' | 'Ũ' | 'ŭ' | 'Ŭ' | 'ǔ' => 'u',
        'ĩ' | 'Ĩ' | 'ĭ' | 'Ĭ' | 'ǐ' => 'i',
        'ǎ' => 'a',
        'ĉ' | 'Ĉ' | 'ċ' | 'Ċ' => 'c',
        'ĝ' | 'Ĝ' | 'ġ' | 'Ġ' | 'ǧ' | 'Ǧ' => 'g',
        'ĥ' | 'Ĥ' => 'h',
        'ĵ' | 'Ĵ' => 'j',
        'ŀ' | 'Ŀ' | 'ĺ' | 'Ĺ' => 'l',
        'ŕ' | 'Ŕ' | 'ŗ' | 'Ŗ' => 'r',
        'ŝ' | 'Ŝ' => 's',
        'ŵ' | 'Ŵ' | 'Ẁ'..='ẅ' => 'w',
        'ŷ' | 'Ŷ' | 'Ÿ' | 'Ỳ'..='ỹ' => 'y',
        'Ạ'..='ặ' => 'a',
        'Ẹ'..='ệ' => 'e',
        'Ỉ'..='ị' => 'i',
        'Ọ'..='ợ' => 'o',
        'Ụ'..='ự' => 'u',
        'ς' => 'σ',
        _ => {
            let bare = base(char);
            if bare != char {
                return bare;
            }
            let mut lower = char.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => base(one),
                _ => char,
            }
        }
    }
}
