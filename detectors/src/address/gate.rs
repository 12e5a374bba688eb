//! Whether the text around a number is worth reading: a cheap look at the words beside it.
//!
//! Numbers beside words are frequent and addresses rare. Of most numbers a few words decide: those that lead
//! on from it are no name and no word for a way. Words are looked up only where a sieve lets them
//! pass.

use super::{
    tokens::is_hard,
    words::{Role, Sieve, may_tell, role},
};
use crate::site::Site;

/// Roles that make a text worth reading.
const TELLING: Role = Role::WAY_AFTER
    .or(Role::WAY_BEFORE)
    .or(Role::COMPOUND)
    .or(Role::BOX)
    .or(Role::BOX_PART)
    .or(Role::LABEL)
    .or(Role::CUE)
    .or(Role::UNNUMBERED)
    .or(Role::MILITARY)
    .or(Role::DIRECTION)
    .or(Role::UNIT)
    .or(Role::NUMBER)
    .or(Role::ADDITION)
    .or(Role::COUNTED)
    .or(SMALL);

/// Small words: written small, none is the first of a name that has the number before it. Of a name that goes on
/// behind a number (`Straße des 17. Juni`) they may stand before it.
const SMALL: Role = Role::PREPOSITION.or(Role::PARTICLE);

/// Words that tell.
static TELLS: Sieve = Sieve::of(TELLING.0);

/// Words for ways and for military post.
static WAYS: Sieve = Sieve::of(Role::WAY_AFTER.or(Role::WAY_BEFORE).or(Role::COMPOUND).or(Role::MILITARY).0);

/// Words that lead to an address.
static LEADS: Sieve = Sieve::of(Role::LABEL.or(Role::CUE).0);

/// The role of a word if it may be a word for a way.
#[inline]
fn way(word: &[u8]) -> Role {
    if may_tell(word, &WAYS) { role(word) } else { Role::NONE }
}

/// The role of a word if it may be one that tells.
#[inline]
fn look(word: &[u8]) -> Role {
    if may_tell(word, &TELLS) { role(word) } else { Role::NONE }
}

#[inline]
const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// A word beside a number, on the way from it.
struct Step<'t> {
    word: &'t [u8],
    /// Where the walk goes on.
    at: usize,
    /// Whether only blanks, or a full stop and blanks, stand between it and what was before.
    close: bool,
    /// Whether a digit was passed, or stands in it.
    digits: bool,
}

/// What stands between a number and the word beside it.
struct Between {
    close: bool,
    digits: bool,
    lines: u32,
}

impl Default for Between {
    fn default() -> Between {
        Between { close: true, digits: false, lines: 0 }
    }
}

impl Between {
    /// Takes one byte; tells whether a word may still follow.
    #[inline(always)]
    fn takes(&mut self, byte: u8) -> bool {
        match byte {
            b' ' | b'.' | b'\'' | b'-' | b'#' => {}
            b'0'..=b'9' => self.digits = true,
            b'\n' => {
                self.lines += 1;
                self.close = false;
                return self.lines <= 1;
            }
            _ if is_hard(byte) => return false,
            _ => self.close = false,
        }
        true
    }
}

impl Step<'_> {
    fn capital(&self) -> bool {
        self.word.first().is_some_and(|b| !b.is_ascii_lowercase())
    }
}

/// The word before `at`, not across a hard break.
#[inline]
fn previous<'t>(site: &Site<'t>, mut at: usize, floor: usize) -> Option<Step<'t>> {
    let mut between = Between::default();
    while at > floor {
        let byte = site.text[at - 1];
        if is_letter(byte) {
            break;
        }
        if byte != b'/' && !between.takes(byte) {
            return None;
        }
        at -= 1;
    }
    let end = at;
    while at > floor && is_letter(site.text[at - 1]) {
        at -= 1;
    }
    // `00:00:00.077Z`: no word.
    if at > floor && matches!(site.text[at - 1], b'0'..=b'9' | b'_' | b':') {
        return None;
    }
    (at < end).then(|| Step { word: &site.text[at..end], at, close: between.close, digits: between.digits })
}

