//! What stands beside the street: parts of the building, the place with its postcode, the state, the country.
//!
//! The text is read on as long as parts of an address follow. Words that may be a place wait until something tells
//! that they are: a postcode, a state, a country, the lexicon.

use super::{
    grammar::{Address, Way, ends_sentence, is_house_number, is_ordinal},
    postcodes::{self, Shape},
    tokens::{Gap, Kind, Tokens},
    words::Role,
};

/// How many tokens at `index` are a part of a building: `Apt. 297`, `#456`, `6th Floor`, `2. Stock`.
fn unit(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let all = tokens.all();
    let token = all.get(index)?;
    if token.role.is(Role::UNIT) {
        let mut next = index + 1;
        // `Apt No. 456`, `Apt #456`
        while all
            .get(next)
            .is_some_and(|t| t.gap <= Gap::Blank && t.role.is(Role::NUMBER) && next < index + 2)
        {
            next += 1;
        }
        let value = all.get(next)?;
        let short = matches!(value.kind, Kind::Number | Kind::Mixed) && value.len() <= 9
            || value.kind == Kind::Word && value.len() <= 2 && value.capital;
        return (value.gap <= Gap::Blank && short).then_some(next + 1 - index);
    }
    let next = all.get(index + 1)?;
    let numbered = token.kind == Kind::Mixed && is_ordinal(tokens.word(index))
        || token.kind == Kind::Number && token.len() <= 3
        || token.kind == Kind::Word && token.capital && ordinal_word(tokens.word(index));
    (numbered && next.gap == Gap::Blank && next.role.is(Role::UNIT) && next.kind == Kind::Word).then_some(2)
}

fn ordinal_word(word: &[u8]) -> bool {
    let folded = super::words::fold(word);
    matches!(
        folded.bytes(),
        b"first"
            | b"second"
            | b"third"
            | b"fourth"
            | b"fifth"
            | b"sixth"
            | b"seventh"
            | b"eighth"
            | b"ninth"
            | b"tenth"
            | b"ground"
            | b"top"
    )
}

/// Whether a token is the short addition of a door or floor: `6D`, `2º`, `A`, `tv`, `izq`.
fn addition(tokens: &Tokens<'_>, index: usize) -> bool {
    let all = tokens.all();
    let Some(token) = all.get(index) else { return false };
    let text = tokens.word(index);
    match token.kind {
        Kind::Number => token.len() <= 2 && token.gap <= Gap::Dash,
        Kind::Mixed => text[0].is_ascii_digit() && token.len() <= 6 && !is_ordinal(text),
        Kind::Word => {
            token.len() == 1 && token.capital
                || token.role.is(Role::UNIT)
                    && !token.role.is(Role::STATE)
                    && token.len() <= 9
                    && token.gap <= Gap::Comma
        }
        Kind::Symbol => false,
    }
}

