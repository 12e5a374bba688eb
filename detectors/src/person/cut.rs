//! Names that follow on each other without anything between: where lines were joined, in lists of people.

use super::token::{Case, Gap, Token};

/// Whether a word is first of all a given name.
fn is_given(token: &Token) -> bool {
    token.class.given() >= 2 && token.class.given() >= token.class.family()
}

/// Whether a word can end a name: a family name, or one that no list has.
fn is_family(token: &Token) -> bool {
    let class = token.class;
    token.case != Case::Initial && (class.family() > class.given() || class.family() + class.given() == 0)
}

/// Whether a new name begins at the word `at` of the words of one name, of which one began at `first`.
fn begins(words: &[Token], first: usize, at: usize) -> bool {
    let (before, word) = (&words[at - 1], &words[at]);
    if word.gap != Gap::Space || word.case == Case::Initial {
        return false;
    }
    // The same name again: what was said, and who says it.
    if words[first].hash == word.hash && word.class.given() > 0 {
        return true;
    }
    // A given name behind a family name that a given name stands before, and a family name behind it, or nothing.
    at - first >= 2
        && is_given(&words[first])
        && is_family(before)
        && is_given(word)
        && match words.get(at + 1) {
            Some(next) => is_family(next) || next.case == Case::Initial || is_given(next),
            None => word.class.given() == 3 && word.class.family() <= 1,
        }
}

/// Calls `each` with the bounds of the single names in the words of what was found as one.
pub(crate) fn each(words: &[Token], mut each: impl FnMut(usize, usize)) {
    let mut first = 0;
    for at in 1..words.len() {
        if begins(words, first, at) {
            each(first, at);
            first = at;
        }
    }
    each(first, words.len());
}
