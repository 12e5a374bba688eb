//! Words, as the model of names sees a text.

use crate::lexicon::{self, Class, Recent};

pub(crate) use super::gap::Gap;
use super::gap::{gap, single};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Case {
    /// A capital, then small letters.
    Capital,
    /// Small letters alone.
    Small,
    /// Two and more capitals.
    Capitals,
    /// One capital.
    Initial,
    /// Humps, as in `McDonald` and `fooBar`.
    Mixed,
    /// Digits.
    Digits,
    /// Letters of scripts that have no case.
    Uncased,
}

/// A word or a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its first byte.
    pub(crate) start: u32,
    /// The byte after its last.
    pub(crate) end: u32,
    /// The hash of the word as the lexicon folds it.
    pub(crate) hash: u64,
    /// What the lexicon says.
    pub(crate) class: Class,
    /// How it is written.
    pub(crate) case: Case,
    /// Whether it holds letters beyond ASCII.
    pub(crate) accented: bool,
    /// What stands before it.
    pub(crate) gap: Gap,
}

/// The longest word, in bytes; what is longer is no name.
pub(crate) const LONGEST: usize = 40;

/// The most bytes between two words that are looked at.
const WIDEST: usize = 24;

/// How many bytes the separator takes that begins at `at`: punctuation and blanks of ASCII, of the Latin-1
/// supplement, of General Punctuation and of CJK punctuation. 0 for what belongs to a word.
#[inline(always)]
pub(crate) fn separator(text: &[u8], at: usize) -> usize {
    match text[at] {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => 0,
        0..=0x7f => 1,
        0xc2 => 2,
        0xc3 if matches!(text.get(at + 1), Some(0x97 | 0xb7)) => 2,
        0xe2 if matches!(text.get(at + 1), Some(0x80..=0xaf)) => 3,
        0xe3 if text.get(at + 1) == Some(&0x80) => 3,
        0xef if matches!(text.get(at + 1), Some(0xbb..=0xbd)) => 3,
        0xf0.. => 4,
        _ => 0,
    }
}

/// Where the word begins of an anchor: at it, or behind separators beyond ASCII that it stands at; none inside a word.
#[inline]
pub(crate) fn beginning(text: &[u8], mut at: usize, to: usize) -> Option<usize> {
    let before = at.checked_sub(1).map_or(b' ', |index| text[index]);
    if before == b'_' {
        return None;
    }
    if before >= 0x80 {
        // The character before must be a separator.
        let start = (at.saturating_sub(4)..at).rev().find(|index| text[*index] & 0xc0 != 0x80)?;
        if separator(text, start) == 0 {
            return None;
        }
    }
    while at < to && text[at] >= 0x80 {
        match separator(text, at) {
            0 => break,
            length => at += length,
        }
    }
    (at < to && separator(text, at) == 0 && !text[at].is_ascii_lowercase()).then_some(at)
}

/// The high bit of every byte that is a letter of ASCII.
#[inline(always)]
const fn letters(bytes: u64) -> u64 {
    let small = bytes & 0x7f7f_7f7f_7f7f_7f7f | 0x2020_2020_2020_2020;
    let from_a = small + 0x1f1f_1f1f_1f1f_1f1f;
    let behind_z = small + 0x0505_0505_0505_0505;
    from_a & !behind_z & !bytes & 0x8080_8080_8080_8080
}

/// The eight bytes at `at`.
#[inline(always)]
fn eight(text: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*text.get(at..)?.first_chunk::<8>()?))
}

/// Where the word ends that begins at `at`; letters or digits.
#[inline]
pub(crate) fn word_end(text: &[u8], at: usize, to: usize) -> usize {
    let mut end = at;
    if text[at].is_ascii_digit() {
        while end < to && text[end].is_ascii_digit() {
            end += 1;
        }
        return end;
    }
    while end < to {
        match eight(text, end) {
            Some(bytes) => {
                let others = letters(bytes) ^ HIGH;
                if others == 0 {
                    end += 8;
                    continue;
                }
                end += others.trailing_zeros() as usize / 8;
            }
            None => {
                while end < to && text[end].is_ascii_alphabetic() {
                    end += 1;
                }
            }
        }
        let letter = end;
        while end < to && text[end] >= 0x80 && separator(text, end) == 0 {
            end += 1;
        }
        if end == letter {
            break;
        }
    }
    end.min(to)
}

