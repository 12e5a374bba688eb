//! Whole values of fields that are named for an address.

use super::{
    boxes, context, extend, grammar, place,
    tokens::{Kind, Tokens},
    words::{Role, role},
};
use crate::{
    Category, Evidence,
    catalog::id::POSTAL_ADDRESS,
    site::{Candidate, Site},
};

/// The longest value that is looked at, in bytes.
const LONGEST: usize = 300;

/// Examines the value of a field that is named for an address.
pub(crate) fn verify_value(site: &Site<'_>, found: &mut dyn FnMut(Candidate)) {
    debug_assert!(site.hint.names(Category::PostalAddress));
    let value = &site.text[site.lo..site.hi];
    let trimmed = value.trim_ascii();
    if trimmed.is_empty() || value.len() > LONGEST {
        return;
    }
    let start = site.lo + (value.len() - value.trim_ascii_start().len());
    let end = start + trimmed.len();
    let percent = if is_plain(trimmed) { Some(STRONG) } else { judge(site, start, trimmed) };
    if let Some(percent) = percent {
        let evidence = Evidence::PATTERN | Evidence::FIELD_NAME;
        found(Candidate::new(POSTAL_ADDRESS, start..end, percent, evidence));
    }
}

/// The confidence of a street with its number and a word for a way that is little else.
const STRONG: u8 = 95;

/// Whether a value is of the plainest form: `12 Sample Street`, a number, words with capitals, and the word for the
/// way last. The grammar reads it as such, at a higher cost.
fn is_plain(value: &[u8]) -> bool {
    let digits = value.iter().take(6).take_while(|b| b.is_ascii_digit()).count();
    let Some((b' ', words)) = value.get(digits..).and_then(<[u8]>::split_first) else { return false };
    if digits == 0 || digits > 5 || words.len() > 40 {
        return false;
    }
    let mut before = b' ';
    let mut last = None;
    for (at, &byte) in words.iter().enumerate() {
        let fits = match byte {
            b'A'..=b'Z' => before == b' ',
            b'a'..=b'z' => before != b' ',
            b' ' => before != b' ',
            _ => false,
        };
        if !fits {
            return false;
        }
        if byte == b' ' {
            last = Some(at + 1);
        }
        before = byte;
    }
    let Some(last) = last.and_then(|at| words.get(at..)) else { return false };
    let role = role(last);
    role.is(Role::WAY_AFTER) && !role.is(Role::WEAK)
}

/// The confidence of a value, by what it holds.
fn judge(site: &Site<'_>, start: usize, value: &[u8]) -> Option<u8> {
    // Addresses of other kinds: of mail, of the web, of memory, of wallets.
    if value.iter().any(|b| matches!(b, b'@' | b'=' | b'{' | b'}' | b'<' | b'>' | b'|' | b'_'))
        || value.windows(3).any(|w| w == b"://")
    {
        return None;
    }
    let tokens = Tokens::read(site, start, start);
    let all = tokens.all();
    let words = context::words(&tokens);
    if words == 0 || all.is_empty() {
        return None;
    }
    let mut most = 0u8;
    for n in 0..all.len() {
        if !matches!(all[n].kind, Kind::Number | Kind::Mixed) {
            continue;
        }
        let house = grammar::is_house_number(&tokens, n);
        let readings = [
            boxes::boxed(&tokens, n),
            if house { grammar::number_first(&tokens, n) } else { None },
            if house { grammar::number_last(&tokens, n) } else { None },
        ];
        for mut address in readings.into_iter().flatten() {
            extend::right(&tokens, &mut address, place);
            extend::left(&tokens, &mut address);
            let whole = address.start <= 2 && address.end + 2 >= all.len();
            let percent = match (address.facts.way, whole) {
                (grammar::Way::Strong, _) => STRONG,
                (grammar::Way::Weak, true) => 90,
                (grammar::Way::Weak, false) => 80,
                (grammar::Way::None, true) => 75,
                (grammar::Way::None, false) => 60,
            };
            most = most.max(percent);
        }
    }
    if most == 0 {
        let way = all.iter().any(|t| t.role.is_way() && !t.role.is(Role::WEAK));
        let unnumbered = all.iter().any(|t| t.role.is(Role::UNNUMBERED));
        let digits = all.iter().any(|t| matches!(t.kind, Kind::Number | Kind::Mixed));
        most = match (unnumbered, way, digits) {
            (true, ..) => 85,
            (_, true, true) => 80,
            (_, true, false) if words > 1 || all[0].role.is(Role::COMPOUND) => 60,
            (_, false, true) if words > 1 => 55,
            _ => 0,
        };
    }
    (most > 0).then_some(most)
}
