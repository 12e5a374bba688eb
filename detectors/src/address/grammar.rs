//! What an address is made of, and in which order: the street with its number, parts of the building, the
//! place with its postcode, the country.
//!
//! The core is the street: `12 Main Street`, `12 rue de la Gare`, `Hauptstraße 12`, `Calle Mayor, 12`,
//! or a box. From there the text is read on as long as parts of an address follow.

use super::{
    postcodes::{self, Shape},
    tokens::{Gap, Kind, Token, Tokens},
    words::Role,
};

/// How much the word for the way tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// There is none.
    #[default]
    None,
    /// It often is something else.
    Weak,
    /// It is one.
    Strong,
}

/// What was read of an address.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    pub(super) way: Way,
    /// The number stands before the street's name.
    pub(super) leads: bool,
    /// A word of the name of the street is written small that usually is not.
    pub(super) small: bool,
    pub(super) boxed: bool,
    pub(super) unit: bool,
    pub(super) direction: bool,
    /// No house number stands with the street.
    pub(super) unnumbered: bool,
    /// Another number stands beside the house number.
    pub(super) doubled: bool,
    pub(super) postcode: Shape,
    /// Words of a place stand beside the postcode.
    pub(super) city: bool,
    /// A place that the lexicon knows.
    pub(super) place: bool,
    /// The code or name of a state.
    pub(super) state: bool,
    /// A state before a postcode.
    pub(super) state_code: bool,
    /// And the postcode lies in it.
    pub(super) in_state: bool,
    pub(super) country: bool,
    pub(super) lines: u8,
}

/// A part of an address: a range of tokens.
pub(super) type Part = (usize, usize);

/// An address: tokens from `start` up to `end`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Address {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) core: Part,
    pub(super) facts: Facts,
    /// The number before the street is not its own.
    pub(super) foreign: bool,
}

/// The most words of the name of a way.
const NAME: usize = 7;

/// Whether a token may be a house number.
pub(super) fn is_house_number(tokens: &Tokens<'_>, index: usize) -> bool {
    let Some(token) = tokens.all().get(index) else { return false };
    let text = tokens.word(index);
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    match token.kind {
        Kind::Number => {
            digits <= 6
                && text.len() <= 11
                && !text.contains(&b'.')
                && text.iter().filter(|b| matches!(b, b'-' | b'/')).count() <= 2
        }
        Kind::Mixed if digits > 0 => {
            let rest = &text[digits..];
            let letters = rest.iter().filter(|b| b.is_ascii_alphabetic()).count();
            let bis = rest.eq_ignore_ascii_case(b"bis") || rest.eq_ignore_ascii_case(b"ter");
            // `1990s`, `0x1f`
            let other = rest == b"s" && digits > 1 || text.starts_with(b"0x");
            digits <= 5 && (letters <= 2 || bis) && !text.contains(&b'.') && !is_ordinal(text) && !other
        }
        // `W156N9762`: the grid of Wisconsin.
        Kind::Mixed => {
            text.len() >= 4
                && matches!(text[0], b'N' | b'S' | b'E' | b'W')
                && text[1].is_ascii_digit()
                && text[1..].iter().all(|b| b.is_ascii_digit() || matches!(b, b'N' | b'S' | b'E' | b'W'))
        }
        _ => false,
    }
}

/// `1st`, `22nd`, `93rd`, `4th`.
pub(super) fn is_ordinal(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    digits > 0 && {
        let mut ending = [0; 2];
        text.len() == digits + 2 && {
            ending.copy_from_slice(&text[digits..]);
            ending.make_ascii_lowercase();
            matches!(&ending, b"st" | b"nd" | b"rd" | b"th")
        }
    }
}

/// Whether a sentence ends behind a token: a full stop, and the word is no abbreviation.
pub(super) fn ends_sentence(token: &Token) -> bool {
    token.stopped
        && !(token.kind == Kind::Word
            && (token.len() <= 4 || token.role.is_way() || token.role.is(Role::UNIT)))
}

fn strength(role: Role) -> Way {
    if role.is(Role::WEAK) { Way::Weak } else { Way::Strong }
}

