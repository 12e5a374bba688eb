//! How sure the model must be, by what the lexicon says of the words and by where they stand.
//!
//! Technical texts are full of words with capitals that no list has: products, units, commands. There, and for
//! words that no list has as a name, more than an even chance is asked for. The figures were chosen on labelled
//! data and on manual pages, lock files and source code, see the model card of the workspace's `training`.

use crate::lexicon::Class;

use super::{
    model::Name,
    run::{Place, Run},
    token::{Case, Gap, Token},
};

/// Whether a word is a name of some frequency, and not more common as a word.
fn is_known(token: &Token) -> bool {
    let class = token.class;
    let level = class.given().max(class.family());
    level >= 2 && level > class.common()
}

/// Whether `found` is to be reported.
pub(crate) fn is_enough(run: &Run, text: &[u8], found: &Name) -> bool {
    let words = &run.tokens[found.first..found.last];
    if run.place == Place::Name {
        return true;
    }
    if is_glued(text, words) {
        return false;
    }
    let known = words.iter().filter(|word| is_known(word)).count();
    let capitals = words.iter().all(|word| matches!(word.case, Case::Capitals));
    let small = words.iter().all(|word| word.case == Case::Small);
    let before = found.first.checked_sub(1).and_then(|index| run.tokens.get(index));
    let titled = before.is_some_and(|word| word.class.has(Class::TITLE));
    let cued = titled || before.is_some_and(|word| word.class.has(Class::CUE) || word.class.has(Class::KIN));
    let least = match (run.place, words.len(), known) {
        (Place::Source, 1, _) | (Place::Source, _, 0) => 0.97,
        (Place::Source, ..) => 0.8,
        (_, 1, _) if capitals && !cued => 0.9,
        (_, _, 0) if capitals && !cued => 0.95,
        (_, 1, _) if small => 0.7,
        (_, 1, 0) if !cued => 0.88,
        (_, _, 0) if !cued => 0.75,
        (_, 1, 0) if !titled => 0.75,
        _ => 0.0,
    };
    found.probability >= least
}

/// Whether the words are a part of something longer: a path, a key, a call, base 64.
fn is_glued(text: &[u8], words: &[Token]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return true };
    let before = (first.start as usize).checked_sub(1).map_or(b' ', |at| text[at]);
    let after = &text[last.end as usize..];
    first.gap == Gap::None
        || matches!(before, b'/' | b'\\' | b'+' | b'%' | b'$' | b'_' | b'0'..=b'9')
        || matches!(after, [b'0'..=b'9' | b'+' | b'/' | b'_' | b'(' | b'\\', ..] | [b':', b':', ..])
}