/// The word that begins at `at`.
#[inline(always)]
pub(crate) fn at(text: &[u8], at: usize, to: usize, gap: Gap, recent: &mut Recent) -> Token {
    if let Some((letters, length)) = few_letters(text, at)
        && at + length <= to
    {
        return short(letters, at, length, gap, recent);
    }
    token(text, at, word_end(text, at, to), gap, recent)
}

/// The letters of a word of one to seven letters of ASCII that begins at `at`, zeros above, and their number.
#[inline(always)]
pub(crate) fn few_letters(text: &[u8], at: usize) -> Option<(u64, usize)> {
    let bytes = eight(text, at)?;
    let others = letters(bytes) ^ HIGH;
    let ends = others & others.wrapping_neg();
    // All bits below the one that ends the word: seven of them are of the byte behind the word.
    let word = bytes & (ends.wrapping_sub(1) >> 7);
    (ends > 0x80 && bytes & ends == 0).then_some((word, others.trailing_zeros() as usize / 8))
}

/// The word of one to eight letters of ASCII.
#[inline(always)]
fn short(letters: u64, start: usize, length: usize, gap: Gap, recent: &mut Recent) -> Token {
    let all = CASE >> (64 - 8 * length as u32);
    let case = case_of_bits(!letters & all, all);
    let hash = lexicon::hash_short(letters, length);
    let class = recent.look(hash);
    Token { start: start as u32, end: (start + length) as u32, hash, class, case, accented: false, gap }
}

/// The bit in which small letters of ASCII differ from capitals, of eight bytes.
const CASE: u64 = 0x2020_2020_2020_2020;
/// The bit that no byte of ASCII has, of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The word of `text[start..end]`.
#[inline]
pub(crate) fn token(text: &[u8], start: usize, end: usize, gap: Gap, recent: &mut Recent) -> Token {
    let length = end - start;
    if length <= 8
        && let Some(bytes) = eight(text, start)
    {
        let outside = 64 - 8 * length as u32;
        let letters = bytes << outside >> outside;
        // ASCII letters: small ones have the bit 0x20, digits the bits 0x30 and not 0x40.
        if letters & HIGH == 0 && letters & 0x40 != 0 {
            return short(letters, start, length, gap, recent);
        }
    } else if length <= 16
        && let (Some(first), Some(last)) = (eight(text, start), eight(text, end.wrapping_sub(8)))
        && (first | last) & HIGH == 0
        && first & 0x40 != 0
    {
        let inner = !first & CASE & !0xff | !last & CASE;
        let case = match (first & 0x20, inner) {
            (0, 0) => Case::Capital,
            (_, 0) => Case::Small,
            (0, _) if (!first & CASE, !last & CASE) == (CASE, CASE) => Case::Capitals,
            _ => Case::Mixed,
        };
        let hash = lexicon::hash_middle(first, last >> (8 * (16 - length)), length);
        let class = recent.look(hash);
        return Token { start: start as u32, end: end as u32, hash, class, case, accented: false, gap };
    }
    rare_token(text, start, end, gap, recent)
}

/// [`token`] of words beyond ASCII, long words, numbers.
#[inline(never)]
fn rare_token(text: &[u8], start: usize, end: usize, gap: Gap, recent: &mut Recent) -> Token {
    let word = &text[start..end];
    let (case, accented) = case_of(word);
    let (hash, class) = if case == Case::Digits || word.len() > LONGEST {
        (word.len() as u64, Class::NONE)
    } else {
        let hash = lexicon::hash(word);
        (hash, recent.look(hash))
    };
    Token { start: start as u32, end: end as u32, hash, class, case, accented, gap }
}