/// The street whose number is the token at `n`, the number first.
pub(super) fn number_first(tokens: &Tokens<'_>, n: usize) -> Option<Address> {
    let all = tokens.all();
    let mut first = n + 1;
    if all.get(first)?.role.is(Role::ADDITION) && all[first].gap == Gap::Blank {
        first += 1;
    }
    let opening = all.get(first)?;
    if opening.gap > Gap::Comma || all[n].stopped && opening.gap == Gap::Blank {
        return None;
    }
    let mut facts = Facts { leads: true, ..Facts::default() };
    // `12 rue de la Gare`
    if opening.role.is(Role::WAY_BEFORE)
        && let Some(end) = name(tokens, first + 1)
    {
        let mut way = strength(opening.role);
        facts.small = !all[first + 1..end].iter().any(|t| t.capital);
        // Small words that begin an aside are none: `5 in Paris`, `2 am`; `45 passage de Ternes` is one.
        if way == Way::Weak && !opening.capital && (facts.small || opening.len() < 4) {
            way = Way::None;
        }
        if opening.len() <= 3 && !all[first + 1..end].iter().any(|t| t.kind == Kind::Word && t.len() >= 3) {
            way = Way::None;
        }
        let of_both = opening.role.is(Role::WAY_AFTER);
        if way > Way::None && !(of_both && opening.gap == Gap::Blank && facts.small) {
            facts.way = way;
            return Some(Address { start: n, end, core: (n, end), facts, foreign: false });
        }
    }
    // `12 North Main Street`
    let mut best: Option<(usize, Way)> = None;
    let (mut small, mut capitals, mut names) = (0, 0, 0);
    let mut index = first;
    let mut direction = false;
    while let Some(token) = all.get(index) {
        let inside = index > first;
        if index >= first + NAME || token.gap > Gap::Blank && inside || token.kind == Kind::Symbol {
            break;
        }
        if inside && ends_sentence(&all[index - 1]) {
            break;
        }
        match token.kind {
            Kind::Number if inside && token.len() <= 3 && best.is_none() => {}
            Kind::Number if token.len() <= 2 => {}
            Kind::Mixed if is_ordinal(tokens.word(index)) => names += 1,
            Kind::Mixed if token.len() <= 4 && inside => {}
            Kind::Word => {}
            _ => break,
        }
        let role = token.role;
        let named = names > 0 && token.gap == Gap::Blank;
        if (role.is(Role::WAY_AFTER) && named || role.is(Role::COMPOUND)) && token.kind == Kind::Word {
            let way = strength(role);
            let way = if inside && all[index - 1].role.is(Role::COUNTED) { Way::Weak } else { way };
            let way = if !token.capital && way == Way::Weak { Way::None } else { way };
            if way > Way::None
                && best.is_none_or(|(_, known)| {
                    way > known || known == Way::Weak && way == Way::Weak && !small_word(token)
                })
            {
                best = Some((index + 1, way));
            }
            if way == Way::Strong {
                break;
            }
        }
        if token.kind == Kind::Word {
            if role.is(Role::DIRECTION) && !inside {
                direction = true;
                if !token.capital {
                    small += 1;
                }
            } else if token.capital {
                capitals += 1;
            } else if !role.is(Role::PARTICLE) && !role.is_way() {
                small += 1;
            }
            // `12 E Street`, `5 Avenue A`: the direction, or the way, may be the name.
            names += 1;
        }
        // `12 people at Main Street`
        if small > 0 && capitals > 0 || small > 3 {
            break;
        }
        index += 1;
    }
    let (mut end, way) = match best {
        Some(best) => best,
        // `100 West Seventh`
        None if direction && names > 1 && small == 0 => ((first + 3).min(index), Way::Weak),
        None => {
            // `1200 Business 190`, `1928 Sheen Hollow Otsego, MI 49078`: what follows has to tell.
            if capitals == 0
                || small > 0
                || opening.len() < 2
                || tokens.word(n) == b"0"
                || all[n].len() > 5
                || opening.role.is(Role::COUNTED)
                || opening.gap > Gap::Blank
            {
                return None;
            }
            let more = all[first..index].iter().skip(1);
            let words = more.take_while(|t| t.kind == Kind::Word && t.capital && t.gap <= Gap::Blank).count();
            (first + 1 + words.min(2), Way::None)
        }
    };
    facts.way = way;
    facts.direction = direction;
    facts.small = capitals == 0 && !(all[end - 1].capital && all[end - 1].role.is(Role::COMPOUND));
    // `State Road 75`, `Loop 410`, `Hwy 60E`
    if best.is_some()
        && !all[end - 1].role.is(Role::COMPOUND)
        && let Some(next) = all.get(end)
        && next.gap == Gap::Blank
        && matches!(next.kind, Kind::Number | Kind::Mixed)
        && next.len() <= 4
        && !is_ordinal(tokens.word(end))
    {
        end += 1;
    }
    Some(Address { start: n, end, core: (n, end), facts, foreign: false })
}

