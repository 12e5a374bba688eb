//! Postal addresses: streets with their numbers, boxes, and what belongs to them, in the orders of the countries.
//!
//! A number beside a word is the anchor. A look at the words around decides whether the text is worth reading:
//! one of them is a word for a way, or something names an address. Then the text around is divided into
//! [`tokens`], read by a small [`grammar`], and [`score`]d. What a word says is in [`words`] and [`tables`].

mod boxes;
mod context;
mod extend;
mod gate;
mod grammar;
mod japan;
mod numbers;
mod parts;
mod postcodes;
mod score;
mod tables;
mod tokens;
mod value;
mod words;

use grammar::Address;
use tokens::{Gap, Kind, Tokens};

use crate::{
    Evidence, FieldHint, Level,
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

/// Whether the number that ends at `at` is a long one, or stands behind what no house number stands behind.
#[inline]
fn is_other(site: &Site<'_>, at: usize) -> bool {
    let mut start = at;
    let floor = site.lo.max(at.saturating_sub(LONG));
    while start > floor && site.text[start - 1].is_ascii_digit() {
        start -= 1;
    }
    match site.before(start) {
        // A long one, part of a word, a decimal, a value.
        b'0'..=b'9' | b'a'..=b'z' | b'.' | b'_' | b'=' | b'@' | b'$' | b'+' => true,
        // `10:05`
        b':' => site.before(start - 1).is_ascii_digit(),
        _ => false,
    }
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
    let follows = site.byte(at + 1).is_ascii_digit();
    // `offset 675513188768`: no house number is so long, and no postcode.
    if follows && !before.is_ascii_digit() && is_long(site.right(at + 1, LONG)) {
        return;
    }
    if before.is_ascii_digit() && !follows && is_other(site, at) {
        return;
    }
    let ahead = if before == b',' { site.before(at - 1) } else { before };
    let end = if before == b',' { at - 1 } else { at };
    if ahead.is_ascii_digit() || ahead.is_ascii_alphabetic() && site.before(end - 1).is_ascii_digit() {
        let mut start = end;
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
    if follows {
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
    if let Some((end, percent)) = japan::read(site, start) {
        reached.end = end;
        // The line of the blocks is the value, that of the place is a part of it.
        let lines = site.text[start..end].split_inclusive(|byte| *byte == b'\n');
        let blocks = |line: &[u8]| line.windows(3).filter(|w| w[1] == b'-' && w[0].is_ascii_digit()).count();
        let most = lines.clone().map(blocks).max().unwrap_or(0);
        let (mut at, mut main) = (start, true);
        for line in lines {
            let ends = line.trim_ascii_end().len();
            let is_main = main && blocks(line) == most;
            main &= !is_main;
            let part = if is_main { Evidence::NONE } else { Evidence::PART };
            let evidence = Evidence::PATTERN | Evidence::FORMAT | part;
            found(Candidate::new(POSTAL_ADDRESS, at..at + ends, percent, evidence));
            at += line.len();
        }
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
    let Some(best) = best(site, start) else { return };
    if best.percent >= LEAST {
        if best.percent >= Level::Medium.floor().percent() {
            reached.end = best.end;
        }
        for (start, end, evidence) in &best.spans[..best.count] {
            found(Candidate::new(POSTAL_ADDRESS, *start..*end, best.percent, best.evidence | *evidence));
        }
    }
}

/// The most parts of an address.
const MOST_PARTS: usize = 8;

/// The best reading of a number.
///
/// The lines of a block are reported one by one, as labelled data has them, and so is a number before a street that
/// has its own: each stands for itself where values are masked. The span of the street is the value; the others are
/// [`Evidence::PART`]s of it.
struct Best {
    spans: [(usize, usize, Evidence); MOST_PARTS],
    count: usize,
    end: usize,
    percent: u8,
    evidence: Evidence,
}

impl Best {
    fn of(tokens: &Tokens<'_>, address: &Address, percent: u8, evidence: Evidence) -> Best {
        let all = &tokens.all()[..address.end];
        let end = all.last().map_or(0, |t| t.end as usize);
        let mut best = Best { spans: [(0, 0, Evidence::NONE); MOST_PARTS], count: 0, end, percent, evidence };
        let mut start = address.start;
        let street = address.street();
        for index in address.start + 1..=address.end {
            let divides = match all.get(index) {
                Some(token) => token.gap >= Gap::Line || address.facts.doubled && index == street,
                None => true,
            };
            // A line of a place alone is none.
            let tells = start <= street || all[start..index].iter().any(|t| t.kind != Kind::Word);
            if divides {
                if tells && best.count < MOST_PARTS {
                    let part = if (start..index).contains(&street) { Evidence::NONE } else { Evidence::PART };
                    best.spans[best.count] = (all[start].start as usize, all[index - 1].end as usize, part);
                    best.count += 1;
                }
                start = index;
            }
        }
        best
    }
}

/// Whether a word is the name of a place, or part of one, and of no person in the first place.
fn place(word: &[u8]) -> bool {
    let class = lexicon::look(word);
    class.place() > 0 && class.given() < 2
}

/// The best reading of the number at `start`.
fn best(site: &Site<'_>, start: usize) -> Option<Best> {
    let from = tokens::region_start(site, start);
    let tokens = Tokens::read(site, from, start);
    let n = tokens.all().iter().position(|t| t.range().contains(&start))?;
    let mut best: Option<(Address, u8, Evidence)> = None;
    let readings = if grammar::is_house_number(&tokens, n) {
        [
            boxes::boxed(&tokens, n),
            grammar::number_first(&tokens, n),
            grammar::number_last(&tokens, n),
            grammar::unnumbered(&tokens, n),
        ]
    } else {
        [boxes::boxed(&tokens, n), grammar::unnumbered(&tokens, n), None, None]
    };
    for mut address in readings.into_iter().flatten() {
        extend::right(&tokens, &mut address, place);
        extend::left(&tokens, &mut address);
        address.find_street(&tokens);
        let context = context::of(site, &tokens, &address, n);
        let percent = score::of_text(&address.facts, &context);
        if best.is_none_or(|(_, known, _)| percent > known) {
            best = Some((address, percent, score::evidence(&address.facts, &context)));
        }
    }
    best.map(|(address, percent, evidence)| Best::of(&tokens, &address, percent, evidence))
}

/// The normal form: words and numbers in small letters without marks, one blank between.
pub(crate) fn normalize(value: &str, out: &mut String) {
    if value.is_ascii() {
        let mut blank = false;
        let begin = out.len();
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() {
                if blank && out.len() > begin {
                    out.push(' ');
                }
                blank = false;
                out.push(char::from(byte.to_ascii_lowercase()));
            } else {
                blank |= !matches!(byte, b'\'' | b'.');
            }
        }
        return;
    }
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