/// How a word of ASCII is written: a bit for each of its capitals, the first lowest, and those that it would have
/// were all its letters capitals.
#[inline(always)]
const fn case_of_bits(capitals: u64, all: u64) -> Case {
    if capitals == 0 {
        Case::Small
    } else if capitals == 0x20 {
        if all == 0x20 { Case::Initial } else { Case::Capital }
    } else if capitals == all {
        Case::Capitals
    } else {
        Case::Mixed
    }
}

/// The word behind the one that ends at `from`, with the gap between; none within [`WIDEST`] bytes: the gap.
#[inline]
pub(crate) fn next(text: &[u8], from: usize, to: usize, recent: &mut Recent) -> Result<Token, Gap> {
    let mut at = from;
    while at < to {
        let length = separator(text, at);
        if length == 0 {
            let gap = if at == from + 1 { single(text[from]) } else { gap(text, from, at) };
            return Ok(self::at(text, at, to, gap, recent));
        }
        at += length;
        if at - from > WIDEST {
            return Err(Gap::Other);
        }
    }
    Err(Gap::Edge)
}

/// The next place at or behind `from` where no separator stands.
pub(crate) fn skip(text: &[u8], mut from: usize, to: usize) -> usize {
    while from < to {
        match separator(text, from) {
            0 => break,
            length => from += length,
        }
    }
    from
}

/// The word before the place `to`, and the gap between; the word's own gap is not known.
pub(crate) fn before(text: &[u8], from: usize, to: usize, recent: &mut Recent) -> Result<(Token, Gap), Gap> {
    let mut end = to;
    loop {
        if end <= from {
            return Err(Gap::Edge);
        }
        let mut at = end - 1;
        while at > from && text[at] & 0xc0 == 0x80 {
            at -= 1;
        }
        if separator(text, at) == 0 {
            break;
        }
        end = at;
        if to - end > WIDEST {
            return Err(Gap::Other);
        }
    }
    let start = word_start(text, from, end);
    Ok((token(text, start, end, Gap::Other, recent), gap(text, end, to)))
}

/// Where the word begins that ends at `end`.
#[inline]
fn word_start(text: &[u8], from: usize, end: usize) -> usize {
    // Most words are short and of ASCII.
    if end >= from + 8
        && let Some(bytes) = eight(text, end - 8)
    {
        let count = (letters(bytes) ^ HIGH).leading_zeros() as usize / 8;
        if count > 0 && count < 8 && text[end - count - 1] < 0x80 {
            return end - count;
        }
    }
    let mut start = end;
    let digit = text[end - 1].is_ascii_digit();
    while start > from && end - start <= LONGEST {
        let mut at = start - 1;
        while at > from && text[at] & 0xc0 == 0x80 {
            at -= 1;
        }
        if text[at].is_ascii_digit() != digit || separator(text, at) != 0 {
            break;
        }
        start = at;
    }
    start
}

/// How a word is written, and whether it holds letters beyond ASCII.
fn case_of(word: &[u8]) -> (Case, bool) {
    if word[0].is_ascii_digit() {
        return (Case::Digits, false);
    }
    let (mut upper, mut lower, mut first) = (0, 0, false);
    if word.is_ascii() {
        upper = word.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        return (case(word[0].is_ascii_uppercase(), upper, word.len() - upper), false);
    }
    for (index, char) in String::from_utf8_lossy(word).chars().enumerate() {
        if char.is_uppercase() {
            upper += 1;
            first |= index == 0;
        } else if char.is_lowercase() {
            lower += 1;
        }
    }
    (case(first, upper, lower), true)
}

const fn case(first: bool, upper: usize, lower: usize) -> Case {
    if upper + lower == 0 {
        Case::Uncased
    } else if upper == 0 {
        Case::Small
    } else if lower == 0 && upper == 1 {
        Case::Initial
    } else if lower == 0 {
        Case::Capitals
    } else if first && upper == 1 {
        Case::Capital
    } else {
        Case::Mixed
    }
}