/// Articles and prepositions of German and Dutch within names of ways: `An der Alster`, `Op de Dijk`.
fn is_article(word: &[u8]) -> bool {
    [&b"der"[..], b"dem", b"den", b"de", b"het", b"'t", b"die"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Prepositions that begin names of ways before an article only: `An der Alster`, not `In June`.
fn is_small_preposition(word: &[u8]) -> bool {
    [&b"in"[..], b"an", b"na", b"en", b"a", b"on", b"u", b"v", b"op", b"aan", b"auf"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

fn small_word(token: &Token) -> bool {
    !token.capital
}

/// The end of a name of one to seven words that begins at `from`: capitals, with particles between, or where
/// the first word is small, all words up to a number, at most four.
fn name(tokens: &Tokens<'_>, from: usize) -> Option<usize> {
    let all = tokens.all();
    let mut end = None;
    let (mut index, mut small) = (from, 0);
    while let Some(token) = all.get(index) {
        if index >= from + NAME || token.gap > Gap::Blank {
            break;
        }
        if index > from && ends_sentence(&all[index - 1]) {
            break;
        }
        let ordinal =
            token.kind == Kind::Mixed && token.len() <= 5 || token.kind == Kind::Number && token.len() <= 4;
        if token.kind == Kind::Word && token.capital || ordinal && index == from {
            end = Some(index + 1);
        } else if token.kind == Kind::Word && token.role.is(Role::PARTICLE) {
            // On to what it leads to.
        } else if token.kind == Kind::Word && (small > 0 || end.is_none()) && small < 3 {
            small += 1;
            end = Some(index + 1);
        } else {
            break;
        }
        index += 1;
    }
    end
}

/// The street whose number is the token at `n`, its name before it.
pub(super) fn number_last(tokens: &Tokens<'_>, n: usize) -> Option<Address> {
    let all = tokens.all();
    let mut last = n;
    // `Nº 10`, `No. 654`, `n.o 119`
    let mut gap = all.get(n)?.gap;
    if n >= 2 && all[n - 1].role.is(Role::NUMBER) && all[n - 1].len() <= 6 && gap <= Gap::Blank {
        last = n - 1;
        gap = all[last].gap;
    }
    if last == 0 || gap > Gap::Comma {
        return None;
    }
    let mut facts = Facts::default();
    let mut start = last;
    let mut way: Option<(usize, Way)> = None;
    let mut before: Option<(usize, Way)> = None;
    let mut small = 0;
    let mut index = last;
    while index > 0 {
        index -= 1;
        let token = &all[index];
        if last - index > NAME + 1 || (index + 1 < last && all[index + 1].gap > Gap::Blank) {
            break;
        }
        if index + 1 < last && ends_sentence(token) || token.kind == Kind::Symbol {
            break;
        }
        let role = token.role;
        match token.kind {
            // `Straße des 17. Juni`, `Calle 5 de Mayo`
            Kind::Number if token.len() <= 3 && index > 0 && token.gap == Gap::Blank => {}
            Kind::Mixed if index + 1 < last && token.len() <= 5 => {}
            Kind::Word => {}
            _ => break,
        }
        if token.kind == Kind::Word {
            // `An der Waldsiedlung 5`, not `In June 1999`.
            let article = !is_small_preposition(tokens.word(index))
                || is_article(tokens.word(index + 1)) && index + 2 < last;
            // `bd B 3`: a word that is cut short needs a name.
            let article = article
                && (token.len() > 3
                    || all[index + 1..last].iter().any(|t| t.kind == Kind::Word && t.len() >= 3));
            if role.is(Role::WAY_BEFORE)
                && index + 1 < last
                && article
                && (token.capital || !role.is(Role::WEAK))
            {
                before = Some((index, strength(role)));
                if !role.is(Role::WEAK) {
                    break;
                }
            }
            if way.is_none()
                && (role.is(Role::WAY_AFTER) && index > 0 && all[index].gap == Gap::Blank
                    || role.is(Role::COMPOUND))
                && last - index <= 2
            {
                // Of the words that are often something else, those of English stand behind the number.
                let ambiguous = role.is(Role::WEAK) && !role.is(Role::COMPOUND);
                let shouted =
                    role.is(Role::WEAK) && tokens.word(index).iter().all(|b| !b.is_ascii_lowercase());
                way = Some((index, if ambiguous || shouted { Way::None } else { strength(role) }));
            }
            if !token.capital && !role.is(Role::PARTICLE) && !role.is_way() {
                small += 1;
                if small > 3 || way.is_some() {
                    break;
                }
            } else if small == 0 && (token.capital || role.is_way()) {
                start = index;
            }
        }
    }
    let nearest = &all[last - 1];
    let (from, strength) = match (before, way) {
        (Some((at, Way::Strong)), _) => (at, Way::Strong),
        (_, Some((at, strength))) => {
            // The name, or the word that holds it: at most four words.
            let compound = all[at].role.is(Role::COMPOUND);
            if !compound && start >= at && all[at].role.is(Role::WAY_AFTER) {
                // `margrethes plads 17`: one small word before.
                match at.checked_sub(1) {
                    Some(before)
                        if all[at].gap <= Gap::Blank
                            && all[before].kind == Kind::Word
                            && !all[before].role.is(Role::PARTICLE.or(Role::PREPOSITION)) =>
                    {
                        (before, if all[at].role.is(Role::WEAK) { Way::None } else { strength })
                    }
                    _ => return None,
                }
            } else {
                (start.min(at).max(at.saturating_sub(4)), strength)
            }
        }
        (Some((at, _)), None) => (at, Way::Weak),
        (None, None) => {
            let nearest = if nearest.kind == Kind::Number && last >= 2 { &all[last - 2] } else { nearest };
            if start == last
                || !nearest.capital
                || nearest.role.is(Role::COUNTED.or(Role::UNIT))
                || nearest.len() < 3
            {
                return None;
            }
            if all[n].len() > 5 || tokens.word(n) == b"0" {
                return None;
            }
            (start.max(last.saturating_sub(4)), Way::None)
        }
    };
    facts.way = strength;
    // `AV con test de Pigassou era de 1`: names are not written so.
    let smalls = all[from + 1..last]
        .iter()
        .filter(|t| t.kind == Kind::Word && !t.capital && !t.role.is(Role::PARTICLE) && !t.role.is_way());
    let capitals = all[from + 1..last].iter().any(|t| t.capital);
    let smalls = smalls.count();
    if smalls > 1 && (capitals || all[from].len() <= 3) || smalls > 0 && capitals && strength < Way::Strong {
        return None;
    }
    facts.small = !all[from..last].iter().any(|t| t.capital);
    if facts.small && strength < Way::Strong {
        return None;
    }
    let mut address = Address { start: from, end: n + 1, core: (from, n + 1), facts, foreign: false };
    // `2456 Rue de Virton 38`
    if from > 0
        && all[from].gap == Gap::Blank
        && all[from - 1].kind == Kind::Number
        && !all[from - 1].stopped
        && is_house_number(tokens, from - 1)
    {
        address.start = from - 1;
        address.facts.doubled = true;
    }
    Some(address)
}

/// How far before a postcode the street may stand, in tokens.
const FAR: usize = 10;

/// A street without a number before the postcode at `n`, or at the token before it: `Calle Mayor, s/n. 28001
/// Madrid`, `Bow Street, London, WC2E 9DD`.
pub(super) fn unnumbered(tokens: &Tokens<'_>, n: usize) -> Option<Address> {
    let all = tokens.all();
    let code = |at: usize| postcodes::at(tokens, at).filter(|code| code.shape > Shape::Short);
    let postcode = match n.checked_sub(1) {
        Some(before) if code(before).is_some_and(|code| code.tokens == 2) => before,
        _ => code(n).map(|_| n)?,
    };
    let mut index = postcode;
    while index > 0 && postcode - index < FAR {
        if all[index].gap > Gap::Line {
            return None;
        }
        index -= 1;
        let token = &all[index];
        if token.role.is(Role::UNNUMBERED) {
            return number_last(tokens, index);
        }
        if token.kind != Kind::Word {
            return None;
        }
        let strong = token.capital && !token.role.is(Role::WEAK);
        let named = |t: &Token| t.kind == Kind::Word && t.capital && t.gap <= Gap::Blank;
        let (start, end) = if strong && token.role.is(Role::WAY_BEFORE) && index + 1 < postcode {
            let Some(end) = name(tokens, index + 1).filter(|end| *end <= postcode) else { continue };
            (index, end)
        } else if strong && token.role.is(Role::WAY_AFTER) && token.gap <= Gap::Blank {
            let mut start = index;
            while start > 0
                && index - start < 3
                && all[start].gap <= Gap::Blank
                && all[start - 1].capital
                && all[start - 1].kind == Kind::Word
            {
                start -= 1;
            }
            (start, index + 1)
        } else if strong && token.role.is(Role::COMPOUND) && named(token) {
            (index, index + 1)
        } else {
            continue;
        };
        let facts = Facts { way: Way::Strong, unnumbered: true, ..Facts::default() };
        return (end > start + usize::from(!token.role.is(Role::COMPOUND))).then_some(Address {
            start,
            end,
            core: (start, end),
            facts,
            foreign: false,
        });
    }
    None
}