/// Reads on behind the street.
pub(super) fn right(tokens: &Tokens<'_>, address: &mut Address, place: impl Fn(&[u8]) -> bool) {
    let all = tokens.all();
    let mut index = address.end;
    let (mut pending, mut additions) = (0, 0);
    let mut pending_place = false;
    // The first token of the words of a place that wait for something to tell that they are.
    while let Some(token) = all.get(index) {
        if token.gap == Gap::Paragraph && !token.role.is(Role::COUNTRY) {
            break;
        }
        let before = &all[index - 1];
        let sentence = ends_sentence(before) && index > address.core.1;
        let after_core = index == address.core.1;
        let facts = &mut address.facts;
        if let Some(length) = unit(tokens, index)
            && !sentence
        {
            facts.unit = true;
            index += length;
            address.end = index;
            pending = 0;
            continue;
        }
        let postcode = postcodes::at(tokens, index).filter(|code| {
            // A short number is a postcode beside the name of a place only, and a year where a way is named.
            let year = postcodes::is_year(token, tokens.word(index)) && facts.way == Way::None;
            // `416 60 039`: the number of a telephone.
            let next = all.get(index + code.tokens);
            let longer = token.gap >= Gap::Line
                && token.kind == Kind::Number
                && next.is_some_and(|t| t.kind == Kind::Number && t.gap == Gap::Blank);
            !longer && code.shape > Shape::Short
                || !longer && !year && (pending > 0 || followed_by_place(tokens, index + code.tokens))
        });
        if let Some(code) = postcode
            && facts.postcode == Shape::None
        {
            if pending > 0 {
                let state = index - 1;
                let code_before =
                    all[state].kind == Kind::Word && all[state].len() <= 3 && all[state].gap <= Gap::Line;
                if all[state].role.is(Role::STATE) && code_before {
                    facts.state_code = true;
                    facts.in_state = postcodes::is_of_state(tokens.word(state), tokens.word(index));
                } else if code_before
                    && all[state].len() == 2
                    && tokens.word(state).iter().all(u8::is_ascii_uppercase)
                {
                    facts.state_code = true;
                }
                facts.city = true;
                facts.place |= pending_place;
            }
            facts.postcode = code.shape;
            index += code.tokens;
            address.end = index;
            pending = 0;
            // The place behind it.
            let mut words = 0;
            while let Some(next) = all.get(index) {
                let most = if words == 0 { Gap::Dash } else { Gap::Blank };
                let word = next.kind == Kind::Word
                    && (next.capital
                        || words > 0 && next.role.is(Role::PARTICLE)
                        || address.facts.small && !next.role.is(Role::CUE));
                if !word
                    || next.gap > most
                    || words >= 4
                    || (words > 0 || next.gap <= Gap::Blank) && ends_sentence(&all[index - 1])
                    || next.role.is(Role::LABEL)
                {
                    break;
                }
                address.facts.place |= place(tokens.word(index));
                words += 1;
                index += 1;
                if next.capital || address.facts.small {
                    address.end = index;
                    address.facts.city = true;
                }
            }
            index = address.end;
            continue;
        }
        // `27 May 2004`: dates and counts are no places.
        if sentence
            || token.role.is(Role::COUNTED) && !token.role.is(Role::UNIT.or(Role::STATE).or(Role::NUMBER))
        {
            break;
        }
        if token.role.is(Role::DIRECTION)
            && token.len() <= 9
            && token.gap <= Gap::Comma
            && pending == 0
            && (token.capital || address.facts.small)
            && !followed_by_number(tokens, index + 1)
        {
            address.facts.direction = true;
            index += 1;
            address.end = index;
            continue;
        }
        // `Main Street 5`, where the number stood before already.
        if after_core
            && address.facts.leads
            && token.kind == Kind::Number
            && token.gap == Gap::Blank
            && is_house_number(tokens, index)
        {
            address.facts.doubled = true;
            index += 1;
            address.end = index;
            continue;
        }
        if additions < 4
            && pending == 0
            && token.gap <= Gap::Dash
            && addition(tokens, index)
            && address.facts.postcode == Shape::None
        {
            additions += 1;
            index += 1;
            address.end = index;
            continue;
        }
        if token.kind != Kind::Word {
            break;
        }
        let upper = tokens.word(index).iter().all(|b| !b.is_ascii_lowercase());
        let parted = token.gap >= Gap::Comma;
        if token.role.is(Role::STATE)
            && upper
            && token.len() <= 3
            && (parted || pending > 0)
            && !address.facts.state
        {
            address.facts.state = true;
            index += 1;
            // A postcode behind it looks at it again.
            pending += 1;
            address.end = index;
            continue;
        }
        if token.role.is(Role::COUNTRY.or(Role::REGION)) && token.capital {
            if token.role.is(Role::COUNTRY) {
                address.facts.country = true;
            } else {
                address.facts.state = true;
            }
            pending += 1;
            index += 1;
            address.end = index;
            continue;
        }
        let small = address.facts.small;
        let on = token.capital
            || pending > 0 && token.role.is(Role::PARTICLE)
            || small && !token.role.is(Role::CUE.or(Role::PREPOSITION));
        if !on || pending >= 5 || token.role.is(Role::LABEL) && token.gap >= Gap::Line {
            break;
        }
        pending_place |= token.capital && token.len() >= 3 && place(tokens.word(index));
        pending += 1;
        index += 1;
        if pending_place
            && address.facts.way > Way::None
            && (index >= all.len() || all[index].gap > Gap::Blank)
        {
            address.facts.place = true;
            address.end = index;
        }
    }
    address.facts.lines =
        all[address.start + 1..address.end].iter().filter(|t| t.gap >= Gap::Line).count() as u8;
}

