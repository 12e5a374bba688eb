//! What stands around an address and is none of it.

use super::{
    grammar::{self, Address},
    postcodes,
    tokens::{Gap, Kind, Tokens},
    words::{Role, role},
};
use crate::{Shape, site::Site};

/// What surrounds an address.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// A word for an address leads to it: a label, or `my address is`.
    pub(super) label: bool,
    /// And it stands right before it.
    pub(super) near: bool,
    /// A word leads to it that leads to places: `lives at`.
    pub(super) cue: bool,
    /// It fills a cell of a table, and the next one holds a postcode.
    pub(super) cell: bool,
    /// It fills its lines.
    pub(super) alone: bool,
    /// The house number may be a year.
    pub(super) year: bool,
    /// It is a span of years, or one behind a sign of copyright.
    pub(super) years: bool,
    pub(super) source: bool,
    /// A word before it counts or dates: `Section 12 Main Road`.
    pub(super) counted: bool,
}

/// How many words before an address may lead to it.
const WORDS: usize = 8;

pub(super) fn of(site: &Site<'_>, tokens: &Tokens<'_>, address: &Address, number: usize) -> Context {
    let all = tokens.all();
    let mut context = Context { source: site.shape == Shape::Source, ..Context::default() };
    let (first, last) = (&all[address.start], &all[address.end - 1]);
    for back in 1..=WORDS {
        let Some(at) = address.start.checked_sub(back) else { break };
        let token = &all[at];
        if all[at + 1].gap >= Gap::Paragraph {
            break;
        }
        // A word for a way is a label before a colon only.
        if token.role.is(Role::LABEL) && !token.role.is_way() {
            context.label = true;
            context.near |= back <= 4;
        }
        context.cue |= token.role.is(Role::CUE) && back <= 5;
        if back == 1 {
            context.counted = token.role.is(Role::COUNTED) && first.gap == Gap::Blank;
        }
    }
    if address.start < WORDS {
        let (label, cue) = before(site, tokens.start);
        context.label |= label;
        context.near |= label && address.start <= 2;
        context.cue |= cue;
    }
    let text = tokens.word(number);
    let year = postcodes::is_year(&all[number], text);
    context.year = year && (address.facts.leads || address.facts.way == grammar::Way::None);
    let span = text.len() == 9 && matches!(&text[..2], b"19" | b"20") && matches!(&text[5..7], b"19" | b"20");
    let copyright = || address.start > 0 && copyrights(tokens.word(address.start - 1));
    context.years =
        (address.facts.leads || year) && (span || context.year && (copyright() || repeats(tokens)));
    let begins = address.start == 0 && starts_line(site, first.start as usize)
        || first.gap >= Gap::Line && address.start > 0;
    let rest = &all[address.end..];
    let place = rest.iter().take_while(|t| t.gap < Gap::Line && t.kind == Kind::Word && t.capital).count();
    let ends = match rest.get(if place <= 4 { place } else { 0 }) {
        Some(next) => next.gap >= Gap::Line,
        None => tokens.closed,
    };
    context.alone = begins && ends;
    let end = last.end as usize;
    context.cell = address.start == 0 && is_cell(site, first.start as usize, end);
    context
}

/// Whether a word before a year says whose the rights are since then.
fn copyrights(word: &[u8]) -> bool {
    word.eq_ignore_ascii_case(b"copyright") || word.eq_ignore_ascii_case(b"c") || word == "©".as_bytes()
}

/// Whether more years stand in the text: one a line, in lists of the holders of rights.
fn repeats(tokens: &Tokens<'_>) -> bool {
    let years =
        tokens.all().iter().filter(|t| t.gap >= Gap::Line && postcodes::is_year(t, &tokens.text[t.range()]));
    years.count() > 1
}

/// Whether only blanks, a quote or the start of the text stand before.
fn starts_line(site: &Site<'_>, at: usize) -> bool {
    let left = site.left(at, 8).trim_ascii_end();
    matches!(left.last(), None | Some(b'"' | b'>' | b';' | b'\t' | b'|' | b'=' | b'\''))
        || site.left(at, 8).contains(&b'\n')
        || left.ends_with(b":")
}

/// Whether the text fills a cell, and the next cell holds a postcode.
fn is_cell(site: &Site<'_>, start: usize, end: usize) -> bool {
    let delimiter = site.byte(end);
    if !matches!(delimiter, b';' | b'\t' | b'|' | b',' | b'"') {
        return false;
    }
    let rest = site.right(end, 24);
    let Some(from) = rest.iter().position(|b| !matches!(b, b'"' | b';' | b'\t' | b'|' | b',')) else {
        return false;
    };
    let cell = &rest[from..];
    let Some(length) =
        cell.iter().position(|b| matches!(b, b'"' | b';' | b'\t' | b'|' | b',' | b'\n' | b'\r'))
    else {
        return false;
    };
    let before = site.before(start);
    matches!(before, b';' | b'\t' | b'|' | b',' | b'"') && postcodes::is_cell(&cell[..length])
}

/// Whether the label, or the words, before a hard break name an address, or lead to one.
fn before(site: &Site<'_>, at: usize) -> (bool, bool) {
    let left = site.left(at, 48);
    // Of the last line, and of the one before where that ends in a colon.
    let left = left.trim_ascii_end();
    let from = left.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
    let line = &left[from..];
    let (mut label, mut cue) = (false, false);
    let mut words = 0;
    let mut end = line.len();
    while end > 0 && words < 5 {
        let word = |b: &u8| b.is_ascii_alphanumeric() || *b >= 0x80;
        let Some(last) = line[..end].iter().rposition(word) else { break };
        let start = line[..last].iter().rposition(|b| !word(b)).map_or(0, |i| i + 1);
        let text = hump(&line[start..=last]);
        let role = role(text);
        label |= role.is(Role::LABEL);
        cue |= role.is(Role::CUE);
        words += 1;
        end = start;
    }
    (label, cue)
}

/// The last word of a name in camel case: `shipTo` is one word, of `homeAddress` the second.
fn hump(word: &[u8]) -> &[u8] {
    if role(word) != Role::NONE {
        return word;
    }
    let at =
        (1..word.len()).rev().find(|&i| word[i].is_ascii_uppercase() && word[i - 1].is_ascii_lowercase());
    at.map_or(word, |at| &word[at..])
}

/// Whether a value of a field has words: what a kind check needs to know.
pub(super) fn words(tokens: &Tokens<'_>) -> usize {
    tokens.all().iter().filter(|t| t.kind == Kind::Word).count()
}
