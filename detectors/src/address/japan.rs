//! Addresses of Japan in Latin letters: numbers of blocks, not of streets.
//!
//! `1-2-3 Mihon, Rei-ku, Tokyo 150-0002` from the small to the large, as Japan Post asks for on mail from abroad
//! (<https://www.post.japanpost.jp/int/use/writing/address_en.html>), or from the large to the small, as at home:
//! `150-0002 Tokyo, Rei-ku, Mihon 1-2-3`. What tells is the ending of a municipality or a quarter behind a hyphen:
//! block numbers alone may be a date or a score.

use crate::{lexicon, site::Site};

/// Endings of prefectures, counties, cities, wards, towns, villages and quarters.
const ENDINGS: [&[u8]; 11] =
    [b"ku", b"shi", b"cho", b"machi", b"gun", b"ken", b"fu", b"to", b"son", b"mura", b"chome"];

/// The most bytes that an address takes.
const LONGEST: usize = 120;

/// The number of digits and hyphens at the beginning of a text: its length, its hyphens, whether it has the shape of
/// a postcode, three digits and four.
fn blocks(text: &[u8]) -> (usize, usize, bool) {
    let (mut at, mut hyphens, mut shape) = (0, 0_usize, [0, 0]);
    loop {
        let digits = text[at..].iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
        let chome = hyphens == 1 && text[at..].starts_with(b"chome");
        if digits == 5 || digits == 0 && !chome {
            // A hyphen belongs to the number only with what follows.
            return (at.saturating_sub(1), hyphens.saturating_sub(1), false);
        }
        if let Some(count) = shape.get_mut(hyphens) {
            *count = digits;
        }
        at += if chome { 5 } else { digits };
        if text.get(at) != Some(&b'-') || hyphens == 3 {
            return (at, hyphens, hyphens == 1 && shape == [3, 4]);
        }
        at += 1;
        hyphens += 1;
    }
}

/// The address that begins with the number at `start`: where it ends, and how sure.
pub(super) fn read(site: &Site<'_>, start: usize) -> Option<(usize, u8)> {
    let text = site.right(start, LONGEST);
    let (length, hyphens, postcode) = blocks(text);
    if hyphens == 0 || !matches!(text.get(length), Some(b' ' | b'\n')) {
        return None;
    }
    let (mut at, mut end) = (length, length);
    let (mut ended, mut known, mut behind) = (false, false, false);
    for _ in 0..12 {
        // Between words stands a blank or a line end, or a comma and one of them.
        at += usize::from(text.get(at) == Some(&b','));
        if !matches!(text.get(at), Some(b' ' | b'\n')) {
            break;
        }
        at += 1;
        let rest = text.get(at..).unwrap_or_default();
        if rest.first().is_some_and(u8::is_ascii_digit) {
            let (length, hyphens, code) = blocks(rest);
            if hyphens == 0 || code == postcode {
                break;
            }
            at += length;
            end = at;
            behind = true;
            if postcode {
                break;
            }
            continue;
        }
        if !rest.first().is_some_and(u8::is_ascii_uppercase) {
            break;
        }
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let mut word = letters;
        if rest.get(letters) == Some(&b'-') {
            let ending = rest[letters + 1..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
            let is_one = ENDINGS.contains(&&rest[letters + 1..letters + 1 + ending]);
            ended |= is_one;
            word += if is_one { 1 + ending } else { 0 };
        }
        known |= lexicon::look(&rest[..letters]).place() >= 2;
        at += word;
        end = at;
    }
    // From the large to the small the blocks come last, and must be there.
    if !ended || postcode && !behind {
        return None;
    }
    Some((
        start + end,
        if behind && known {
            88
        } else if behind || known {
            75
        } else {
            60
        },
    ))
}