/// Whether words of a place stand there: a capital.
fn followed_by_place(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens
        .all()
        .get(index)
        .is_some_and(|t| t.kind == Kind::Word && t.capital && t.gap <= Gap::Comma && t.len() >= 3)
}

fn followed_by_number(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.all().get(index).is_some_and(|t| t.kind == Kind::Number && t.gap == Gap::Blank && t.len() >= 5)
}

/// A number before one that leads: `12 1/2 Main Street` is one, of `935 69 Gordon Terrace` the second is the
/// street's. It has to begin the line, or to follow a small word.
fn doubled(tokens: &Tokens<'_>, address: &mut Address) {
    let all = tokens.all();
    let start = address.start;
    if !address.facts.leads || start == 0 || start != address.core.0 || all[start].gap > Gap::Blank {
        return;
    }
    let first = &all[start - 1];
    let begins = match start.checked_sub(2) {
        Some(before) => first.gap >= Gap::Line || !all[before].capital && all[before].kind == Kind::Word,
        None => true,
    };
    if first.kind == Kind::Number && !first.stopped && is_house_number(tokens, start - 1) && begins {
        address.start = start - 1;
        if tokens.word(start).contains(&b'/') {
            address.core.0 = start - 1;
        } else {
            address.facts.doubled = true;
        }
    }
}

/// Reads what belongs to the address before the street: `Flat 18,`, `Apt. 117`, `00-950 Warszawa,`.
pub(super) fn left(tokens: &Tokens<'_>, address: &mut Address) {
    let all = tokens.all();
    doubled(tokens, address);
    let start = address.start;
    // `Flat 3, 22 Sample Lane`, read from the 3 on.
    if start >= 1
        && start == address.core.0
        && address.facts.leads
        && all[start].gap <= Gap::Blank
        && all[start - 1].role.is(Role::UNIT)
        && all.get(start + 1).is_some_and(|t| t.kind == Kind::Number && t.gap == Gap::Comma)
    {
        address.start = start - 1;
        address.facts.unit = true;
        return;
    }
    if start >= 2 && all[start].gap <= Gap::Comma {
        // A unit and its number.
        if all[start - 2].role.is(Role::UNIT)
            && matches!(all[start - 1].kind, Kind::Number | Kind::Mixed)
            && all[start - 1].gap <= Gap::Blank
        {
            address.start = start - 2;
            address.facts.unit = true;
            return;
        }
    }
    // A postcode and its place, before a comma.
    if start >= 2 && all[start].gap >= Gap::Comma && all[start].gap <= Gap::Line {
        for back in 2..=4 {
            let Some(at) = start.checked_sub(back) else { break };
            if let Some(code) = postcodes::at(tokens, at)
                && at + code.tokens < start
                && (at == 0 || all[at].gap >= Gap::Comma || all[at - 1].role != Role::NONE)
                && all[at + code.tokens..start]
                    .iter()
                    .all(|t| t.kind == Kind::Word && t.capital && t.gap <= Gap::Blank)
            {
                address.start = at;
                address.facts.postcode = code.shape;
                address.facts.city = true;
                return;
            }
        }
    }
}
