//! Where words, phrases and lines begin and end.

use super::vocabulary::{MOST_WORDS, Vocabulary, hash_in};
use crate::{
    site::Site,
    words::{WIDE, wide},
};

/// Most bytes between two words of a phrase.
pub(super) const GAP: usize = 3;

/// The place of the second line feed before `at`, not before `floor`: where a cue ends that is on neither the line
/// nor the one before. 0 where there is none.
pub(super) fn second_line_before(text: &[u8], floor: usize, at: usize) -> usize {
    let mut feeds = memchr::memrchr_iter(b'\n', &text[floor..at]);
    feeds.next();
    feeds.next().map_or(0, |feed| floor + feed)
}

/// The end of the line of `at`, or `ceiling` if it is further.
pub(super) fn line_end(text: &[u8], at: usize, ceiling: usize) -> usize {
    memchr::memchr(b'\n', &text[at..ceiling]).map_or(usize::MAX, |feed| at + feed)
}

/// Whether a phrase may end with the word that ends at `end`, or with what camel case makes of it.
pub(super) fn may_end_a_phrase(vocabulary: &Vocabulary, text: &[u8], floor: usize, end: usize) -> bool {
    let mut start = end;
    while start > floor && text[start - 1].is_ascii_alphabetic() {
        start -= 1;
        let hump = text[start].is_ascii_uppercase() && start > floor && text[start - 1].is_ascii_lowercase();
        if hump && vocabulary.may_be_last(hash_in(text, start, end)) {
            return true;
        }
    }
    // Characters that are not ASCII divide words in ways of their own.
    start == end
        || start > floor && text[start - 1] >= 0x80
        || vocabulary.may_be_last(hash_in(text, start, end))
}

/// Where a phrase that ends at `end` begins at the earliest, not before `floor`: so many runs of letters back,
/// none too far from the next.
pub(super) fn phrase_start(text: &[u8], floor: usize, end: usize) -> usize {
    let (mut start, mut at) = (end, end);
    for _ in 0..MOST_WORDS {
        while at > floor && is_word(text[at - 1]) {
            at -= 1;
        }
        start = at;
        while at > floor && start - at <= GAP && !is_word(text[at - 1]) {
            if text[at - 1] == b'\n' {
                return start;
            }
            at -= 1;
        }
        if start - at > GAP || at == floor {
            break;
        }
    }
    start
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// Whether the byte is of a word of several characters.
pub(super) fn is_narrow(byte: u8) -> bool {
    is_word(byte) && byte < WIDE
}

/// Before which of the 64 bytes from `base` on a word begins or ends because a character stands there that is a
/// word by itself. `high` are those that are not ASCII.
#[inline]
pub(super) fn divides(site: &Site<'_>, base: usize, high: u64) -> u64 {
    let behind = base > site.lo && site.text[base - 1] >= 0x80;
    if high == 0 && !behind { 0 } else { divides_around(site, base, high) }
}

#[cold]
fn divides_around(site: &Site<'_>, base: usize, mut high: u64) -> u64 {
    let mut divides = 0;
    while high != 0 {
        let at = high.trailing_zeros() as usize;
        high &= high - 1;
        if let Some(length) = wide(site.text[base + at]) {
            divides |= 1 << at | 1u64.checked_shl((at + length) as u32).unwrap_or(0);
        }
    }
    // The last character before the window may end there, or reach into it.
    for (before, byte) in site.left(base, 4).iter().rev().enumerate() {
        if let Some(within) = wide(*byte).and_then(|length| length.checked_sub(before + 1)) {
            divides |= 1 << within;
        }
    }
    divides
}