/// The word behind `at`.
#[inline]
fn following<'t>(site: &Site<'t>, mut at: usize, limit: usize) -> Option<Step<'t>> {
    let mut between = Between::default();
    while at < limit {
        let byte = site.text[at];
        if is_letter(byte) {
            break;
        }
        if !between.takes(byte) {
            return None;
        }
        at += 1;
    }
    let start = at;
    while at < limit && is_letter(site.text[at]) {
        at += 1;
    }
    (start < at).then(|| Step {
        word: &site.text[start..at],
        at,
        close: between.close,
        digits: between.digits,
    })
}

/// How far words are looked at on either side, in bytes.
const NEAR: usize = 56;
/// The most words before a number that may lead to an address.
const LEADING: usize = 9;

/// Whether the surroundings of the number at `start..end` are worth reading.
pub(super) fn is_worth(site: &Site<'_>, start: usize, end: usize) -> bool {
    before(site, start, end) || behind(site, start, end)
}

/// The words before it are the name of a way, or a box.
#[inline]
fn before(site: &Site<'_>, start: usize, end: usize) -> bool {
    let floor = site.lo.max(start.saturating_sub(NEAR));
    let Some(first) = previous(site, start, floor) else { return false };
    let told = look(first.word);
    // `s/n`: a house without a number, before a postcode.
    if first.word.eq_ignore_ascii_case(b"n") && site.before(first.at) == b'/' {
        return true;
    }
    if told.is(Role::BOX.or(Role::BOX_PART).or(Role::UNNUMBERED).or(Role::MILITARY))
        && (first.capital() || first.word.len() > 2)
    {
        return true;
    }
    // Long numbers, and those with letters, may be postcodes.
    let postcode = end - start >= 5 || is_letter(site.byte(end)) && end - start == 1;
    let capital = first.capital();
    if told.is(Role::COMPOUND) || told.is(Role::WAY_AFTER) && !told.is(Role::WEAK) && first.close {
        return true;
    }
    if !capital && !postcode && first.word.len() < 3 && !told.is(Role::NUMBER) {
        return false;
    }
    if told.is(Role::UNIT) && !told.is_way() && !told.is(Role::NUMBER) {
        return false;
    }
    // `May 12`, `in 1999`, `than 3`: neither a name ends so, nor a place.
    let other = told.is(Role::COUNTED)
        && !told.is(Role::UNIT.or(Role::NUMBER).or(Role::WAY_AFTER).or(Role::STATE))
        && first.word.len() > 1;
    if other || !capital && !postcode && told.is(Role::PREPOSITION) && !told.is_way() {
        return false;
    }
    let mut at = first.at;
    let mut words = 1;
    while words < LEADING
        && let Some(step) = previous(site, at, floor)
    {
        let role = way(step.word);
        // `12 in`, `a`, `the`: weak words count with a capital.
        let stopped = site.byte(step.at + step.word.len()) == b'.';
        let strong = !role.is(Role::WEAK) && (step.word.len() > 2 || step.capital() || stopped);
        let short_calle = matches!(step.word, b"C" | b"c") && site.byte(step.at + 1) == b'/';
        let before = role.is(Role::WAY_BEFORE) && step.capital() && !role.is(Role::PREPOSITION);
        if before || short_calle || role.is_way() && strong {
            return true;
        }
        if role.is(Role::MILITARY) || role.is_way() && step.capital() && capital {
            return true;
        }
        if !step.close && !postcode && !capital {
            return false;
        }
        at = step.at;
        words += 1;
        if words > 4 && !capital {
            return false;
        }
    }
    // A name and a number: what follows, or what leads to it, has to tell.
    capital
        && first.word.len() > 2
        && !told.is(Role::COUNTED)
        && goes_on(site, end)
        && (is_followed(site, end) || is_led(site, first.at))
}

