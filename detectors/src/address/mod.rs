//! Postal addresses: streets with their numbers, boxes, and what belongs to them, in the orders of the countries.
//!
//! A number beside a word is the anchor. A look at the words around decides whether the text is worth reading:
//! one of them is a word for a way, or something names an address. Then the text around is divided into
//! [`tokens`], read by a small [`grammar`], and [`score`]d. What a word says is in [`words`] and [`tables`].

mod context;
mod gate;
mod grammar;
mod parts;
mod postcodes;
mod score;
mod tables;
mod tokens;
mod value;
mod words;

use grammar::Address;
use tokens::Tokens;

use crate::{
    Evidence, FieldHint,
    catalog::id::POSTAL_ADDRESS,
    lexicon,
    site::{Candidate, Site},
};

pub(crate) use parts::{is_wanted as is_part, verify as verify_parts};
pub(crate) use value::verify_value;

/// The least confidence that is reported.
const LEAST: u8 = 30;

/// The most digits that stand together in an address, and one more.
const LONG: usize = 7;

#[inline]
fn is_long(text: &[u8]) -> bool {
    text.len() == LONG && text.iter().all(u8::is_ascii_digit)
}

/// How far the walk over anchors has come.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reached {
    /// The number that was looked at last.
    number: usize,
    /// Where the last address ends.
    end: usize,
}

/// Examines the numbers beside the blank at `at`.
#[inline]
pub(crate) fn verify(site: &Site<'_>, at: usize, reached: &mut Reached, found: &mut dyn FnMut(Candidate)) {
    if site.hint.speaks() || site.hint.is(FieldHint::CLOSED) {
        return;
    }
    let before = site.before(at);
    // `offset 675513188768`: no house number is so long, and no postcode.
    if site.byte(at + 1).is_ascii_digit() && !before.is_ascii_digit() && is_long(site.right(at + 1, LONG)) {
        return;
    }
    let ahead = if before == b',' { site.before(at - 1) } else { before };
    if ahead.is_ascii_alphanumeric() {
        let mut start = if before == b',' { at - 1 } else { at };
        let floor = site.lo.max(start.saturating_sub(12));
        while start > floor
            && (site.text[start - 1].is_ascii_alphanumeric() || matches!(site.text[start - 1], b'-' | b'/'))
        {
            start -= 1;
        }
        let first = site.byte(start);
        if (first.is_ascii_digit() || first.is_ascii_uppercase() && site.byte(start + 1).is_ascii_digit())
            && !is_long(site.right(start, LONG))
        {
            number(site, start, reached, found);
        }
    }
    if site.byte(at + 1).is_ascii_digit() {
        number(site, at + 1, reached, found);
    }
}

/// Examines the number that begins at `start`.
fn number(site: &Site<'_>, start: usize, reached: &mut Reached, found: &mut dyn FnMut(Candidate)) {
    if start < reached.end || start <= reached.number && reached.number != 0 {
        return;
    }
    reached.number = start;
    let before = site.before(start);
    if before.is_ascii_alphanumeric()
        || matches!(before, b'_' | b'.' | b'/' | b'@' | b'$' | b'=' | b'-' | b'+')
    {
        return;
    }
    // `10,000`
    let digits = site.right(start, 8).iter().take_while(|b| b.is_ascii_digit()).count();
    if site.byte(start + digits) == b',' && site.byte(start + digits + 1).is_ascii_digit() && digits <= 3 {
        return;
    }
    if !gate::is_worth(site, start, start + digits) {
        return;
    }
    let Some((span, percent, evidence)) = best(site, start, site.lo) else { return };
    if percent >= LEAST {
        if percent >= 50 {
            reached.end = span.end;
        }
        found(Candidate::new(POSTAL_ADDRESS, span, percent, evidence));
    }
}

/// The best reading of the number at `start`.
fn best(site: &Site<'_>, start: usize, floor: usize) -> Option<(std::ops::Range<usize>, u8, Evidence)> {
    let from = tokens::region_start(site, start).max(floor);
    let tokens = Tokens::read(site, from, start);
    let n = tokens.all().iter().position(|t| t.range().contains(&start))?;
    let mut best: Option<(Address, u8, Evidence)> = None;
    let readings = if grammar::is_house_number(&tokens, n) {
        [
            grammar::boxed(&tokens, n),
            grammar::number_first(&tokens, n),
            grammar::number_last(&tokens, n),
            grammar::unnumbered(&tokens, n),
        ]
    } else {
        [grammar::boxed(&tokens, n), grammar::unnumbered(&tokens, n), None, None]
    };
    for mut address in readings.into_iter().flatten() {
        grammar::extend(&tokens, &mut address, |word| lexicon::look(word).place());
        grammar::extend_left(&tokens, &mut address);
        let context = context::of(site, &tokens, &address, n);
        let percent = score::of_text(&address.facts, &context);
        if best.is_none_or(|(_, known, _)| percent > known) {
            best = Some((address, percent, score::evidence(&address.facts, &context)));
        }
    }
    let (address, percent, evidence) = best?;
    let all = tokens.all();
    let span = all[address.start].start as usize..all[address.end - 1].end as usize;
    Some((span, percent, evidence))
}

/// The normal form: words and numbers in small letters without marks, one blank between.
pub(crate) fn normalize(value: &str, out: &mut String) {
    let mut first = true;
    for word in value.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '.'))) {
        let folded = words::fold(word.as_bytes());
        let text = std::str::from_utf8(folded.bytes()).unwrap_or(word);
        if text.is_empty() {
            continue;
        }
        if !first {
            out.push(' ');
        }
        first = false;
        out.push_str(text);
    }
}