/// The words behind it are the name of a way.
#[inline]
fn behind(site: &Site<'_>, start: usize, end: usize) -> bool {
    let limit = site.hi.min(end + NEAR);
    let mut from = end;
    // `12a Main Street`
    if is_letter(site.byte(from)) && site.byte(from + 1) == b' ' {
        from += 1;
    }
    let Some(mut first) = following(site, from, limit) else { return false };
    let mut told = look(first.word);
    // `3 bis avenue`
    if told.is(Role::ADDITION) && first.close {
        let Some(next) = following(site, first.at, limit) else { return false };
        told = look(next.word);
        first = next;
    }
    if !first.capital() && !first.digits {
        if told.is(Role::WAY_BEFORE) && (first.word.len() > 2 && !told.is(Role::WEAK) || first.word.len() > 3)
        {
            return true;
        }
        // `123 av. Sample`
        if told.is(Role::WAY_BEFORE) && !told.is(Role::WEAK) && site.byte(first.at) == b'.' {
            return true;
        }
        // `3 days`, `12 of them`
        if told.is(Role::COUNTED.or(SMALL)) && !told.is_way() && !told.is(Role::DIRECTION) {
            return false;
        }
        // All in small letters: a word for a way, and something that leads to it.
        let mut at = first.at;
        for _ in 0..4 {
            let Some(step) = following(site, at, limit).filter(|step| step.close && !step.capital()) else {
                return false;
            };
            let role = way(step.word);
            if role.is(Role::WAY_AFTER.or(Role::COMPOUND)) && !role.is(Role::WEAK) {
                return begins(site, start) || is_led(site, start);
            }
            at = step.at;
        }
        return false;
    }
    if told.is(Role::WAY_BEFORE.or(Role::COMPOUND).or(Role::DIRECTION)) {
        return true;
    }
    let mut at = first.at;
    for _ in 0..6 {
        let Some(step) = following(site, at, limit) else { break };
        if !step.close {
            break;
        }
        let role = way(step.word);
        if role.is(Role::WAY_AFTER.or(Role::COMPOUND)) && (step.capital() || !role.is(Role::WEAK)) {
            return true;
        }
        if !step.capital() && step.word.len() > 3 {
            break;
        }
        at = step.at;
    }
    first.capital()
        && !told.is(Role::COUNTED)
        && first.word.len() > 1
        && goes_on(site, at)
        && (is_followed(site, first.at) || is_led(site, start))
}

/// Whether the text goes on behind a street as addresses do: with a capital, a number, a line end, or not at
/// all. In a sentence, a small word follows.
#[inline]
fn goes_on(site: &Site<'_>, at: usize) -> bool {
    let text = site.right(at, 12);
    let next = text.iter().position(|b| !matches!(b, b' ' | b',' | b'.' | b'-' | b'('));
    next.is_none_or(|at| !text[at].is_ascii_lowercase())
        || text.iter().take(2).any(|b| matches!(b, b',' | b'\n'))
}

/// Whether nothing stands before in the line or cell.
#[inline]
fn begins(site: &Site<'_>, at: usize) -> bool {
    let mut left = site.left(at, 12).trim_ascii_end();
    // Another number may stand before, as in `12 3911 fourth avenue`.
    while let Some((b'0'..=b'9', rest)) = left.split_last() {
        left = rest;
    }
    left.last().is_none_or(|&b| is_hard(b) || b == b'\'')
        || left.len() < 12 && site.left(at, 12).contains(&b'\n')
}

/// Whether a postcode may follow: four digits in a row, or a letter and two digits, or a digit and two letters.
#[inline]
fn is_followed(site: &Site<'_>, at: usize) -> bool {
    let text = site.right(at, 80);
    let next = following(site, at, site.hi.min(at + 24));
    if next.is_some_and(|step| look(step.word).is(Role::UNIT)) {
        return true;
    }
    let (mut run, mut longest) = (0, 0);
    for &byte in text {
        if byte.is_ascii_digit() {
            run += 1;
            longest = longest.max(run);
        } else {
            run = 0;
            if is_hard(byte) && !matches!(byte, b';' | b'"' | b'\t' | b'|' | b'>' | b'?') {
                break;
            }
        }
        if longest >= 4 {
            return true;
        }
    }
    false
}

/// Whether a word leads to an address, within the line before `at`.
#[inline]
fn is_led(site: &Site<'_>, at: usize) -> bool {
    let floor = site.lo.max(at.saturating_sub(72));
    let mut end = at;
    for _ in 0..LEADING {
        let Some(last) = site.text[floor..end].iter().rposition(|&b| is_letter(b)) else { return false };
        let last = floor + last;
        let mut start = last;
        while start > floor
            && is_letter(site.text[start - 1])
            && !(site.text[start].is_ascii_uppercase() && site.text[start - 1].is_ascii_lowercase())
        {
            start -= 1;
        }
        let word = &site.text[start..=last];
        if may_tell(word, &LEADS) && role(word).is(Role::LABEL.or(Role::CUE)) {
            return true;
        }
        end = start;
    }
    false
}
